internal import HRVModel

/// What `hrv inspect` shows of a log of what was taken: its format, the days that it covers, and
/// every substance with its doses as written; nothing is converted.
public enum IntakeLogDocument {
  /// The log for a terminal, with every remark; or what has to be said before it can be read.
  public static func text(
    _ inspected: InspectedIntakeLog, style: TextStyle = .plain, widthColumns: Int = 100
  ) -> String {
    var table = TextTable([.init(""), .init("", wraps: true)], indent: 2)
    table.append(["format", inspected.formatID])
    table.append(["holds", "no beats; a log of what was taken"])
    let title = style.apply(.bold, to: VisibleText.line(inspected.file)) + "\n"
    let log: IntakeLog
    switch inspected.log {
    case .failure(let error):
      table.append(["not read", "line \(error.line): \(error.message)"])
      return title + table.text(widthColumns: widthColumns, style: style)
    case .success(let read): log = read
    }
    let coverage = IntakeCoverage(log)
    table.append(["rows", NumberText.count(log.entries.count)])
    table.append(["days", coverage.text])
    let text = title + table.text(widthColumns: widthColumns, style: style)
    return text + doses(log, style, widthColumns)
      + RemarkTable.text(log.remarks, style, widthColumns)
  }

  private static func doses(
    _ log: IntakeLog, _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    guard !log.entries.isEmpty else { return "" }
    var table = TextTable(
      [.init("rows", .trailing), .init("what", wraps: true), .init("dose", wraps: true)],
      indent: 2)
    for kind in IntakeKind.all(log.entries) {
      table.append([NumberText.count(kind.rows), kind.what, kind.doseText])
    }
    return "\n" + style.apply(.bold, to: "taken") + "\n"
      + table.text(widthColumns: widthColumns, style: style)
  }

  /// The log as JSON. Days are null when there is none; `lastDay` also when a daily regimen has
  /// no last day. Amounts are in `unit`, as written.
  static func json(_ inspected: InspectedIntakeLog) -> JSONValue {
    var log: IntakeLog?
    var error: ReportedError?
    switch inspected.log {
    case .success(let read): log = read
    case .failure(let reason): error = reason
    }
    let coverage = log.map(IntakeCoverage.init)
    return [
      "file": .string(inspected.file),
      "format": .string(inspected.formatID),
      "rows": (log?.entries.count).map(JSONValue.integer) ?? .null,
      "singleDays": (coverage?.singleDays.count).map(JSONValue.integer) ?? .null,
      "regimens": (coverage?.regimens).map(JSONValue.integer) ?? .null,
      "firstDay": .optional(coverage?.first?.description),
      "lastDay": .optional(coverage?.last?.description),
      "taken": .array(IntakeKind.all(log?.entries ?? []).map(\.json)),
      "remarks": .array((log?.remarks ?? []).map(\.json)),
      "error": .optional(error?.message),
    ]
  }
}
