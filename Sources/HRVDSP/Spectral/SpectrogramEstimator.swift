public import HRVModel

/// How the spectrum of a recording changes: Welch's method in every window, on one grid.
///
/// A window takes the intervals that lie wholly in it. No segment spans a gap, and segments are
/// never shortened, so that all windows have the same bins; a window whose stretches are all
/// shorter than a segment has a reason instead, as has one of which too little is covered.
///
/// - Complexity: O(*windows* · *length* log *segment*). Nothing but the result is allocated.
public struct SpectrogramEstimator: Sendable {
  /// Where windows begin, and how long they are.
  public let windows: AnalysisWindows
  /// The highest frequency, in Hz.
  public let maximumHz: Double

  private let welch: WelchEstimator
  private let resolutionHz: Double
  private let binCount: Int

  /// Prepares spectrograms.
  ///
  /// - Parameters:
  ///   - windows: where they begin, and how long they are.
  ///   - segmentS: the length of a segment of Welch's method in s, shorter than a window; when
  ///     nil, half a window or 180 s, whichever is less.
  ///   - resampleHz: the rate of the resampled tachogram.
  ///   - maximumHz: the highest frequency, at most half that rate.
  ///   - detrending: what is removed from each stretch of a window.
  /// - Throws: ``HRVModel/ModelError/outOfRange(quantity:value:allowed:)``.
  public init(
    _ windows: AnalysisWindows, segmentS: Double? = nil, resampleHz: Double = 4,
    maximumHz: Double = 0.5, detrending: Detrending = .none
  ) throws(ModelError) {
    let segmentS = segmentS ?? min(180, windows.lengthS / 2)
    let options = try WelchOptions(
      resampleHz: resampleHz, segmentS: segmentS, minimumSegmentS: segmentS,
      detrending: detrending)
    guard segmentS < windows.lengthS else {
      throw .outOfRange(
        quantity: "segment length in s", value: segmentS, allowed: "less than a window")
    }
    guard maximumHz > 0, maximumHz <= resampleHz / 2 else {
      throw .outOfRange(
        quantity: "highest frequency in Hz", value: maximumHz,
        allowed: "0 to half the resampling rate")
    }
    self.windows = windows
    self.maximumHz = maximumHz
    welch = WelchEstimator(options)
    resolutionHz = resampleHz / Double(options.segmentLength)
    binCount = min(
      Int(maximumHz / resolutionHz + 1e-9) + 1, options.segmentLength / 2 + 1)
  }

  /// The spectrogram of `nn`.
  ///
  /// - Parameters:
  ///   - start: what the clock showed at time 0, for windows aligned with it.
  ///   - refusal: why the window that begins at an instant, in s since time 0, shall have no
  ///     spectrum; nil when it shall.
  public func callAsFunction(
    _ nn: NNSeries, start: Timestamp? = nil,
    refusal: (_ startS: Double) -> MetricError? = { _ in nil },
    using workspace: inout SpectralWorkspace
  ) -> Spectrogram {
    var result = Spectrogram(
      lengthS: windows.lengthS, stepS: windows.stepS, resolutionHz: resolutionHz,
      binCount: binCount)
    for startS in windows.startsS(inRecordingOf: nn.durationS, from: start) {
      let range = nn.indices(fromS: startS, toS: startS + windows.lengthS)
      let coveredS = nn.coveredS(in: range)
      if let refusal = refusal(startS) {
        result.append(startS: startS, coveredS: coveredS, invalidity: refusal)
        continue
      }
      let coverage = coveredS / windows.lengthS
      guard coverage >= windows.minimumCoverage, !range.isEmpty else {
        result.append(
          startS: startS, coveredS: coveredS,
          invalidity: .tooLittleCovered(
            neededFraction: windows.minimumCoverage, gotFraction: coverage))
        continue
      }
      do throws(MetricError) {
        let segments = try welch.sumPower(of: nn, in: range, bins: binCount, using: &workspace)
        result.append(startS: startS, coveredS: coveredS) {
          welch.appendDensity(ofSumIn: workspace, segments: segments, to: &$0)
        }
      } catch {
        result.append(startS: startS, coveredS: coveredS, invalidity: error)
      }
    }
    return result
  }
}
