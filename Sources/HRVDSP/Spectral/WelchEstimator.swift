public import HRVModel

/// Welch's averaged, windowed periodograms of the evenly resampled tachogram.
///
/// 1. Each interval stands at the instant of the beat that ends it.
/// 2. Every contiguous stretch is interpolated by a cubic spline with not-a-knot ends at
///    `t₁ + i / resampleHz`, from its first to its last beat.
/// 3. Stretches are cut into overlapping segments; what is left over at the end of a stretch is
///    not used, and no segment spans a gap. If every stretch is shorter than a segment, the
///    longest is one segment, as long as it is not below the minimum.
/// 4. Each segment loses its mean and is multiplied by the periodic window `w`, Hann's unless
///    asked otherwise.
/// 5. `S(k) = 2 |X(k)|² / (resampleHz · Σw²)`, without the 2 at 0 and at the Nyquist frequency,
///    averaged over all segments. The transform is as long as the segment: no zero padding.
///
/// No trend is removed beyond the mean of each segment, unless ``WelchOptions/detrending`` asks
/// for it: then between steps 2 and 3, from each stretch as a whole.
///
/// - Source: P. D. Welch, IEEE Trans. Audio Electroacoust. 15(2), 1967, pp. 70–73.
///   doi:10.1109/TAU.1967.1161901
/// - Complexity: O(*n* log *segment*). In a workspace that has grown, nothing but the result is
///   allocated, and for band powers nothing at all.
public struct WelchEstimator: SpectralEstimator {
  /// How a recording is resampled and cut.
  public let options: WelchOptions

  /// The method with its parameters, in words.
  public var description: String {
    "Welch's method (segments of \(SettingText.decimal(options.segmentS)) s, the next one repeating"
      + " \(SettingText.decimal(100 * options.overlap)) % of each, window \(options.window.rawValue);"
      + " cubic spline at \(SettingText.decimal(options.resampleHz)) Hz, trend removed:"
      + " \(options.detrending))"
  }

  private let usual: WelchSegment
  private let others = WelchSegmentCache()

  /// Creates an estimator: plans its transform once, to be shared by any number of tasks.
  public init(_ options: WelchOptions = .standard) {
    self.options = options
    usual = WelchSegment(
      length: options.segmentLength, overlap: options.overlap, window: options.window)
  }

  /// The spectrum of `nn` in `range`, made in `workspace`.
  ///
  /// - Throws: ``HRVModel/MetricError/tooShort(neededS:gotS:)`` when the whole recording is
  ///   shorter than the minimum segment;
  ///   ``HRVModel/MetricError/noContiguousStretch(neededS:longestS:)`` when gaps cut it into
  ///   stretches that all are.
  public func spectrum(
    of nn: NNSeries, in range: Range<Int>, using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> Spectrum {
    let segment = try segment(for: nn, in: range)
    let estimate = addPeriodograms(
      of: nn, in: range, segment, bins: segment.binCount, using: &workspace)
    return Spectrum(
      densityMs2PerHz: segment.density(
        ofSummedPower: workspace.power, segments: estimate.segmentCount,
        samplingRateHz: options.resampleHz),
      resolutionHz: options.resampleHz / Double(segment.length), estimate: estimate)
  }

  /// The powers of the bands in `range`, from no more bins than the bands need.
  ///
  /// - Throws: what ``spectrum(of:in:using:)`` throws.
  public func bandPowers(
    of nn: NNSeries, in range: Range<Int>, bands: FrequencyBands,
    using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> BandPowers {
    let segment = try segment(for: nn, in: range)
    let resolutionHz = options.resampleHz / Double(segment.length)
    let needed = Int(min(bands.upperHz / resolutionHz + 1, Double(segment.binCount)))
    let bins = max(needed, 1)
    let estimate = addPeriodograms(of: nn, in: range, segment, bins: bins, using: &workspace)
    return BandPowers(bands, estimate) { band in
      segment.powerMs2(
        of: band.bins(every: resolutionHz, count: bins), summed: workspace.power,
        segments: estimate.segmentCount, samplingRateHz: options.resampleHz)
    }
  }

  /// Leaves the summed squared magnitudes of the first `bins` bins in the workspace, in segments
  /// of the usual length; returns how many there are.
  ///
  /// - Precondition: the options' minimum is a whole segment.
  func sumPower(
    of nn: NNSeries, in range: Range<Int>, bins: Int, using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> Int {
    let segment = try segment(for: nn, in: range)
    precondition(segment.length == options.segmentLength)
    return addPeriodograms(of: nn, in: range, segment, bins: bins, using: &workspace).segmentCount
  }

  /// Appends the densities of what ``sumPower(of:in:bins:using:)`` left.
  func appendDensity(
    ofSumIn workspace: borrowing SpectralWorkspace, segments: Int, to density: inout [Double]
  ) {
    usual.appendDensity(
      ofSummedPower: workspace.power, segments: segments, samplingRateHz: options.resampleHz,
      to: &density)
  }

  /// Leaves the summed squared magnitudes of all segments in the workspace.
  private func addPeriodograms(
    of nn: NNSeries, in range: Range<Int>, _ segment: WelchSegment, bins: Int,
    using workspace: inout SpectralWorkspace
  ) -> SpectralEstimate {
    workspace.begin(length: segment.length, bins: bins)
    var segments = 0
    for run in nn.runs(in: range) {
      let count = ResampledRuns.sampleCount(of: run, in: nn, rateHz: options.resampleHz)
      guard count >= segment.length else { continue }
      workspace.resample(
        nn.intervalsMs.span.extracting(run), at: nn.endTimesS.span.extracting(run),
        every: 1 / options.resampleHz, count: count)
      workspace.detrend(count, by: options.detrending)
      segments += segment.addPeriodograms(
        of: workspace.tachogram, count: count, power: &workspace.power,
        in: &workspace.transform)
    }
    return SpectralEstimate(
      method: "Welch", samplingRateHz: options.resampleHz,
      segmentS: Double(segment.length) / options.resampleHz, segmentCount: segments)
  }

  /// The segment that fits the longest stretch.
  private func segment(
    for nn: NNSeries, in range: Range<Int>
  ) throws(MetricError) -> WelchSegment {
    let longest = try ResampledRuns.longest(
      of: nn, in: range, rateHz: options.resampleHz, minimum: options.minimumLength)
    if longest >= options.segmentLength { return usual }
    return others.segment(length: longest, overlap: options.overlap, window: options.window)
  }
}
