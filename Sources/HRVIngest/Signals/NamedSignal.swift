internal import HRVModel

/// Where the samples and times of a table stand, by the columns that a person named.
struct NamedSignal {
  /// The column of the samples.
  let value: Int
  /// The column of the times; nil without one.
  let time: Int?
  /// The rows of names and units above the samples.
  let headerRows: Int
  /// The unit of the samples that the table tells.
  let valueUnit: SampleUnit?
  /// The unit of the times that the table tells.
  private let timeUnit: StampUnit?
  /// The times of the first rows.
  private let times: [String]
  /// The name of the column of the samples.
  let lead: String?

  /// Finds the columns. A row above the samples is one of names, a second one of units; any
  /// more are an error of the first sample.
  init(
    _ context: ReadingContext, value: ColumnReference, time: ColumnReference?
  ) throws(IngestError) {
    let rows = context.head.rows
    guard let first = rows.first else {
      throw context.error(.empty, remedy: "Export the recording again")
    }
    let isNamed = first.allSatisfy {
      context.head.number($0) == nil && TimeText.calendar($0) == nil
    }
    let names = isNamed ? Array(first) : []
    let count = rows.map(\.count).max() ?? 0
    let column = try context.column(value, among: names, count: count)
    let timeColumn =
      try time.map { reference throws(IngestError) in
        try context.column(reference, among: names, count: count)
      }
    guard column != timeColumn else {
      throw context.error(
        .ambiguous("the same column is named for the times and for the samples"),
        remedy: "Name two columns, or leave out that of the times and say --sampling-rate <Hz>")
    }
    func isSample(_ row: HeadRows.Row) -> Bool {
      column < row.count
        && (context.head.number(row[column]) != nil || MissingSample.matches(row[column]))
    }
    let hasUnits =
      isNamed && rows.count > 1 && !isSample(rows[1])
      && SampleUnit(name: column < rows[1].count ? rows[1][column] : "") != nil
    let units = hasUnits ? Array(rows[1]) : []
    func unit(_ index: Int) -> String? {
      units.indices.contains(index)
        ? units[index] : names.indices.contains(index) ? ColumnName(names[index]).unit : nil
    }
    self.value = column
    self.time = timeColumn
    headerRows = (isNamed ? 1 : 0) + (hasUnits ? 1 : 0)
    valueUnit = unit(column).flatMap { SampleUnit(name: $0) }
    timeUnit = timeColumn.flatMap(unit).flatMap { StampUnit(name: $0) }
    lead = names.indices.contains(column) ? names[column] : nil
    times = rows.dropFirst(headerRows).compactMap { row in
      timeColumn.flatMap { $0 < row.count ? row[$0] : nil }
    }
  }

  /// The first time, when times are dates.
  var start: Timestamp? { times.first.flatMap { TimeText.calendar($0) } }

  /// How the times are written.
  func notation(
    ofTimes context: ReadingContext, remarks: inout Remarks
  ) throws(IngestError) -> StampNotation {
    if start != nil { return .calendar }
    let numbers = times.compactMap(context.head.number)
    guard let first = numbers.first, let last = numbers.last, numbers.count > times.count / 2 else {
      return .elapsed
    }
    if let unit = context.options.timeUnit ?? timeUnit { return .number(shift: unit.shift) }
    if TimeText.epoch(first) != nil {
      return .number(shift: first < 1e10 ? 9 : first < 1e13 ? 6 : first < 1e16 ? 3 : 0)
    }
    let step = (last - first) / Double(max(1, numbers.count - 1))
    let units = StampUnit.allCases.filter { unit in
      let stepNs = step * DecimalNumber.powersOfTen[unit.shift]
      return stepNs > 0 && Self.rateHz.contains(1e9 / stepNs)
    }
    guard units.count == 1, let unit = units.first else {
      throw context.error(
        .ambiguous("the unit of the times cannot be told from their steps of \(shortened(step))"),
        remedy: "Declare it with --time-unit <s|ms|us|ns>")
    }
    remarks.note(
      "the times are taken for \(unit.rawValue), the only unit in which an ECG has such steps")
    return .number(shift: unit.shift)
  }

  /// The rates of ECGs, within less than a factor of 1000, so that at most one unit fits.
  private static let rateHz = 20.0...8000.0
}
