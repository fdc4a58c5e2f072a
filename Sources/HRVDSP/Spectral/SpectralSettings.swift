public import HRVModel

/// What the methods of ``SpectralMethod`` can be told; each takes what concerns it.
public struct SpectralSettings: Hashable, Sendable {
  /// The rate of the resampled tachogram, in Hz.
  public var resampleHz = 4.0
  /// The length of a segment (Welch), in seconds.
  public var segmentS = 180.0
  /// The least length of what is analysed, in seconds; nil for
  /// ``shortestS``, or a segment if that is less.
  public var minimumS: Double?
  /// The share of a segment that its neighbour shares (Welch).
  public var overlap = 0.5
  /// The weights that fade a segment in and out (Welch, periodogram).
  public var window = Window.hann
  /// What is removed from each resampled stretch. Lomb–Scargle, which resamples nothing, is given
  /// detrended beats instead.
  public var detrending = Detrending.none
  /// The order of an autoregressive model.
  public var order = AutoregressiveOptions.Order.fixed(16)
  /// How many bins there are to one over the span (Lomb–Scargle).
  public var oversampling = 1
  /// The highest frequency (Lomb–Scargle), in Hz.
  public var maximumHz = 0.5

  /// The least length of what is analysed unless something else is asked for, in s: two minutes
  /// less ten seconds. A recording of two minutes, the shortest that the Task Force (1996,
  /// doi:10.1161/01.CIR.93.5.1043) allows for LF, begins and ends between beats, and may lose an
  /// artefact at either end.
  public static let shortestS = 110.0

  /// The defaults of every method.
  public init() {}

  /// How Welch's method is told.
  public func welch() throws(ModelError) -> WelchOptions {
    try WelchOptions(
      resampleHz: resampleHz, segmentS: segmentS, minimumSegmentS: minimumS, overlap: overlap,
      window: window, detrending: detrending)
  }
}
