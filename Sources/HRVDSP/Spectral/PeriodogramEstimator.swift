public import HRVModel

/// One windowed periodogram of the longest stretch without a gap: the finest resolution there is,
/// and no averaging.
///
/// The stretch is resampled as ``WelchEstimator`` does, detrended if asked, loses its mean and is
/// multiplied by the window `w`. With zeros behind, up to a length that is fast to transform,
/// `S(k) = 2 |X(k)|² / (resampleHz · Σw²)`, without the 2 at 0 and at the Nyquist frequency.
///
/// - Source: A. Schuster, Terrestrial Magnetism 3(1), 1898, pp. 13–41.
///   doi:10.1029/TM003i001p00013
/// - Complexity: O(*n* log *n*).
public struct PeriodogramEstimator: SpectralEstimator {
  /// How the stretch is resampled and weighed.
  public let options: PeriodogramOptions

  /// The method with its parameters, in words.
  public var description: String {
    "a periodogram of the longest stretch (window \(options.window.rawValue); cubic spline at"
      + " \(SettingText.decimal(options.resampleHz)) Hz, trend removed: \(options.detrending))"
  }

  private let plans = PlanCache<PairedFFT>(capacity: 128)

  /// Creates an estimator; transforms are planned when first needed, and then kept.
  public init(_ options: PeriodogramOptions = .standard) { self.options = options }

  /// The spectrum of `nn` in `range`, made in `workspace`.
  ///
  /// - Throws: ``HRVModel/MetricError/tooShort(neededS:gotS:)`` or
  ///   ``HRVModel/MetricError/noContiguousStretch(neededS:longestS:)``.
  public func spectrum(
    of nn: NNSeries, in range: Range<Int>, using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> Spectrum {
    let rateHz = options.resampleHz
    let count = try ResampledRuns.longest(
      of: nn, in: range, rateHz: rateHz, minimum: Int((options.minimumS * rateHz).rounded()))
    for run in nn.runs(in: range)
    where ResampledRuns.sampleCount(of: run, in: nn, rateHz: rateHz) == count {
      workspace.resample(
        nn.intervalsMs.span.extracting(run), at: nn.endTimesS.span.extracting(run),
        every: 1 / rateHz, count: count)
      break
    }
    workspace.detrend(count, by: options.detrending)
    let weights = options.window.weights(count)
    let plan = plans.plan(length: ComplexFFT.length(atLeast: count)) { PairedFFT(length: $0) }
    workspace.begin(length: plan.length, bins: plan.binCount)
    workspace.addPeriodogram(count: count, weights, plan)
    let scale = 2 / (rateHz * weights.reduce(0) { $0 + $1 * $1 })
    var density = workspace.power.map { $0 * scale }
    density[0] /= 2
    if plan.length.isMultiple(of: 2) { density[plan.binCount - 1] /= 2 }
    return Spectrum(
      densityMs2PerHz: density, resolutionHz: rateHz / Double(plan.length),
      estimate: SpectralEstimate(
        method: "periodogram", samplingRateHz: rateHz, segmentS: Double(count) / rateHz,
        segmentCount: 1))
  }
}

extension SpectralWorkspace {
  fileprivate mutating func addPeriodogram(count: Int, _ weights: [Double], _ plan: PairedFFT) {
    let x = tachogram
    transform.load(x.span.extracting(..<count), window: weights.span)
    Self.addPower(plan, &transform, to: &power)
  }

  private static func addPower(
    _ plan: PairedFFT, _ transform: inout PairedFFT.Workspace, to power: inout [Double]
  ) {
    var span = power.mutableSpan
    plan.addPower(of: &transform, to: &span)
  }
}
