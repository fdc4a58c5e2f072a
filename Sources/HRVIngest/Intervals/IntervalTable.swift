internal import HRVModel

/// The intervals of a file as they stand in it, with their places and, where there are any,
/// their stamps.
///
/// A cell that is no number is an error with its place: skipping it would join two beats that
/// did not follow each other, and mending it would invent one. Only the last line may be
/// incomplete, when the text ends without a line end, as it does after a full disk or an empty
/// battery: it is left out with a remark.
struct IntervalTable {
  /// The intervals in ms, as written; believable or not.
  private(set) var intervalsMs: [Double] = []
  /// Where each interval stands.
  private(set) var places = PlaceMap()
  /// The stamp of each interval, in ms since the first stamp; empty when there are none.
  private(set) var stampsMs: [Double] = []
  /// The first stamp, when it is a date with a time.
  private(set) var firstStamp: Timestamp?
  /// The first stamp in ms, from which the others count.
  private var originMs = 0.0
  /// Where the last line begins, when it is cut off.
  private var cutOff: Place?
  /// Where rows stand that repeat one of the rows before.
  private var repeats: [Place] = []
  /// The clock of stamps without a date: the day that is counted, and the last time of day.
  private var dayMs = 0.0
  private var lastOfDayMs: Double?

  /// Which columns to read.
  struct Columns {
    var interval: Int
    var stamp: Stamp = .none
    /// What the header calls the column of intervals; nil without a header.
    var intervalName: ColumnName?
    /// Whether the first row holds names.
    var hasHeader = false
    /// Whether a row may hold nothing but its interval.
    var isAlone = false
    /// A column that adds up the intervals, so that no two rows of different beats are equal.
    var sum: Int?

    /// What stands beside an interval.
    enum Stamp {
      /// Nothing that tells the time.
      case none
      /// A date with a time, or an epoch number.
      case clock(column: Int)
      /// A number that counts from an unknown moment; times `10^shift` it is in ms.
      case elapsed(column: Int, shift: Int)

      var column: Int? {
        switch self {
        case .none: nil
        case .clock(let column), .elapsed(let column, _): column
        }
      }
    }
  }

  /// An empty table, to be filled by formats whose intervals stand in no column of their own.
  init() {}

  /// Adds an interval as it stands at `place`, with the clock reading beside it where every
  /// interval of the file has one.
  mutating func append(intervalMs: Double, stamp: Timestamp? = nil, at place: Place) {
    if let stamp {
      let first = firstStamp ?? stamp
      firstStamp = first
      stampsMs.append(Self.milliseconds(stamp) - Self.milliseconds(first))
    }
    intervalsMs.append(intervalMs)
    places.append(line: place.line, column: place.column)
  }

  /// Reads the table and tells the unit of its intervals: from `options`, else from the
  /// header, else from the median.
  static func read(
    _ bytes: Span<UInt8>, columns: Columns, context: ReadingContext, remarks: inout Remarks
  ) throws(IngestError) -> IntervalTable {
    if columns.intervalName?.quantity == "rrs", columns.intervalName?.unit == nil,
      context.options.intervalUnit == nil
    {
      throw context.error(
        .ambiguous(
          "a column named \"rrs\" may count ms or 1/1024 s, which its numbers do not show"),
        remedy: "If it was converted to ms, say --unit ms; otherwise export \"rrsMs\"")
    }
    let declared = context.options.intervalUnit ?? columns.intervalName?.intervalUnit
    var unit = declared ?? columns.presumedUnit(context.head)
    var table = try IntervalTable(bytes, columns, unit, context)
    if declared == nil {
      let shown = try IntervalUnit.shown(by: table, readAs: unit, context: context)
      if shown != unit {
        unit = shown
        table = try IntervalTable(bytes, columns, unit, context)
      }
    }
    try IntervalUnit.checkHeart(table, unit: unit, isDeclared: declared != nil, context: context)
    for place in table.repeats {
      remarks.note(oneOf: "rows that stand twice in the file", at: place) {
        "this row repeats one just before, running sum and all; it was left out"
      }
    }
    if let cutOff = table.cutOff {
      remarks.note("the last line is cut off and was left out", at: cutOff)
    }
    return table
  }

  /// Intervals in ms that a format of bytes has read, with their places and perhaps stamps.
  ///
  /// - Precondition: as many places, and stamps when there are any, as intervals.
  init(
    intervalsMs: [Double], places: PlaceMap, stampsMs: [Double] = [], firstStamp: Timestamp? = nil
  ) {
    precondition(stampsMs.isEmpty || stampsMs.count == intervalsMs.count)
    self.intervalsMs = intervalsMs
    self.places = places
    self.stampsMs = stampsMs
    self.firstStamp = firstStamp
  }

