/// Spectra of many windows of one recording, on one grid of frequencies: time × frequency.
public struct Spectrogram: Hashable, Sendable {
  /// One window.
  public struct Window: Hashable, Sendable {
    /// When it begins, in s since time 0 of the recording.
    public let startS: Double
    /// The time that its intervals cover, in s.
    public let coveredS: Double
    /// Why it has no spectrum; nil when it has one.
    public let invalidity: MetricError?
    /// Where its densities lie; empty when it has none.
    fileprivate let densities: Range<Int>
  }

  /// The windows, in order of time.
  public private(set) var windows: [Window] = []
  /// The length of a window, in s.
  public let lengthS: Double
  /// The time from one window to the next, in s.
  public let stepS: Double
  /// The distance of bins, in Hz; the first is at 0.
  public let resolutionHz: Double
  /// The number of bins of every window.
  public let binCount: Int

  private var densitiesMs2PerHz: [Double] = []

  /// A spectrogram without windows.
  package init(lengthS: Double, stepS: Double, resolutionHz: Double, binCount: Int) {
    precondition(resolutionHz > 0 && binCount > 0)
    self.lengthS = lengthS
    self.stepS = stepS
    self.resolutionHz = resolutionHz
    self.binCount = binCount
  }

  /// The power spectral densities of a window, in ms²/Hz, one a bin.
  ///
  /// - Throws: why the window has none.
  /// - Complexity: O(1).
  public func densityMs2PerHz(ofWindow index: Int) throws(MetricError) -> ArraySlice<Double> {
    if let invalidity = windows[index].invalidity { throw invalidity }
    return densitiesMs2PerHz[windows[index].densities]
  }

  /// The power of a window in `band`, in ms²: the sum of its bins times their width.
  ///
  /// - Throws: why the window has no spectrum.
  public func powerMs2(in band: FrequencyBand, ofWindow index: Int) throws(MetricError) -> Double {
    let density = try densityMs2PerHz(ofWindow: index)
    var sum = 0.0
    for k in band.bins(every: resolutionHz, count: binCount) {
      sum += density[density.startIndex + k]
    }
    return sum * resolutionHz
  }

  /// Adds a window without a spectrum.
  package mutating func append(startS: Double, coveredS: Double, invalidity: MetricError) {
    let end = densitiesMs2PerHz.count
    windows.append(
      Window(startS: startS, coveredS: coveredS, invalidity: invalidity, densities: end..<end))
  }

  /// Adds a window whose densities `body` appends.
  ///
  /// - Precondition: it appends one a bin.
  package mutating func append(
    startS: Double, coveredS: Double, _ body: (inout [Double]) -> Void
  ) {
    let start = densitiesMs2PerHz.count
    body(&densitiesMs2PerHz)
    precondition(densitiesMs2PerHz.count == start + binCount)
    windows.append(
      Window(
        startS: startS, coveredS: coveredS, invalidity: nil,
        densities: start..<densitiesMs2PerHz.count))
  }
}
