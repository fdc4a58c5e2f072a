public import HRVModel

/// What the methods of ``SpectralMethod`` can be told; each takes what concerns it.
public struct SpectralSettings: Hashable, Sendable {
  /// The rate of the resampled tachogram, in Hz.
  public var resampleHz = 4.0
  /// The length of a segment (Welch), in seconds.
  public var segmentS = 180.0
  /// The least length of what is analysed, in seconds; nil for 120 s, or a segment if that is
  /// less.
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

  /// The defaults of every method.
  public init() {}

  /// How Welch's method is told.
  public func welch() throws(ModelError) -> WelchOptions {
    try WelchOptions(
      resampleHz: resampleHz, segmentS: segmentS, minimumSegmentS: minimumS, overlap: overlap,
      window: window, detrending: detrending)
  }
}
