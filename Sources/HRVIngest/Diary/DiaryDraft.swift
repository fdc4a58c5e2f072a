internal import HRVModel

/// A diary while it is being read: cells by column and day, with their places.
struct DiaryDraft: Sendable {
  let file: String
  let head: FileHead
  let dateOrder: IntakeReadingOptions.DateOrder?
  /// The columns that the person asked for, whose cells must make sense.
  let wanted: [String]
  var remarks = Remarks()

  private var columns: [Column] = []
  private var indexOfKey: [String: Int] = [:]

  /// A column while it is being read.
  private struct Column {
    let name: String
    var cells: [CivilDay: (text: String, place: Place)] = [:]
  }

  init(
    file: String, head: FileHead, dateOrder: IntakeReadingOptions.DateOrder?, wanted: [String]
  ) {
    self.file = file
    self.head = head
    self.dateOrder = dateOrder
    self.wanted = wanted
  }

  /// Makes room for a column, so that it exists even when no cell is filled in.
  mutating func add(column name: String, at place: Place) throws(IngestError) {
    let key = DiaryColumn.key(of: name)
    guard indexOfKey[key] == nil else {
      throw error(
        .ambiguous("two columns are called \"\(name)\""), at: place, remedy: "Rename one of them")
    }
    indexOfKey[key] = columns.count
    columns.append(Column(name: name))
  }

  /// Takes the cell of a column, which is made if need be; empty cells are passed over. Of a number
  /// with a decimal comma the point is kept, so that it is the same number wherever it is kept.
  mutating func add(
    _ written: String, to name: String, on day: CivilDay, at place: Place
  ) throws(IngestError) {
    let text =
      head.layout.decimalMark == .comma && head.number(written) != nil
      ? written.replacing(",", with: ".") : written
    let key = DiaryColumn.key(of: name)
    if indexOfKey[key] == nil { try add(column: name, at: place) }
    guard let index = indexOfKey[key], TickReading(text) != .unknown else { return }
    if let first = columns[index].cells.updateValue((text, place), forKey: day),
      first.text != text
    {
      throw error(
        .ambiguous("\(day) already has \"\(first.text)\" as \(name), on line \(first.place.line)"),
        at: place, remedy: "Keep one of the two")
    }
  }

  /// The day of a cell, or what is wrong with it.
  func day(_ text: String, at place: Place) throws(IngestError) -> CivilDay {
    if let moment = TimeText.calendar(text) { return moment.localDay }
    switch CalendarDay.read(WrittenDays.dayPart(of: text), order: dateOrder) {
    case .day(let day): return day
    case .ambiguous:
      throw error(
        .ambiguous("\"\(text)\" is one day in Europe and another in America"), at: place,
        remedy: "Write days as YYYY-MM-DD, or say --date-order dmy or --date-order mdy")
    case .none:
      if let day = CalendarDay.spelledOut(text) { return day }
      throw error(
        .expected("a day such as 2026-03-02", found: text), at: place, remedy: "Correct the cell")
    }
  }

  /// The diary, once every cell is in.
  func finished() throws(IngestError) -> Diary {
    for name in wanted where indexOfKey[DiaryColumn.key(of: name)] == nil {
      throw error(
        .missingColumn("\"\(name)\"", header: columns.map(\.name)), at: .beginning,
        remedy: "Name one of these")
    }
    let wantedKeys = Set(wanted.map(DiaryColumn.key(of:)))
    var finished: [DiaryColumn] = []
    for column in columns {
      finished.append(
        try self.finished(column, isWanted: wantedKeys.contains(DiaryColumn.key(of: column.name)))
      )
    }
    return Diary(
      file: file, columns: finished, notes: notes, remarks: remarks.finished(file: file))
  }

  /// Every cell, by day and then by column.
  private var notes: [DiaryNote] {
    let byColumn = columns.enumerated().flatMap { index, column in
      column.cells.map { day, cell in
        (index, DiaryNote(day: day, name: column.name, value: cell.text))
      }
    }
    return byColumn.sorted { ($0.1.day, $0.0) < ($1.1.day, $1.0) }.map(\.1)
  }

  /// A column is of numbers or of yes and no when most of its cells are; a wanted one must be so
  /// throughout.
  private func finished(_ column: Column, isWanted: Bool) throws(IngestError) -> DiaryColumn {
    let numbers = column.cells.compactMapValues { number($0.text) }
    let ticks = column.cells.compactMapValues { TickReading($0.text) }
    let isNumbers = !numbers.isEmpty && 2 * numbers.count >= column.cells.count
    let isTicks = !ticks.isEmpty && 2 * ticks.count >= column.cells.count
    let readsTicks = isTicks && ticks.count >= numbers.count
    if readsTicks || isNumbers {
      let known: [CivilDay: Double] =
        readsTicks ? ticks.mapValues { $0 == .yes ? 1 : 0 } : numbers
      let odd = column.cells.filter { known[$0.key] == nil }.min { $0.key < $1.key }
      if let odd, isWanted {
        throw error(
          .expected(
            readsTicks ? "yes or no" : "a number, as in the rest of \"\(column.name)\"",
            found: odd.value.text), at: odd.value.place,
          remedy: "Correct the cell, or leave it empty when it is not known")
      }
      if odd == nil {
        return DiaryColumn(
          name: column.name, kind: readsTicks ? .yesNo : .number,
          values: known.mapValues { .number($0) })
      }
    }
    return DiaryColumn(
      name: column.name, kind: .levels, values: column.cells.mapValues { .level($0.text) })
  }

  /// A number, or hours and minutes as `7:30`, which is 7.5.
  private func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    if let number = DecimalNumber.parse(bytes.span, bytes.indices) {
      return number.isFinite ? number : nil
    }
    return TimeText.minuteOfDay(text).map { Double($0) / 60 }
  }

  func error(
    _ reason: IngestError.Reason, at place: Place, remedy: String
  ) -> IngestError {
    IngestError(reason, at: place.location(in: file), remedy: remedy)
  }
}
