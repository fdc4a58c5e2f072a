internal import HRVModel

extension RecordingFormat {
  /// The beats of an Empatica E4.
  static let empaticaE4 = RecordingFormat(
    id: "empatica-e4",
    summary: "IBI.csv: the start in Unix time, then the time of a beat and its interval in s",
    content: .rr,
    writers: "Empatica E4 (wrist, optical)",
    exampleName: "IBI.csv",
    example: """
      1772435700.000000, IBI
      83.503822,0.812537
      84.300733,0.796911
      85.128896,0.828163
      99.973326,0.843789

      """,
    recognizes: EmpaticaE4.recognizes,
    read: EmpaticaE4.read)
}

/// `<Unix s>, IBI`, then rows of `offset,interval` in s, both on a grid of 1/64 s.
///
/// The offset is the beat that closes the interval. Only intervals that the device trusts are
/// listed, often fewer than half: where offset minus the offset before is not the interval, the
/// two do not follow each other, and a gap divides them.
enum EmpaticaE4 {
  /// Half a step of the grid, in ms.
  static let gridMs = 1000.0 / 128

  static func recognizes(_ head: FileHead) -> Bool {
    head.header.count == 2 && head.names[1].quantity == "ibi"
      && head.number(head.header[0]).flatMap(TimeText.epoch) != nil
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let head = context.head
    guard recognizes(head), let session = head.number(head.header[0]).flatMap(TimeText.epoch)
    else {
      throw context.error(
        .expected("a Unix time and \"IBI\" in the first line", found: head.lines.first ?? ""),
        remedy: "Read it without naming a format")
    }
    var remarks = Remarks()
    let table = try IntervalTable.read(
      bytes,
      columns: .init(
        interval: 1, stamp: .elapsed(column: 0, shift: 3),
        intervalName: ColumnName("IBI [s]"), hasHeader: true),
      context: context, remarks: &remarks)
    let clock = StampClock(
      stampsMs: table.stampsMs, intervalsMs: table.intervalsMs, kind: .beatEnd,
      strictMs: gridMs)
    let series = try RRAssembly.series(table, clock: clock, context: context, remarks: &remarks)
    let share = series.intervalsMs.reduce(0, +) / (series.durationS * 1000)
    remarks.note(
      "the device lists only the beats that it trusts: \(Int((share * 100).rounded())) % of the"
        + " time")
    return context.recording(
      .rr(series), format: RecordingFormat.empaticaE4.id,
      startInFile: start(session, clock, table, head), remarks: remarks)
  }

  private static func start(
    _ session: Timestamp, _ clock: StampClock, _ table: IntervalTable, _ head: FileHead
  ) -> Timestamp? {
    guard head.rows.count > 1, let offsetS = head.number(head.rows[1][0]), abs(offsetS) < 1e9
    else { return session }
    let firstMs = clock.impossibleMs[0] ?? table.intervalsMs[0]
    return session.advanced(byS: offsetS - firstMs / 1000)
  }
}
