public import HRVModel

/// What `hrv inspect` shows of a daily summary: what its values are, who computed them, how a day
/// comes by one, and what was left out.
public enum DailySeriesDocument {
  /// The series for a terminal, with its first and last day, and every remark.
  public static func text(
    _ series: DailySeries, style: TextStyle = .plain, widthColumns: Int = 100
  ) -> String {
    var table = TextTable([.init(""), .init("", wraps: true)], indent: 2)
    for (name, value) in rows(series) { table.append([name, value]) }
    let files = VisibleText.line(series.sources.map(\.file).joined(separator: ", "))
    let text = table.text(widthColumns: widthColumns, style: style)
    return style.apply(.bold, to: files) + "\n" + text
      + RemarkTable.text(series.remarks, style, widthColumns)
  }

  private static func rows(_ series: DailySeries) -> [(name: String, value: String)] {
    let origin = ComputedElsewhere(series)
    var rows = [
      ("format", origin.formatIDs.joined(separator: ", ")),
      ("holds", "no beats; daily values that were computed elsewhere, by \(origin.by)"),
      ("metric", "\(series.metric.id): \(series.metric.summary)"),
      ("unit", series.metric.unit.isEmpty ? "none" : series.metric.unit),
      ("device", origin.devices.isEmpty ? "unknown" : origin.devices.joined(separator: ", ")),
      ("a day\u{2019}s value", "of \(origin.windowText); of several, \(series.choice.text)"),
      ("values", NumberText.count(origin.samples)),
    ]
    for leftOut in series.leftOut {
      rows.append(("left out", "\(NumberText.count(leftOut.count)) \(leftOut.reason.rawValue)"))
    }
    guard let first = series.points.first, let last = series.points.last else {
      return rows + [("days", "none")]
    }
    let values = series.points.map(\.value).sorted()
    let span = last.day.daysSince1970 - first.day.daysSince1970 + 1
    let range = [values[0], values[values.count / 2], values[values.count - 1]]
      .map { NumberText.with(unit: series.metric.unit, NumberText.display($0)) }
    let days = "\(NumberText.count(origin.days)) of \(NumberText.count(span))"
    return rows + [
      ("days", "\(days), \(first.day) to \(last.day)"),
      ("range", range.joined(separator: ", ") + " (least, middle, greatest)"),
    ]
  }

  /// The series as JSON: everything about it, then its days. Values are in `unit`.
  static func json(_ series: DailySeries) -> JSONValue {
    let origin = ComputedElsewhere(series)
    return [
      "files": .array(origin.files.map(JSONValue.string)),
      "formats": .array(origin.formatIDs.map(JSONValue.string)),
      "computedBy": .string(origin.by),
      "metric": .string(series.metric.id.rawValue), "unit": .string(series.metric.unit),
      "summary": .string(series.metric.summary),
      "devices": .array(origin.devices.map(JSONValue.string)),
      "window": .string(series.window.rawValue), "choice": .string(series.choice.rawValue),
      "timed": .bool(origin.isTimed), "samples": .integer(origin.samples),
      "leftOut": leftOut(series.leftOut),
      "days": .array(
        series.points.map {
          [
            "day": .string($0.day.description), "value": .number($0.value),
            "samples": .integer($0.sampleCount),
          ]
        }),
      "remarks": .array(series.remarks.map(\.json)),
    ]
  }

  /// What no day uses, by reason.
  static func leftOut(_ leftOut: [DailySeries.LeftOut]) -> JSONValue {
    .array(
      leftOut.map { ["reason": .string($0.reason.rawValue), "count": .integer($0.count)] })
  }
}
