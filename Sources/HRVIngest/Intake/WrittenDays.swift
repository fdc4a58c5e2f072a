internal import HRVModel

/// The days of a log whose order of day and month only the log as a whole tells.
///
/// A single cell such as `03/02/2026` is two days; one cell beyond the 12th settles it for all.
struct WrittenDays {
  private let context: IntakeContext
  private var firstAmbiguous: (text: String, place: Place)?
  private var settled: [IntakeReadingOptions.DateOrder: Place] = [:]

  init(_ context: IntakeContext) { self.context = context }

  /// Takes notice of a cell that may begin with a day.
  mutating func see(_ text: String, at place: Place) {
    let day = Self.dayPart(of: text)
    switch CalendarDay.order(of: day) {
    case .either: firstAmbiguous = firstAmbiguous ?? (day, place)
    case .only(let order): settled[order] = settled[order] ?? place
    case .irrelevant: break
    }
  }

  /// The order of all days; nil when none of them needs one.
  func order() throws(IngestError) -> IntakeReadingOptions.DateOrder? {
    if let order = context.options.dateOrder { return order }
    if let dayFirst = settled[.dayFirst], let monthFirst = settled[.monthFirst] {
      throw context.error(
        .ambiguous(
          "line \(min(dayFirst.line, monthFirst.line)) writes days in another order than this one"),
        at: max(dayFirst.line, monthFirst.line) == dayFirst.line ? dayFirst : monthFirst,
        remedy: "Write all days as YYYY-MM-DD")
    }
    if let order = settled.keys.first { return order }
    guard let (text, place) = firstAmbiguous else { return nil }
    throw context.error(
      .ambiguous("\"\(text)\" is one day in Europe and another in America"), at: place,
      remedy: "Write days as YYYY-MM-DD, or say --date-order dmy (day first) or --date-order mdy"
        + " (month first)")
  }

  /// What stands before the clock time, if there is one. Names of months are followed by blanks
  /// too: the year ends such a day.
  static func dayPart(of text: String) -> String {
    guard let blank = text.firstIndex(of: " "), text.first?.isNumber == true,
      text[..<blank].contains(where: { "/.-".contains($0) })
    else { return text }
    return String(text[..<blank])
  }
}
