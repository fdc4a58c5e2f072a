public import HRVModel

/// What a person says about a daily summary and the file does not.
public struct DailySummaryOptions: Hashable, Sendable {
  /// The id of the format to read with, whatever the file looks like; nil to recognize it.
  public var formatID: String?
  /// The metric that is wanted; nil for the logarithm of the file's first: `ln_rmssd` where
  /// there is RMSSD.
  public var metric: MetricID?
  /// The part of the day that counts, for files whose values have a time; nil for the format's.
  public var window: DailySeries.Window?
  /// The person's clock minus UTC, in s, for files whose times are UTC.
  public var utcOffsetS: Int?

  /// Creates options; the defaults leave everything to the file.
  ///
  /// - Precondition: `utcOffsetS` lies within 18 h.
  public init(
    formatID: String? = nil, metric: MetricID? = nil, window: DailySeries.Window? = nil,
    utcOffsetS: Int? = nil
  ) {
    precondition((-64_800...64_800).contains(utcOffsetS ?? 0), "UTC offset \(utcOffsetS ?? 0) s")
    self.formatID = formatID
    self.metric = metric
    self.window = window
    self.utcOffsetS = utcOffsetS
  }
}
