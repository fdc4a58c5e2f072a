internal import HRVModel

extension RecordingFormat {
  /// The XML of Suunto's watches.
  static let suuntoXML = RecordingFormat(
    id: "suunto-xml",
    summary: "RR intervals in ms in <R-R><Data> (.sml) or <IBI> (Ambit XML)",
    content: .rr,
    writers: "Suunto Moveslink and Movescount, with Ambit and Spartan",
    exampleName: "C6CF0C51-2026-03-02T07_15_00-0.sml",
    example: """
      <?xml version="1.0" encoding="utf-8"?>
      <sml xmlns="http://www.suunto.com/schemas/sml">
        <DeviceLog>
          <Header><DateTime>2026-03-02T07:15:00</DateTime></Header>
          <R-R>
            <Data>812 805 19815 823 840 818 801</Data>
          </R-R>
        </DeviceLog>
      </sml>

      """,
    recognizes: { head in
      head.lines.first?.hasPrefix("<") == true
        && head.lines.contains { line in
          marks.contains { line.contains($0) }
        }
    },
    read: SuuntoXML.read)

  private static let marks = ["<sml", "<DeviceLog", "<IBI>", "<R-R>"]
}

/// Blank-separated intervals in ms, in one or several elements; the first `<DateTime>` is the
/// local start.
///
/// A stretch without beats is written as one long interval (19,815 and 60,070 ms were seen)
/// and becomes a gap of that length. The layout with `<IBI>` is that of other readers; it was
/// not checked on a real file.
enum SuuntoXML {
  private static let rr: Markup.Name = "R-R"
  private static let rrEnd: Markup.Name = "/R-R"
  private static let data: Markup.Name = "Data"
  private static let ibi: Markup.Name = "IBI"
  private static let dateTime: Markup.Name = "DateTime"

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    var table = IntervalTable()
    var start: Timestamp?
    var isInRR = false
    var markup = Markup(from: context.head.layout.start)
    while markup.nextTag(in: bytes) {
      if markup.isTag(rr, in: bytes) {
        isInRR = !markup.isEmptyElement(in: bytes)
      } else if markup.isTag(rrEnd, in: bytes) {
        isInRR = false
      } else if isInRR && markup.isTag(data, in: bytes) || markup.isTag(ibi, in: bytes) {
        guard !markup.isEmptyElement(in: bytes) else { continue }
        try readList(&markup, bytes, into: &table, context, &remarks)
      } else if start == nil, markup.isTag(dateTime, in: bytes) {
        start = markup.nextWord(in: bytes).flatMap { TimeText.calendar(bytes, $0.bytes) }
      }
    }
    guard !table.intervalsMs.isEmpty else {
      throw context.error(
        .noBeats("no <R-R> and no <IBI> with intervals"),
        remedy: "Record with a chest belt, and export the move again")
    }
    return try context.recording(
      of: table, clock: nil, format: .suuntoXML, startInFile: start, remarks: remarks)
  }

  private static func readList(
    _ markup: inout Markup, _ bytes: Span<UInt8>, into table: inout IntervalTable,
    _ context: ReadingContext, _ remarks: inout Remarks
  ) throws(IngestError) {
    while let word = markup.nextWord(in: bytes) {
      guard word.isWhole else {
        remarks.note(
          "the file is cut off here; the last interval was left out", at: word.place)
        return
      }
      guard let intervalMs = DecimalNumber.parse(bytes, word.bytes) else {
        throw context.error(
          .expected("an RR interval in ms", found: TextDecoding.text(bytes, word.bytes)),
          at: word.place,
          remedy: "Correct the value, or divide the file here: leaving it out would join two beats"
            + " that did not follow each other")
      }
      table.append(intervalMs: intervalMs, at: word.place)
    }
  }
}
