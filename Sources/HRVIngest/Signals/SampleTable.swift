internal import HRVModel

/// The samples of a signal as they stand in a file, with the stamp of each.
struct SampleTable {
  /// The samples in mV.
  private(set) var samplesMv: [Float] = []
  /// The stamp of each sample, in ns since the first stamp.
  private(set) var stampsNs: [Int64] = []
  /// The first stamp, in ns as it stands in the file.
  private(set) var firstNs: Int64 = 0
  /// The first time on the phone's clock; nil without such a column.
  private(set) var phoneStart: Timestamp?
  /// Where the stamps jump by more than a clock can run: for the sample after, how long it took
  /// by the phone's clock, in s; nil when the phone's clock does not tell.
  private(set) var resets: [Int: Double?] = [:]

  /// The line on which each sample stands.
  private(set) var places = PlaceMap()

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
  init(
    _ bytes: Span<UInt8>, columns: Columns, below header: Rows? = nil, context: ReadingContext,
    remarks: inout Remarks
  ) throws(IngestError) {
    var rows = header ?? context.rows()
    if header == nil { _ = try rows.next(in: bytes) }
    samplesMv.reserveCapacity(bytes.count / 32)
    stampsNs.reserveCapacity(bytes.count / 32)
    var beforeNs: Int64 = 0
    var phoneBefore: Range<Int>?
    while try rows.next(in: bytes) {
      let stampNs = columns.notation.ns(columns.stamp, of: rows, bytes)
      guard let sample = rows.number(columns.sample, in: bytes), let stampNs else {
        if rows.isUnterminated {
          remarks.note("the last line is cut off and was left out", at: rows.place(0))
          break
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
      if samplesMv.isEmpty {
        firstNs = stampNs
        beforeNs = stampNs
        phoneStart = columns.phone.flatMap(rows.range).flatMap { TimeText.calendar(bytes, $0) }
      }
      let stepNs = stampNs &- beforeNs
      if stepNs < 0 || stepNs > Self.longestNs {
        let phone = columns.phone.flatMap(rows.range)
        resets.updateValue(
          Self.lastedS(from: phoneBefore, to: phone, bytes), forKey: samplesMv.count)
        remarks.note(oneOf: "times at which the sensor's clock was set", at: rows.place(0)) {
          "the sensor's clock was set here; the gap is taken from the phone's clock"
        }
      }
      places.append(line: rows.line, column: 1)
      samplesMv.append(Float(sample * columns.unitMv))
      stampsNs.append(stampNs &- firstNs)
      beforeNs = stampNs
      phoneBefore = columns.phone.flatMap(rows.range)
    }
  }

  private static func noteMissing(at place: Place, _ remarks: inout Remarks) {
    remarks.note(oneOf: "rows without a sample", at: place) { "this row holds no sample" }
  }

  private static func lastedS(
    from: Range<Int>?, to: Range<Int>?, _ bytes: Span<UInt8>
  ) -> Double? {
    guard let from, let to, let begin = TimeText.calendar(bytes, from),
      let end = TimeText.calendar(bytes, to)
    else { return nil }
    let ms = end.localMilliseconds - begin.localMilliseconds
    return 0...86_400_000 ~= ms ? Double(ms) / 1000 : nil
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