  /// Reads all rows with the intervals in `unit`.
  private init(
    _ bytes: Span<UInt8>, _ columns: Columns, _ unit: IntervalUnit, _ context: ReadingContext
  ) throws(IngestError) {
    var rows = context.rows()
    if columns.hasHeader { _ = try rows.next(in: bytes) }
    let guess = Self.rowCount(bytes, context.head)
    intervalsMs.reserveCapacity(guess)
    if case .none = columns.stamp {
      try fillWithoutStamps(&rows, bytes, columns, unit.shiftToMs, context)
    } else {
      stampsMs.reserveCapacity(guess)
      try fill(&rows, bytes, columns, unit.shiftToMs, context)
    }
    guard !intervalsMs.isEmpty else {
      throw context.error(.empty, remedy: "Export the recording again")
    }
  }

  /// About how many rows there are, by the length of those at the beginning: a little too many
  /// rather than too few, since room that is not used costs no memory.
  private static func rowCount(_ bytes: Span<UInt8>, _ head: FileHead) -> Int {
    let shown = head.lines.suffix(FileHead.lineLimit / 2)
    let length = shown.reduce(0) { $0 + $1.utf8.count + 1 }
    guard length > 0 else { return 0 }
    return bytes.count / length * shown.count * 17 / 16 + shown.count
  }

  private mutating func fillWithoutStamps(
    _ rows: inout Rows, _ bytes: Span<UInt8>, _ columns: Columns, _ shift: Int,
    _ context: ReadingContext
  ) throws(IngestError) {
    while true {
      if columns.isAlone { appendPlain(&rows, bytes, shift) }
      guard try rows.next(in: bytes) else { return }
      guard let interval = rows.number(columns.interval, in: bytes, shift: shift) else {
        if rows.isUnterminated {
          cutOff = rows.place(0)
          return
        }
        throw Self.noInterval(rows, columns.interval, bytes, context)
      }
      if columns.isAlone { try Self.checkWidth(rows, bytes, context) }
      intervalsMs.append(interval)
      places.append(line: rows.line, column: rows.place(columns.interval).column)
    }
  }

  /// Reads lines for as long as they are nothing but a short number.
  private mutating func appendPlain(_ rows: inout Rows, _ bytes: Span<UInt8>, _ shift: Int) {
    var list = rows.plainList()
    let firstLine = rows.nextLine
    list.append(to: &intervalsMs, in: bytes, shift: shift)
    places.append(lines: firstLine..<firstLine + list.count, column: 1)
    rows.pass(list)
  }

  private mutating func fill(
    _ rows: inout Rows, _ bytes: Span<UInt8>, _ columns: Columns, _ shift: Int,
    _ context: ReadingContext
  ) throws(IngestError) {
    while true {
      appendPlain(&rows, bytes, columns, shift)
      guard try rows.next(in: bytes) else { return }
      let interval = rows.number(columns.interval, in: bytes, shift: shift)
      let cell = columns.stamp.column.flatMap(rows.range)
      let stamp = cell.flatMap { cell in
        Self.stamp(bytes, cell, columns.stamp, mark: rows.decimalMark)
          ?? timeOfDay(bytes, cell, columns.stamp)
      }
      guard let interval, let stamp else {
        if rows.isUnterminated {
          cutOff = rows.place(0)
          return
        }
        throw interval == nil
          ? Self.noInterval(rows, columns.interval, bytes, context)
          : Self.noStamp(rows, columns.stamp, bytes, context)
      }
      if columns.sum != nil, endsLike(stamp.ms, interval), repeatsEarlierRow(rows, bytes, columns) {
        repeats.append(rows.place(0))
        continue
      }
      if intervalsMs.isEmpty { (originMs, firstStamp) = (stamp.ms, stamp.clock) }
      stampsMs.append(stamp.ms - originMs)
      intervalsMs.append(interval)
      places.append(line: rows.line, column: rows.place(columns.interval).column)
    }
  }

  /// Reads rows for as long as they hold an interval and a stamp and need no care.
  private mutating func appendPlain(
    _ rows: inout Rows, _ bytes: Span<UInt8>, _ columns: Columns, _ shift: Int
  ) {
    guard !intervalsMs.isEmpty, let stampColumn = columns.stamp.column, var plain = rows.plain()
    else {
      return
    }
    let wanted = PlainRows.Columns(stamp: stampColumn, number: columns.interval, shift: shift)
    let firstLine = rows.nextLine
    var minute = CalendarMinute()
    while let row = plain.row(in: bytes, wanted),
      let stampMs = Self.stampMs(
        bytes, row.stampCell, columns.stamp, mark: rows.decimalMark, &minute),
      // What may repeat is compared with the rows before.
      columns.sum == nil || !endsLike(stampMs, row.number)
    {
      stampsMs.append(stampMs - originMs)
      intervalsMs.append(row.number)
      places.append(line: firstLine &+ plain.count, column: row.numberStart - plain.offset + 1)
      plain.accept(row)
    }
    rows.pass(plain)
  }

