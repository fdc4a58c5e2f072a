internal import HRVModel

/// What the reader of a daily summary is handed beside the bytes.
struct DailySummaryContext: Sendable {
  /// The file as the person named it.
  let file: String
  /// What the person says about it.
  let options: DailySummaryOptions
  /// Its beginning.
  let head: FileHead
  /// The row of the table that reads it.
  let format: DailySummaryFormat

  /// The part of the day that counts.
  var window: DailySeries.Window { options.window ?? format.window }

  func error(
    _ reason: IngestError.Reason, at place: Place = .beginning, remedy: String
  ) -> IngestError {
    IngestError(reason, at: place.location(in: file), remedy: remedy)
  }

  /// What to read of a file that has these metrics: what was asked for, or the logarithm of the
  /// first where HRV is told on a log scale.
  func quantity(among metrics: [DailyMetric]) throws(IngestError) -> DailyQuantity {
    guard let usual = metrics.first?.quantities.last else {
      throw error(
        .missingColumn(
          format.metrics.map { "\"\($0.symbol)\"" }.joined(separator: " or "), header: head.header),
        remedy: "Export again with the HRV values")
    }
    guard let asked = options.metric else { return usual }
    let offered = metrics.flatMap(\.quantities)
    if let quantity = offered.first(where: { $0.id == asked }) { return quantity }
    let ids = offered.map(\.id.rawValue)
    let isOtherQuantity = asked.rawValue.hasSuffix("rmssd") && ids.contains("sdnn")
    throw error(
      .noSuchMetric(asked.rawValue, offered: ids),
      remedy: isOtherQuantity
        ? "SDNN is another quantity and does not stand in for RMSSD: ask for sdnn or ln_sdnn, or"
          + " use a source that has RMSSD"
        : "Ask for one of these, or use a source that has it")
  }
}
