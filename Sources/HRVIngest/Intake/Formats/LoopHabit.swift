internal import HRVModel

/// A habit of Loop Habit Tracker, and what the values of its days mean.
///
/// Newer exports write words, older ones their numbers: -1 unknown, 0 no, 1 yes by the schedule,
/// 2 yes, 3 skipped. Habits that are measured hold thousandths of their unit. A yes by the
/// schedule was not entered by anybody and is unknown. (Words and columns as in the fixtures of
/// public readers, the numbers as in their sources; thousandths in two of three of these, so that
/// a small number which may be either is refused.)
struct LoopHabit {
  private let isMeasured: Bool
  private let unit: String

  /// The habit as Habits.csv beside the file describes it; a yes/no habit when there is none.
  init(named name: String, _ context: IntakeContext) throws(IngestError) {
    let found = try context.siblings.withBytes(of: "Habits.csv") {
      bytes throws(IngestError) -> (String, String)? in
      let file = context.siblings.path(of: "Habits.csv")
      let list = IntakeContext(
        file: file, options: context.options, head: FileHead(bytes, file: file))
      guard let names = list.column("name"), let types = list.column("type") else { return nil }
      var rows = try list.rowsBelowNames(in: bytes)
      while try rows.next(in: bytes) {
        guard rows.text(names, in: bytes).trimmed == name else { continue }
        let unit = list.column("unit").map { rows.text($0, in: bytes).trimmed } ?? ""
        return (rows.text(types, in: bytes).lowercased(), unit)
      }
      return nil
    }
    let (type, unit) = (found ?? nil) ?? ("", "")
    isMeasured = type.hasPrefix("numer") || type.hasPrefix("measur")
    self.unit = unit
  }

  /// Whether a cell is one of the words of this app.
  static func isWord(_ text: String) -> Bool {
    ["YES_MANUAL", "YES_AUTO", "UNKNOWN", "SKIP"].contains(text)
  }

  /// What a day holds, in the words of ``ItemValue``.
  func value(
    _ text: String, at place: Place, _ context: IntakeContext
  ) throws(IngestError) -> String {
    switch text.uppercased() {
    case "YES_MANUAL": return "yes"
    case "NO": return "no"
    case "YES_AUTO", "UNKNOWN", "SKIP", "": return ""
    default: break
    }
    let bytes = Array(text.utf8)
    guard let number = DecimalNumber.parse(bytes.span, bytes.indices), number >= -1 else {
      throw context.error(
        .expected("YES_MANUAL, NO, SKIP, UNKNOWN or their numbers", found: text), at: place,
        remedy: "Export again")
    }
    if isMeasured || number >= 100 { return number < 0 ? "" : "\(number / 1000) \(unit)".trimmed }
    switch number {
    case 2: return "yes"
    case 0: return "no"
    case -1, 1, 3: return ""
    default:
      throw context.error(
        .ambiguous("\(TextDecoding.shown(text)) is no value of a yes/no habit"), at: place,
        remedy: "Keep Habits.csv of the same export beside the file: it tells what is measured")
    }
  }
}