  /// A stamp in ms from an origin of its own; `minute` spares most of the reading.
  @inline(__always)
  private static func stampMs(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ stamp: Columns.Stamp, mark: DecimalMark,
    _ minute: inout CalendarMinute
  ) -> Double? {
    guard case .clock = stamp else { return Self.stamp(bytes, range, stamp, mark: mark)?.ms }
    if let ms = minute.milliseconds(bytes, range) { return ms }
    let ms = Self.stamp(bytes, range, stamp, mark: mark)?.ms
    if let ms { minute.learn(ms, bytes, range) }
    return ms
  }

  /// A stamp in ms from an origin of its own, and as a time of the clock when it is one.
  private static func stamp(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ stamp: Columns.Stamp, mark: DecimalMark
  ) -> (ms: Double, clock: Timestamp?)? {
    switch stamp {
    case .none: return nil
    case .elapsed(_, let shift):
      let ms = DecimalNumber.parse(bytes, range, mark: mark, shift: shift)
      return ms.flatMap { abs($0) < 1e15 ? ($0, nil) : nil }
    case .clock:
      let time =
        TimeText.calendar(bytes, range)
        ?? DecimalNumber.parse(bytes, range, mark: mark).flatMap(TimeText.epoch)
      return time.map { (milliseconds($0), $0) }
    }
  }

  /// Whether one of the latest intervals has this stamp and this length.
  private func endsLike(_ stampMs: Double, _ intervalMs: Double) -> Bool {
    let sinceFirstMs = stampMs - originMs
    for i in max(0, intervalsMs.count - Self.longestPacket)..<intervalsMs.count
    where stampsMs[i] == sinceFirstMs && intervalsMs[i] == intervalMs { return true }
    return false
  }

  /// Whether one of the lines before has the stamp, the interval and the running sum of the
  /// current row: a packet that was delivered twice.
  private func repeatsEarlierRow(_ rows: Rows, _ bytes: Span<UInt8>, _ columns: Columns) -> Bool {
    let wanted = [columns.stamp.column, columns.interval, columns.sum].map { column in
      column.map { rows.text($0, in: bytes) }
    }
    var start = rows.start
    // Blank lines and lines that were repeated stand between.
    for _ in 0..<4 * Self.longestPacket where start > 0 {
      var begin = start - 1
      while begin > 0, bytes[begin - 1] != Byte.lineFeed, bytes[begin - 1] != Byte.carriageReturn {
        begin -= 1
      }
      start = begin
      guard let row = rows.row(at: begin, in: bytes), row.nextOffset <= rows.start else { continue }
      let cells = [columns.stamp.column, columns.interval, columns.sum].map { column in
        column.map { row.text($0, in: bytes) }
      }
      if cells == wanted { return true }
    }
    return false
  }

  /// A clock without a date, counted on over midnight.
  private mutating func timeOfDay(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ stamp: Columns.Stamp
  ) -> (ms: Double, clock: Timestamp?)? {
    guard case .clock = stamp, firstStamp == nil,
      let ms = TimeText.millisecondOfDay(bytes, range).map(Double.init)
    else { return nil }
    if let last = lastOfDayMs, last - ms > StampClock.longestMs / 2 {
      dayMs += StampClock.longestMs
    }
    lastOfDayMs = ms
    return (dayMs + ms, nil)
  }

  private static func milliseconds(_ time: Timestamp) -> Double {
    Double(time.unixMilliseconds ?? time.localMilliseconds)
  }
}

extension IntervalTable.Columns {
  /// The unit that the first rows show, so that the file need not be read twice to tell.
  func presumedUnit(_ head: FileHead) -> IntervalUnit {
    let numbers = head.rows.indices.compactMap { i in
      guard interval < head.rows[i].count else { return nil as Double? }
      if let numbers = head.numbers(i), interval < numbers.count {
        return numbers[numbers.startIndex + interval]
      }
      return head.number(head.rows[i][interval])
    }
    return !numbers.isEmpty && IntervalUnit.isMedian(of: numbers, atMost: 10)
      ? .seconds : .milliseconds
  }
}
