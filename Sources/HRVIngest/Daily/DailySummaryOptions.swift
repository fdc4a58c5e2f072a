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
  /// The zone of the person's clock: of local times, and for files whose times are UTC.
  public var zone: ZoneRules?

  /// Creates options; the defaults leave everything to the file.
  public init(
    formatID: String? = nil, metric: MetricID? = nil, window: DailySeries.Window? = nil,
    zone: ZoneRules? = nil
  ) {
    self.formatID = formatID
    self.metric = metric
    self.window = window
    self.zone = zone
  }
}
