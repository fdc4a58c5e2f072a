/// The formats that daily summaries are read from.
public enum DailySummaryFormats {
  /// Every format; no file is recognized by two.
  public static let all: [DailySummaryFormat] = [
    .hrv4Training,
    .eliteHRVSummary,
    .eliteHRVReadings,
    .ouraTrends,
    .whoopCycles,
    .fitbitDailyHRV,
    .fitbitHRVDetails,
    .appleHealthSDNN,
  ]
}
