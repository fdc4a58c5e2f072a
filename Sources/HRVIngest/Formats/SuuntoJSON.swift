internal import HRVModel

extension RecordingFormat {
  /// The JSON of Suunto's app and of Movescount.
  static let suuntoJSON = RecordingFormat(
    id: "suunto-json",
    summary: "RR intervals in ms in \"R-R\" of the device log, or of the samples of the app",
    content: .rr,
    writers: "Suunto app, Movescount, with Ambit, Spartan and Suunto 9",
    exampleName: "samples.json",
    example: """
      {"Samples": [
        {"Attributes": {"suunto/sml": {"Sample": {"HR": 1.23}}},
         "TimeISO8601": "2026-03-02T07:15:00.250+01:00"},
        {"Attributes": "{\\"suunto/sml\\":{\\"R-R\\":{\\"Data\\":\\"812, 805, 823\\"}}}",
         "TimeISO8601": "2026-03-02T07:15:03.250+01:00"},
        {"Attributes": {"suunto/sml": {"R-R": {"IBI": [840, 818, 801]}}},
         "TimeISO8601": "2026-03-02T07:15:06.250+01:00"}
      ]}

      """,
    recognizes: { head in
      head.lines.first?.first == "{"
        && head.lines.contains { $0.contains("\"DeviceLog\"") || $0.contains("suunto/sml") }
    },
    read: SuuntoJSON.read)
}

/// `"R-R": {"Data": …}` or `{"IBI": …}`, an array of ms or a text of them with commas, anywhere in
/// the document; the app writes the attributes of a sample as JSON within a text.
///
/// The start is the first `DateTime` or `TimeISO8601`. What the times of samples with intervals
/// stand for is not known, so that lost beats do not show, except as one long interval. Taken from
/// public readers of such exports, not checked on a real file.
enum SuuntoJSON {
  private static let rr: Markup.Name = "R-R"
  private static let lists: [Markup.Name] = ["Data", "IBI"]
  private static let attributes: Markup.Name = "Attributes"
  private static let times: [Markup.Name] = ["DateTime", "TimeISO8601"]

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    var table = IntervalTable()
    var start: Timestamp?
    var isInRR = false
    var tokens = JSONTokens(from: context.head.layout.start)
    while tokens.next(in: bytes) {
      if tokens.kind == .mark(UInt8(ascii: "}")) {
        isInRR = false
      } else if tokens.isKey(rr, in: bytes) {
        isInRR = true
      } else if isInRR, lists.contains(where: { tokens.isKey($0, in: bytes) }) {
        try readList(&tokens, bytes, into: &table, context)
      } else if tokens.isKey(attributes, in: bytes), tokens.next(in: bytes),
        tokens.kind == .string
      {
        try readAttributes(tokens, bytes, into: &table, context)
      } else if start == nil, times.contains(where: { tokens.isKey($0, in: bytes) }),
        tokens.next(in: bytes), tokens.kind == .string
      {
        start = TimeText.calendar(bytes, tokens.range)
      }
    }
    if tokens.isCutOff { remarks.note("the file is cut off here", at: tokens.place) }
    guard !table.intervalsMs.isEmpty else {
      throw context.error(
        .noBeats("no \"R-R\" with intervals"),
        remedy: "Record with a chest belt, and export the move again")
    }
    return try context.recording(
      of: table, clock: nil, format: .suuntoJSON, startInFile: start, remarks: remarks)
  }

  /// The numbers of an array, or of a text.
  private static func readList(
    _ tokens: inout JSONTokens, _ bytes: Span<UInt8>, into table: inout IntervalTable,
    _ context: ReadingContext
  ) throws(IngestError) {
    guard tokens.next(in: bytes) else { return }
    if tokens.kind == .string {
      return try append(
        tokens.text(in: bytes) ?? "", at: tokens.place, to: &table, context)
    }
    while tokens.kind != .mark(UInt8(ascii: "]")), tokens.next(in: bytes) {
      switch tokens.kind {
      case .mark(UInt8(ascii: "]")): return
      case .number:
        guard let ms = DecimalNumber.parse(bytes, tokens.range) else { fallthrough }
        table.append(intervalMs: ms, at: tokens.place)
      default:
        throw noInterval(TextDecoding.text(bytes, tokens.range), at: tokens.place, context)
      }
    }
  }

  /// A sample whose attributes are JSON within a text.
  private static func readAttributes(
    _ tokens: JSONTokens, _ bytes: Span<UInt8>, into table: inout IntervalTable,
    _ context: ReadingContext
  ) throws(IngestError) {
    guard let text = tokens.text(in: bytes), text.contains("\"R-R\""),
      let list = JSONText(text)?["suunto/sml"]?["R-R"]
    else { return }
    let values = list["Data"] ?? list["IBI"]
    if let text = values?.text { try append(text, at: tokens.place, to: &table, context) }
    for element in values?.elements ?? [] {
      guard let ms = element.number else { throw noInterval("", at: tokens.place, context) }
      table.append(intervalMs: ms, at: tokens.place)
    }
  }

  private static func append(
    _ list: String, at place: Place, to table: inout IntervalTable, _ context: ReadingContext
  ) throws(IngestError) {
    for word in list.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let digits = Array(word.utf8)
      guard let ms = DecimalNumber.parse(digits.span, digits.indices, mark: .point) else {
        throw noInterval(String(word), at: place, context)
      }
      table.append(intervalMs: ms, at: place)
    }
  }

  private static func noInterval(
    _ found: String, at place: Place, _ context: ReadingContext
  ) -> IngestError {
    context.error(
      .expected("an RR interval in ms", found: found), at: place,
      remedy: "Correct the value, or divide the file here: leaving it out would join two beats that"
        + " did not follow each other")
  }
}
