public import HRVModel

/// Welch's averaged, windowed periodograms of the evenly resampled tachogram.
///
/// 1. Each interval stands at the instant of the beat that ends it.
/// 2. Every contiguous stretch is interpolated by a cubic spline with not-a-knot ends at
///    `t₁ + i / resampleHz`, from its first to its last beat.
/// 3. Stretches are cut into overlapping segments; what is left over at the end of a stretch is
///    not used, and no segment spans a gap. If every stretch is shorter than a segment, the
///    longest is one segment, as long as it is not below the minimum.
/// 4. Each segment loses its mean and is multiplied by the periodic Hann window `w`.
/// 5. `S(k) = 2 |X(k)|² / (resampleHz · Σw²)`, without the 2 at 0 and at the Nyquist frequency,
///    averaged over all segments. The transform is as long as the segment: no zero padding.
///
/// No trend is removed beyond the mean of each segment.
///
/// - Source: P. D. Welch, IEEE Trans. Audio Electroacoust. 15(2), 1967, pp. 70–73.
///   doi:10.1109/TAU.1967.1161901
/// - Complexity: O(*n* log *segment*). In a workspace that has grown, nothing but the result is
///   allocated.
public struct WelchEstimator: SpectralEstimator {
  /// How a recording is resampled and cut.
  public let options: WelchOptions

  private let usual: WelchSegment
  private let others = WelchSegmentCache()

  /// Creates an estimator: plans its transform once, to be shared by any number of tasks.
  public init(_ options: WelchOptions = .standard) {
    self.options = options
    usual = WelchSegment(length: options.segmentLength, overlap: options.overlap)
  }

  /// The spectrum of `nn`, made in `workspace`.
  ///
  /// - Throws: ``HRVModel/MetricError/tooShort(neededS:gotS:)`` when the whole recording is
  ///   shorter than the minimum segment;
  ///   ``HRVModel/MetricError/noContiguousStretch(neededS:longestS:)`` when gaps cut it into
  ///   stretches that all are.
  public func spectrum(
    of nn: NNSeries, using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> Spectrum {
    let segment = try segment(for: nn)
    workspace.begin(length: segment.length)
    var segments = 0
    for run in nn.runs {
      let count = sampleCount(of: run, in: nn)
      guard count >= segment.length else { continue }
      workspace.resample(
        nn.intervalsMs.span.extracting(run), at: nn.endTimesS.span.extracting(run),
        every: 1 / options.resampleHz, count: count)
      let tachogram = workspace.tachogram
      segments += segment.addPeriodograms(
        of: tachogram.span.extracting(..<count), power: &workspace.power,
        in: &workspace.transform)
    }
    return Spectrum(
      densityMs2PerHz: segment.density(
        ofSummedPower: workspace.power, segments: segments, samplingRateHz: options.resampleHz),
      resolutionHz: options.resampleHz / Double(segment.length),
      estimate: SpectralEstimate(
        method: "Welch", samplingRateHz: options.resampleHz,
        segmentS: Double(segment.length) / options.resampleHz, segmentCount: segments))
  }

  /// The segment that fits the longest stretch.
  private func segment(for nn: NNSeries) throws(MetricError) -> WelchSegment {
    var longest = 0
    for run in nn.runs { longest = max(longest, sampleCount(of: run, in: nn)) }
    if longest >= options.segmentLength { return usual }
    guard longest >= options.minimumLength else {
      let neededS = Double(options.minimumLength) / options.resampleHz
      let longestS = Double(longest) / options.resampleHz
      let gotS = nn.runs.count == 1 ? longestS : nn.coveredS
      guard gotS >= neededS else { throw .tooShort(neededS: neededS, gotS: gotS) }
      throw .noContiguousStretch(neededS: neededS, longestS: longestS)
    }
    return others.segment(length: longest, overlap: options.overlap)
  }

  /// The number of samples from the first to the last beat of a run.
  ///
  /// A sample that should stand exactly on the last beat is counted whatever the last bit of
  /// the sum of times says: 10⁻⁹ samples are allowed for rounding.
  private func sampleCount(of run: Range<Int>, in nn: NNSeries) -> Int {
    let spanS = nn.endTimesS[run.upperBound - 1] - nn.endTimesS[run.lowerBound]
    return Int((spanS * options.resampleHz + 1e-9).rounded(.down)) + 1
  }
}
