internal import HRVModel

extension RecordingFormat {
  /// The beat list of the VU Ambulatory Monitoring System.
  static let vuAMS = RecordingFormat(
    id: "vu-ams",
    summary: "R-peak times with the interval before each in ms, divided by tabs",
    content: .rr,
    writers: "VU-DAMS, with the VU-AMS 5fs (ECG)",
    exampleName: "P01.txt",
    example: """
      Subject Id: P01
      R-peak time\tibi_cumulative\tibi\tinterpolated\tLabelCode1\t
      02-03-26/07:15:00.580\t0\t0\tO\t-9999\t
      02-03-26/07:15:01.392\t812\t812\tO\t-9999\t
      02-03-26/07:15:02.197\t1617\t805\tO\t-9999\t
      02-03-26/07:15:03.020\t2440\t823\tO\t-9999\t
      02-03-26/07:15:03.860\t3280\t840\tO\t-9999\t

      """,
    recognizes: { VUAMS.header(of: $0) != nil },
    read: VUAMS.read)
}

/// A line `Subject Id: …`, a line of names, and a row a beat: `dd-mm-yy/HH:MM:SS.mmm`, sums,
/// the interval that the beat closes, and `O` where it was observed.
///
/// The first beat closes no interval and has 0. Anything but `O` under `interpolated` was not
/// measured and becomes a gap.
enum VUAMS {
  private static let names = ["rpeaktime", "ibicumulative", "ibi", "interpolated"]

  static func header(of head: FileHead) -> Int? {
    head.lines.prefix(8).firstIndex { line in
      line.utf8.contains(Byte.tab)
        && line.split(separator: "\t").prefix(4).map { ColumnName(String($0)).quantity } == names
    }
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    guard let header = header(of: context.head) else {
      throw context.error(
        .missingColumn("R-peak time, ibi_cumulative, ibi, interpolated", header: []),
        remedy: "Read it without naming a format")
    }
    var lines = Lines(from: context.head.layout.start)
    while lines.next(in: bytes),
      TextDecoding.text(bytes, lines.range) != context.head.lines[header]
    {}
    // What stands below the names is cut by their tabs.
    let below = context.below(lines.range.lowerBound, line: lines.number, in: bytes)
    var rows = below.rows()
    _ = try rows.next(in: bytes)
    var remarks = Remarks()
    var table = IntervalTable()
    var unusable: Set<Int> = []
    var first: Timestamp?
    while try rows.next(in: bytes) {
      guard let ms = rows.number(2, in: bytes), rows.count >= 4,
        let stamp = rows.range(0).flatMap({ time(TextDecoding.text(bytes, $0)) })
      else {
        if rows.isUnterminated {
          remarks.note("the last line is cut off and was left out", at: rows.place(0))
          break
        }
        throw rows.number(2, in: bytes) == nil
          ? IntervalTable.noInterval(rows, 2, bytes, context)
          : context.error(
            .expected("a time such as 02-03-26/07:15:00.580", found: rows.text(0, in: bytes)),
            at: rows.place(0), remedy: "Correct the row, or divide the file here")
      }
      guard first != nil || ms != 0 else {
        first = stamp
        continue
      }
      if first == nil { first = stamp.advanced(byS: -min(max(ms, 0), 1e6) / 1000) }
      if rows.text(3, in: bytes) != "O" { unusable.insert(table.intervalsMs.count) }
      table.append(intervalMs: ms, stamp: stamp, at: rows.place(2))
    }
    return try recording(table, unusable, start: first, below, remarks)
  }

  private static func recording(
    _ table: IntervalTable, _ unusable: Set<Int>, start: Timestamp?, _ context: ReadingContext,
    _ remarks: Remarks
  ) throws(IngestError) -> Recording {
    var remarks = remarks
    guard !table.intervalsMs.isEmpty else {
      throw context.error(.empty, remedy: "Export the recording again")
    }
    try IntervalUnit.checkHeart(table, unit: .milliseconds, isDeclared: true, context: context)
    let clock = StampClock(
      stampsMs: table.stampsMs, intervalsMs: table.intervalsMs, kind: .beatEnd)
    let series = try RRAssembly.series(
      table, clock: clock, unusable: unusable, context: context, remarks: &remarks)
    if !unusable.isEmpty {
      remarks.note(
        "\(unusable.count) of \(table.intervalsMs.count) intervals were not observed but"
          + " interpolated; they became gaps")
    }
    return context.recording(
      .rr(series), format: RecordingFormat.vuAMS.id, startInFile: start, remarks: remarks)
  }

  /// `dd-mm-yy/HH:MM:SS.mmm`, in this century.
  private static func time(_ text: String) -> Timestamp? {
    let halves = text.split(separator: "/")
    guard halves.count == 2 else { return nil }
    let day = halves[0].split(separator: "-", omittingEmptySubsequences: false)
    guard day.count == 3, day.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
    return TimeText.calendar("20\(day[2])-\(day[1])-\(day[0])T\(halves[1])")
  }
}
