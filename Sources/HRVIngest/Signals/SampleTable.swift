internal import HRVModel

/// The samples of a signal as they stand in a file, and what their stamps tell.
struct SampleTable: Sendable {
  /// The samples in mV.
  private(set) var samplesMv: [Float] = []
  /// The first stamp, in ns as it stands in the file.
  private(set) var firstNs: Int64 = 0
  /// The first time on the phone's clock; nil without such a column.
  private(set) var phoneStart: Timestamp?
  /// Where the stamps jump by more than a clock can run: for the sample after, how long it took
  /// by the phone's clock, in s; nil when the phone's clock does not tell.
  private(set) var resets: [Int: Double?] = [:]
  /// The stamps of the samples.
  private(set) var stamps: StampRuns
  /// The line on which each sample stands.
  private(set) var places = PlaceMap()
  /// Where the row of the last sample begins.
  private var lastRow = 0

  /// Which columns to read, and what they count.
  struct Columns {
    var sample: Int
    /// One unit of the samples in mV.
    var unitMv: Double
    var stamp: Int
    var notation: StampNotation
    var phone: Int?
    /// Whether cells may say that there is no sample (``MissingSample``); the stamps show how
    /// long for.
    var mayMiss = false
    /// A number that stands where there is no sample.
    var sentinel: Double?
  }

  /// A step of the stamps beyond this, in ns, is a clock that was set: a day.
  static let longestNs: Int64 = 86_400_000_000_000

  /// Reads the rows that follow `header`, or all rows below the first one.
  ///
  /// As with intervals, a cell that is no number is an error; only a last line without line
  /// end may be incomplete, and is left out with a remark.
  ///
  /// Long tables are read in parts of a fixed size by `context.workers` at a time. The result
  /// does not depend on their number.
  init(
    _ bytes: Span<UInt8>, columns: Columns, below header: Rows? = nil, context: ReadingContext,
    remarks: inout Remarks
  ) throws(IngestError) {
    var rows = header ?? context.rows()
    if header == nil { _ = try rows.next(in: bytes) }
    var limitNs = Self.limitNs(aheadOf: rows, bytes, columns, context)
    while true {
      var noted = remarks
      self = try Self.read(
        bytes, rows, columns: columns, limitNs: limitNs, context: context, remarks: &noted)
      // The rows at the beginning showed longer steps than the whole: once more, with those.
      guard let lowerNs = gapLimitNs, lowerNs < limitNs else {
        remarks = noted
        return
      }
      limitNs = lowerNs
    }
  }

  /// Steps of the stamps beyond this are gaps, in ns; nil when the steps show no rate.
  var gapLimitNs: Int64? { SampleClock.gapLimitNs(typicalStepNs: stamps.typicalStepNs) }

  /// The runs that gaps divide, or, when nothing tells what a gap is, that steps back divide.
  var runs: [StampRun] { stamps.joined(limitNs: gapLimitNs ?? .max) }

  /// A bound that steps without a gap do not reach, by the first rows; the whole decides.
  private static func limitNs(
    aheadOf rows: Rows, _ bytes: Span<UInt8>, _ columns: Columns, _ context: ReadingContext
  ) -> Int64 {
    var ahead = SampleTable(limitNs: .max, capacity: 0)
    var rows = rows
    var ignored = Remarks()
    // What is wrong with a row is said when all are read.
    try? ahead.append(
      &rows, in: bytes, upTo: 256, columns: columns, context: context, remarks: &ignored)
    // A little less than the factor of a gap, so that a whole that is a little faster than its
    // beginning need not be read twice.
    return ahead.gapLimitNs.map { $0 / 8 * 7 } ?? .max
  }

  private static func read(
    _ bytes: Span<UInt8>, _ rows: Rows, columns: Columns, limitNs: Int64,
    context: ReadingContext, remarks: inout Remarks
  ) throws(IngestError) -> SampleTable {
    if let table = inParts(bytes, rows, columns: columns, limitNs: limitNs, context: context) {
      return table
    }
    var rows = rows
    var table = SampleTable(limitNs: limitNs, capacity: bytes.count / 32)
    try table.append(
      &rows, in: bytes, upTo: .max, columns: columns, context: context, remarks: &remarks)
    return table
  }

  /// No samples yet.
  init(limitNs: Int64, capacity: Int) {
    stamps = StampRuns(limitNs: limitNs)
    samplesMv.reserveCapacity(capacity)
  }

  /// Whether no clock was set between these samples and those of `next`.
  func canContinue(with next: SampleTable) -> Bool {
    guard let lastNs = stamps.lastNs, !next.samplesMv.isEmpty else { return true }
    return Self.follows(next.firstNs, lastNs)
  }

  /// Adds a part that was read by itself and had nothing to say, `linesBefore` lines down.
  mutating func append(contentsOf part: SampleTable, linesBefore: Int) {
    if samplesMv.isEmpty { (firstNs, phoneStart) = (part.firstNs, part.phoneStart) }
    samplesMv.append(contentsOf: part.samplesMv)
    stamps.append(contentsOf: part.stamps)
    places.append(contentsOf: part.places, linesBefore: linesBefore)
  }
}

