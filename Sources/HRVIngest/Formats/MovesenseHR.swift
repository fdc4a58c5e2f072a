internal import HRVModel

extension RecordingFormat {
  /// The heart rate export of the Movesense app.
  static let movesenseHR = RecordingFormat(
    id: "movesense-hr",
    summary: "a line about the recording, then averages in bpm with RR intervals in ms",
    content: .rr,
    writers: "Movesense Showcase app, with Movesense sensors",
    exampleName: "HeartRate.csv",
    example: """
      Movesense  HeartRate  02.03.02  07.15.00
      Average,RRData
      74.1,812
      74.2,805
      73.9,823
      73.2,840

      """,
    recognizes: { MovesenseHR.header(of: $0) != nil },
    read: MovesenseHR.read)
}

/// Perhaps a line of fixed width that names the stream, the day and the time; then
/// `Average,RRData` in bpm and ms, where the sensor's steps are 8 ms.
///
/// Rows carry no times, so lost beats do not show. The day is written `25.01.25`, and which end
/// is the year is not known: it is used only when both readings are the same day.
///
/// The layout was taken from a description and not checked on a file of the app.
enum MovesenseHR {
  static func header(of head: FileHead) -> Int? {
    head.lines.prefix(3).firstIndex { line in
      line.utf8.contains(Byte.comma)
        && line.split(separator: ",").map { ColumnName(String($0)).quantity } == [
          "average", "rrdata",
        ]
    }
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    guard let header = header(of: context.head) else {
      throw context.error(
        .missingColumn("Average, RRData", header: context.head.header),
        remedy: "Read it without naming a format")
    }
    var lines = Lines(from: context.head.layout.start)
    while lines.next(in: bytes),
      TextDecoding.text(bytes, lines.range) != context.head.lines[header]
    {}
    let below = context.below(lines.range.lowerBound, line: lines.number, in: bytes)
    var remarks = Remarks()
    let table = try IntervalTable.read(
      bytes,
      columns: .init(interval: 1, intervalName: ColumnName("RR [ms]"), hasHeader: true),
      context: below, remarks: &remarks)
    let series = try RRAssembly.series(table, clock: nil, context: below, remarks: &remarks)
    let start = context.head.lines.prefix(header).lazy.compactMap(start).first
    if start == nil {
      remarks.note("the file does not say when it began, or not in a way that is sure")
    }
    return context.recording(
      .rr(series), format: RecordingFormat.movesenseHR.id, startInFile: start,
      remarks: remarks)
  }

  private static func start(_ line: String) -> Timestamp? {
    let triples = line.split { $0 == " " || $0 == "\t" || $0 == "," }.map { word in
      word.split(separator: ".", omittingEmptySubsequences: false)
    }.filter { parts in
      parts.count == 3
        && parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }
    }
    guard triples.count == 2 else { return nil }
    let (day, time) = (triples[0].compactMap { Int($0) }, triples[1].joined(separator: ":"))
    let readings = [(day[2], day[0]), (day[0], day[2])].compactMap { year, ofMonth in
      CivilDay(year: 2000 + year, month: day[1], day: ofMonth)
    }
    guard let first = readings.first, readings.allSatisfy({ $0 == first }) else { return nil }
    return TimeText.calendar("\(first)T\(time)")
  }
}
