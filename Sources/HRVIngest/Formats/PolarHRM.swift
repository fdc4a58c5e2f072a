internal import HRVModel

extension RecordingFormat {
  /// Polar's exercise file, recorded beat by beat.
  static let polarHRM = RecordingFormat(
    id: "polar-hrm",
    summary: "Polar .hrm recorded beat by beat (Interval=238): RR intervals in ms",
    content: .rr,
    writers: "Polar ProTrainer and Precision Performance, with RS800, S810 and their kin",
    exampleName: "26030201.hrm",
    example: """
      [Params]
      Version=106
      Date=20260302
      StartTime=07:15:00.0
      Interval=238

      [Note]

      [HRData]
      812
      805
      823
      840

      """,
    recognizes: { head in
      head.lines.first?.hasPrefix("[Params]") == true && head.lines.contains("Interval=238")
    },
    read: PolarHRM.read)
}

/// `[Params]` with the local start, then notes and laps, then `[HRData]`: one interval in ms a
/// line when `Interval=238`, else averages, which are refused.
enum PolarHRM {
  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let text = IniText(bytes, table: "HRData", start: context.head.layout.start)
    guard let interval = text.values["Interval"] else {
      throw context.error(
        .expected("a section [Params] with Interval=238", found: context.head.lines.first ?? ""),
        remedy: "Read it without naming a format")
    }
    guard interval.text == "238" else {
      throw context.error(
        .noBeats("averages, one every \(TextDecoding.shown(interval.text)) s"),
        at: interval.place,
        remedy: "Record with the watch's RR option on; such files say Interval=238")
    }
    var remarks = Remarks()
    guard let series = try text.series(bytes, context, &remarks) else {
      throw context.error(
        .expected("a section [HRData]", found: "the end of the file"),
        remedy: "Export the exercise again: the file is cut off")
    }
    return context.recording(
      .rr(series), format: RecordingFormat.polarHRM.id, startInFile: start(text),
      remarks: remarks)
  }

  /// `Date=YYYYMMDD` and `StartTime=H:MM:SS.f`.
  private static func start(_ text: IniText) -> Timestamp? {
    guard let day = text.values["Date"]?.text, day.utf8.count == 8,
      day.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
      let time = text.values["StartTime"]?.text
    else { return nil }
    return TimeText.calendar(
      "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))T\(time)")
  }
}
