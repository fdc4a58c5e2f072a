internal import HRVModel

extension RecordingFormat {
  /// The beats of an Empatica EmbracePlus.
  static let empaticaEmbracePlus = RecordingFormat(
    id: "empatica-embraceplus",
    summary: "systolic_peaks.csv: the Unix time of each pulse wave, in ns",
    content: .rr,
    writers: "Empatica EmbracePlus (wrist, optical), by Empatica's and others' scripts",
    exampleName: "systolic_peaks.csv",
    example: """
      systolic_peak_timestamp
      1772435700250000000
      1772435701062000000
      1772435701867000000
      1772435702690000000
      1772435703530000000
      1772435704348000000

      """,
    recognizes: { head in head.hasColumn { $0.quantity == EmpaticaEmbracePlus.name } },
    read: EmpaticaEmbracePlus.read)
}

/// A column `systolic_peak_timestamp` of ascending Unix times, perhaps among others.
///
/// The vendor's script writes whole ns; others divide them to µs, ms or s, which the size of the
/// first number tells. Checked on the scripts that write it, not on a real file.
enum EmpaticaEmbracePlus {
  static let name = "systolicpeaktimestamp"

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let head = context.head
    guard let column = head.header.firstIndex(where: { ColumnName($0).quantity == name }) else {
      throw context.error(
        .missingColumn("systolic_peak_timestamp", header: head.header),
        remedy: "Read it without naming a format")
    }
    guard head.rows.count > 1, column < head.rows[1].count else {
      throw context.error(.empty, remedy: "Export the recording again")
    }
    let first = head.rows[1][column]
    guard let shift = head.number(first).flatMap(TimeText.shiftToNs) else {
      throw context.error(
        .expected("a Unix time in ns, µs, ms or s", found: first), at: Place(line: 2, column: 1),
        remedy: "Export the peaks with the vendor's script")
    }
    var remarks = Remarks()
    let (table, firstNs) = try intervals(bytes, column, shift, context, &remarks)
    try IntervalUnit.checkHeart(
      table, unit: .milliseconds, isDeclared: false, context: context)
    let series = try RRAssembly.series(table, clock: nil, context: context, remarks: &remarks)
    remarks.note("the numbers are times of pulse waves; the intervals are their differences")
    return context.recording(
      .rr(series), format: RecordingFormat.empaticaEmbracePlus.id,
      startInFile: Timestamp(unixMilliseconds: firstNs / 1_000_000), remarks: remarks)
  }

  private static func intervals(
    _ bytes: Span<UInt8>, _ column: Int, _ shift: Int, _ context: ReadingContext,
    _ remarks: inout Remarks
  ) throws(IngestError) -> (table: IntervalTable, firstNs: Int64) {
    var table = IntervalTable()
    var rows = context.rows()
    _ = try rows.next(in: bytes)
    var times: (first: Int64, last: Int64)?
    while try rows.next(in: bytes) {
      guard let timeNs = timeNs(rows, column, shift, bytes) else {
        if rows.isUnterminated {
          remarks.note("the last line is cut off and was left out", at: rows.place(0))
          break
        }
        throw context.error(
          .expected("the Unix time of a pulse wave", found: rows.text(column, in: bytes)),
          at: rows.place(column),
          remedy: "Correct the time; the beats before and after it cannot be placed without it")
      }
      defer { times = (times?.first ?? timeNs, timeNs) }
      guard let last = times?.last else { continue }
      let stepMs = Double(timeNs - last) / 1e6
      guard stepMs > 0 else {
        throw context.error(
          .expected("a time later than the one before", found: rows.text(column, in: bytes)),
          at: rows.place(column), remedy: "Sort the times and leave out the doubles")
      }
      guard stepMs <= StampClock.longestMs else {
        throw context.error(
          .outOfRange(
            "the time since the peak before", value: "\(shortened(stepMs / 3_600_000)) h",
            allowed: "24 h at most"),
          at: rows.place(column),
          remedy: "Divide the file here: it holds more than one recording")
      }
      table.append(intervalMs: stepMs, at: rows.place(column))
    }
    guard let times, !table.intervalsMs.isEmpty else {
      throw context.error(.empty, remedy: "Export the recording again")
    }
    return (table, times.first)
  }

  /// The time in ns, exact where it is written in digits; positive and below 2⁶², so that
  /// differences fit.
  private static func timeNs(
    _ rows: Rows, _ column: Int, _ shift: Int, _ bytes: Span<UInt8>
  ) -> Int64? {
    guard let range = rows.range(column) else { return nil }
    let mark = range.first { bytes[$0] == UInt8(ascii: ".") } ?? range.upperBound
    if let whole = WholeNumber.parse(bytes, range.lowerBound..<mark), 0..<limitNs ~= whole,
      let fractionNs = fractionNs(bytes, mark..<range.upperBound, shift)
    {
      let (ns, overflows) = whole.multipliedReportingOverflow(
        by: Int64(DecimalNumber.powersOfTen[shift]))
      return overflows || ns >= limitNs ? nil : ns + fractionNs
    }
    // Spreadsheets rewrite long numbers as 1.7149206E+18.
    guard let number = rows.number(column, in: bytes, shift: shift),
      0..<Double(limitNs) ~= number
    else { return nil }
    return Int64(number.rounded())
  }

  private static let limitNs = Int64(1) << 62

  /// The digits behind a decimal mark in ns, when `10^shift` ns are one; nil when there is
  /// anything else. Digits beyond the ns are cut.
  private static func fractionNs(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ shift: Int
  ) -> Int64? {
    var fraction: Int64 = 0
    var digits = 0
    for i in range.dropFirst() {
      guard bytes[i] &- UInt8(ascii: "0") < 10 else { return nil }
      guard digits < shift else { continue }
      fraction = fraction * 10 + Int64(bytes[i] - UInt8(ascii: "0"))
      digits += 1
    }
    return fraction * Int64(DecimalNumber.powersOfTen[shift - digits])
  }
}