// MARK: Rows

extension SampleTable {
  /// Reads rows until there are none, or until there are `limit` samples.
  mutating func append(
    _ rows: inout Rows, in bytes: Span<UInt8>, upTo limit: Int, columns: Columns,
    context: ReadingContext, remarks: inout Remarks
  ) throws(IngestError) {
    while samplesMv.count < limit {
      appendPlain(&rows, in: bytes, upTo: limit, columns: columns)
      guard try rows.next(in: bytes) else { return }
      let stampNs = rows.range(columns.stamp).flatMap {
        columns.notation.ns(bytes, $0, mark: rows.decimalMark)
      }
      guard let sample = rows.number(columns.sample, in: bytes), let stampNs else {
        if rows.isUnterminated {
          remarks.note("the last line is cut off and was left out", at: rows.place(0))
          return
        }
        if columns.mayMiss, stampNs != nil,
          MissingSample.matches(rows.text(columns.sample, in: bytes))
        {
          Self.noteMissing(at: rows.place(columns.sample), &remarks)
          continue
        }
        throw Self.unreadable(rows, columns, bytes, context)
      }
      if let sentinel = columns.sentinel, sample == sentinel {
        Self.noteMissing(at: rows.place(columns.sample), &remarks)
        continue
      }
      if let lastNs = stamps.lastNs {
        if !Self.follows(stampNs, lastNs) { noteReset(rows, bytes, columns, &remarks) }
      } else {
        firstNs = stampNs
        phoneStart = Self.clock(columns, rows, bytes)
      }
      samplesMv.append(Float(sample * columns.unitMv))
      stamps.append(stampNs)
      places.append(line: rows.line, column: 1)
      lastRow = rows.start
    }
  }

  /// Reads rows for as long as they hold a sample and a stamp and need no care.
  private mutating func appendPlain(
    _ rows: inout Rows, in bytes: Span<UInt8>, upTo limit: Int, columns: Columns
  ) {
    guard var plain = rows.plain(), let first = stamps.lastNs else { return }
    let wanted = PlainRows.Columns(
      stamp: columns.stamp, notation: columns.notation, number: columns.sample)
    let sentinel = columns.sentinel ?? .infinity
    let firstLine = rows.nextLine
    var lastNs = first
    // Taken out, since the closure may not touch the rest of `self`.
    var stamps = StampRuns(limitNs: stamps.limitNs)
    swap(&stamps, &self.stamps)
    samplesMv.append(atMost: limit - samplesMv.count) {
      guard let row = plain.row(in: bytes, wanted), Self.follows(row.stampNs, lastNs),
        row.number != sentinel
      else { return nil }
      plain.accept(row)
      stamps.append(row.stampNs)
      lastNs = row.stampNs
      return Float(row.number * columns.unitMv)
    }
    swap(&stamps, &self.stamps)
    places.append(lines: firstLine..<firstLine + plain.count, column: 1)
    rows.pass(plain)
    if plain.count > 0 { lastRow = plain.start }
  }

  /// Whether a stamp can be that of the sample after `lastNs` by a clock that was not set.
  @inline(__always)
  private static func follows(_ stampNs: Int64, _ lastNs: Int64) -> Bool {
    0...longestNs ~= stampNs &- lastNs
  }

  private mutating func noteReset(
    _ rows: Rows, _ bytes: Span<UInt8>, _ columns: Columns, _ remarks: inout Remarks
  ) {
    let before = rows.row(at: lastRow, in: bytes).flatMap { Self.clock(columns, $0, bytes) }
    resets.updateValue(
      Self.lastedS(from: before, to: Self.clock(columns, rows, bytes)), forKey: samplesMv.count)
    remarks.note(oneOf: "times at which the sensor's clock was set", at: rows.place(0)) {
      "the sensor's clock was set here; the gap is taken from the phone's clock"
    }
  }

  /// The time on the phone's clock in the current row.
  private static func clock(
    _ columns: Columns, _ rows: Rows, _ bytes: Span<UInt8>
  ) -> Timestamp? {
    columns.phone.flatMap(rows.range).flatMap { TimeText.calendar(bytes, $0) }
  }

  private static func lastedS(from begin: Timestamp?, to end: Timestamp?) -> Double? {
    guard let begin, let end else { return nil }
    let ms = end.localMilliseconds - begin.localMilliseconds
    return 0...86_400_000 ~= ms ? Double(ms) / 1000 : nil
  }

  private static func noteMissing(at place: Place, _ remarks: inout Remarks) {
    remarks.note(oneOf: "rows without a sample", at: place) { "this row holds no sample" }
  }

  private static func unreadable(
    _ rows: Rows, _ columns: Columns, _ bytes: Span<UInt8>, _ context: ReadingContext
  ) -> IngestError {
    let isSample = rows.number(columns.sample, in: bytes) == nil
    let column = isSample ? columns.sample : columns.stamp
    return context.error(
      .expected(isSample ? "a sample of the ECG" : "a stamp", found: rows.text(column, in: bytes)),
      at: rows.place(column),
      remedy: "Correct the row, or remove it: the reader sees by the stamps that samples are"
        + " missing")
  }
}
