internal import HRVModel

extension RecordingFormat {
  /// The text files of the first Suunto and Firstbeat recorders.
  static let suuntoSDF = RecordingFormat(
    id: "suunto-sdf",
    summary: "old Suunto .sdf: STARTTIME in the head, RR intervals in ms below [CUSTOM1]",
    content: .rr,
    writers: "Suunto t6 and Memory Belt, Firstbeat Bodyguard",
    exampleName: "night.sdf",
    example: """
      [HEADER]
      STARTTIME=02.03.2026 07:15.00
      [CUSTOM1]
      812
      805
      823
      840

      """,
    recognizes: { head in
      head.lines.contains { $0.hasPrefix("STARTTIME=") }
        && head.lines.contains { $0.hasPrefix("[") }
    },
    read: SuuntoSDF.read)
}

/// `key=value` lines, then `[CUSTOM1]` and one interval in ms a line.
///
/// The layout is that of other readers of these files; it was not checked on a real one.
enum SuuntoSDF {
  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let text = IniText(bytes, table: "CUSTOM1", start: context.head.layout.start)
    var remarks = Remarks()
    guard let series = try text.series(bytes, context, &remarks) else {
      throw context.error(
        .expected("a section [CUSTOM1]", found: "the end of the file"),
        remedy: "Export the recording again, with its RR intervals")
    }
    return context.recording(
      .rr(series), format: RecordingFormat.suuntoSDF.id, startInFile: start(text),
      remarks: remarks)
  }

  /// `dd.mm.yyyy hh:mm.ss`, with a point before the seconds.
  private static func start(_ text: IniText) -> Timestamp? {
    guard let words = text.values["STARTTIME"]?.text.split(separator: " "), words.count == 2,
      case .day(let day) = CalendarDay.read(String(words[0]))
    else { return nil }
    return TimeText.calendar("\(day)T" + words[1].map { $0 == "." ? ":" : String($0) }.joined())
  }
}
