import ArgumentParser
import HRVIngest
import HRVModel

/// What a person says about daily values that another program computed.
struct DailyFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The metric (see: hrv formats); by default the logarithm of the file's first.",
      valueName: "metric"))
  var dailyMetric: String?

  @Option(
    help: ArgumentHelp(
      "The part of the day that counts, when the values have times: night, morning or day; by"
        + " default what the format is about.", valueName: "window"))
  var dailyWindow: DailySeries.Window?

  @Option(
    help: ArgumentHelp(
      "Read as this format (see: hrv formats) instead of finding it out.", valueName: "format"))
  var dailyFormat: String?

  /// Whether any of them was given.
  var isGiven: Bool { dailyMetric != nil || dailyWindow != nil || dailyFormat != nil }

  func validate() throws { _ = try options(zone: nil) }

  /// The options as the reader takes them.
  ///
  /// - Parameter zone: the zone of the person's clock.
  /// - Throws: `ValidationError` naming the option that is wrong.
  func options(zone: ZoneRules?) throws -> DailySummaryOptions {
    if let dailyFormat, !DailySummaryFormats.all.contains(where: { $0.id == dailyFormat }) {
      throw ValidationError("--daily-format: no format \"\(dailyFormat)\"; see: hrv formats.")
    }
    return DailySummaryOptions(
      formatID: dailyFormat, metric: dailyMetric.map { MetricID(rawValue: $0) },
      window: dailyWindow, zone: zone)
  }
}
