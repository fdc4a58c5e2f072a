public import HRVModel

/// The Lomb–Scargle periodogram of the beats themselves: nothing is interpolated, and stretches
/// on both sides of a gap are analysed together, each at its true time.
///
/// 1. Each interval stands at the instant of the beat that ends it, and loses the mean of all.
/// 2. Bin *k* is at `k / (oversampling · span)` Hz, up to the highest frequency; the span is the
///    time from the beginning of the first interval to the last beat, gaps included.
/// 3. `S(k) = 2 T P(k) / n` with Lomb’s power `P`, the number of intervals *n*
///    and the time *T* that they cover, gaps left out. `S(0) = 0`.
///
/// So scaled, the area under a rhythm of amplitude *A* is *A*²/2, measured to 1 % at 0.1–0.3 Hz
/// for amplitudes up to 80 ms and mean intervals of 700–1000 ms, and the area under a slow
/// series is its variance. Beyond half the mean heart rate nothing is resolved, but repeats what
/// lies below.
///
/// Sums are made by a fast transform for uneven instants, and equal the direct ones to 10⁻⁸ of the largest.
///
/// - Source: N. R. Lomb, Astrophys. Space Sci. 39(2), 1976, pp. 447–462,
///   doi:10.1007/BF00648343; J. D. Scargle, Astrophys. J. 263, 1982, pp. 835–853,
///   doi:10.1086/160554.
/// - Complexity: O(*n* + *bins* log *bins*).
public struct LombScargleEstimator: SpectralEstimator {
  /// The grid.
  public let options: LombScargleOptions

  /// The method with its parameters, in words.
  public var description: String {
    "the Lomb–Scargle periodogram of the beats (up to \(SettingText.decimal(options.maximumHz)) Hz,"
      + " \(options.oversampling) bins to 1/span)"
  }

  private let plans = PlanCache<ComplexFFT>(capacity: 128)

  // Some five days at four bins to 1/span; memory for more would be gigabytes.
  private static let maximumBins = 1_000_000

  /// Creates an estimator; transforms are planned when first needed, and then kept.
  public init(_ options: LombScargleOptions = .standard) { self.options = options }

  /// The spectrum of `nn` in `range`, made in `workspace`.
  ///
  /// - Throws: ``HRVModel/MetricError/tooShort(neededS:gotS:)`` when the intervals cover less
  ///   than the minimum; ``HRVModel/MetricError/undefined(_:)`` when there would be more than a
  ///   million bins.
  public func spectrum(
    of nn: NNSeries, in range: Range<Int>, using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> Spectrum {
    let coveredS = nn.coveredS(in: range)
    // A microsecond is allowed for the rounding of end times.
    guard coveredS + 1e-6 >= options.minimumS else {
      throw .tooShort(neededS: options.minimumS, gotS: coveredS)
    }
    let startS = nn.endTimesS[range.lowerBound] - nn.intervalsMs[range.lowerBound] / 1000
    let spanS = nn.endTimesS[range.upperBound - 1] - startS
    let resolutionHz = 1 / (spanS * Double(options.oversampling))
    let modes = (options.maximumHz / resolutionHz + 1e-9).rounded(.down)
    guard modes < Double(Self.maximumBins) else {
      throw .undefined(
        "a Lomb–Scargle spectrum of \(Int(spanS)) s would have more than \(Self.maximumBins) bins")
    }
    let plan = plans.plan(length: NonuniformFFT.gridLength(modes: Int(modes))) {
      ComplexFFT(length: $0)
    }
    let density = workspace.lombDensity(
      of: nn, in: range, startS: startS, resolutionHz: resolutionHz, modes: Int(modes),
      coveredS: coveredS, plan: plan)
    return Spectrum(
      densityMs2PerHz: density, resolutionHz: resolutionHz,
      estimate: SpectralEstimate(
        method: "Lomb–Scargle", samplingRateHz: 2 * options.maximumHz, segmentS: spanS,
        segmentCount: 1, spansGaps: true))
  }
}

extension SpectralWorkspace {
  fileprivate mutating func lombDensity(
    of nn: NNSeries, in range: Range<Int>, startS: Double, resolutionHz: Double, modes: Int,
    coveredS: Double, plan: ComplexFFT
  ) -> [Double] {
    let count = range.count
    if tachogram.count < count { tachogram = [Double](repeating: 0, count: count) }
    if turns.count < count { turns = [Double](repeating: 0, count: count) }
    let firstMs = nn.intervalsMs[range.lowerBound]
    let meanMs =
      firstMs + Kernels.sum(nn.intervalsMs.span.extracting(range), about: firstMs) / Double(count)
    for (j, i) in range.enumerated() {
      tachogram[j] = nn.intervalsMs[i] - meanMs
      turns[j] = (nn.endTimesS[i] - startS) * resolutionHz
    }
    let (values, places) = (tachogram, turns)
    nonuniform.transform(
      values.span.extracting(..<count), at: places.span.extracting(..<count), plan: plan)
    var density = [Double](repeating: 0, count: modes + 1)
    var span = density.mutableSpan
    nonuniform.lombPower(sampleCount: count, into: &span)
    let scale = 2 * coveredS / Double(count)
    for k in density.indices { density[k] *= scale }
    return density
  }
}
