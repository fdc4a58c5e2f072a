internal import HRVModel

extension RecordingFormat {
  /// A FIT file that was converted to CSV with Garmin's tool.
  static let fitCSV = RecordingFormat(
    id: "fit-csv",
    summary: "the hrv messages of a FIT file as CSV: up to five intervals in s a row",
    content: .rr,
    writers: "FitCSVTool of the Garmin FIT SDK",
    exampleName: "2026-03-02-07-15-00.csv",
    example: """
      Type,Local Number,Message,Field 1,Value 1,Units 1,Field 2,Value 2,Units 2
      Definition,0,record,timestamp,1,,heart_rate,1,
      Data,0,record,timestamp,"1141366500",s,heart_rate,"74",bpm
      Definition,1,hrv,time,5,,,,
      Data,1,hrv,time,"0.812|0.805|65.535|65.535|65.535",s,,,
      Data,0,record,timestamp,"1141366501",s,heart_rate,"74",bpm
      Data,1,hrv,time,"0.823|65.535|65.535|65.535|65.535",s,,,
      Data,0,record,timestamp,"1141366502",s,heart_rate,"73",bpm
      Data,1,hrv,time,"0.840|65.535|65.535|65.535|65.535",s,,,

      """,
    recognizes: { $0.begins("type", "localnumber", "message") },
    read: FITCSV.read)
}

/// `Data,<n>,<message>` and triples of field, value and unit.
///
/// The `time` of `hrv` messages holds intervals in s with a bar between them; 65.535 is an empty
/// place. Their time is that of the latest `record` before them, in s since the FIT epoch or as a
/// date; where records come every second, it shows lost beats. The triples and their quotes are
/// those of Garmin's own examples; the row of an `hrv` message follows a description and was not
/// checked on a file of the tool.
enum FITCSV {
  /// What an empty place of the array holds: 0xFFFF in ms.
  private static let emptyMs = 65_535.0

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    var beats = FITActivity.Beats()
    var clock = RecordClock()
    var rows = context.rows()
    _ = try rows.next(in: bytes)
    while try rows.next(in: bytes) {
      if rows.isUnterminated {
        remarks.note("the last line is cut off and was left out", at: rows.place(0))
        break
      }
      guard rows.text(0, in: bytes) == "Data" else { continue }
      switch rows.text(2, in: bytes) {
      case "record":
        if let cell = value(of: "timestamp", rows, bytes) { clock.note(bytes, rows.range(cell)) }
      case "hrv":
        guard let cell = value(of: "time", rows, bytes), let range = rows.range(cell) else {
          continue
        }
        try append(bytes, range, at: rows.place(cell), clock.clockS, to: &beats, context)
      default: break
      }
    }
    return try recording(beats, clock, context, remarks)
  }

  private static func recording(
    _ beats: FITActivity.Beats, _ clock: RecordClock, _ context: ReadingContext, _ remarks: Remarks
  ) throws(IngestError) -> Recording {
    guard let firstMs = beats.intervalsMs.first else {
      throw context.error(
        .noBeats("a FIT file without hrv messages (heart rates in it are averages)"),
        remedy: "Enable Log HRV in the settings of the watch before recording, and convert the file"
          + " without leaving messages out")
    }
    let stampsMs = beats.knownStampsMs
    let table = IntervalTable(
      intervalsMs: beats.intervalsMs, places: beats.places, stampsMs: stampsMs)
    let told =
      stampsMs.isEmpty || !clock.isDense
      ? nil
      : StampClock(stampsMs: stampsMs, intervalsMs: table.intervalsMs, kind: .arrival)
    let lastedMs = RRSeries.believableMs.contains(firstMs) ? firstMs : 0
    return try context.recording(
      of: table, clock: told, unit: .seconds, format: .fitCSV,
      startInFile: stampsMs.first.flatMap { RecordClock.timestamp(fitMs: $0 - lastedMs) },
      remarks: remarks)
  }

  /// The column of the value of a field.
  private static func value(of field: String, _ rows: Rows, _ bytes: Span<UInt8>) -> Int? {
    stride(from: 3, to: rows.count - 1, by: 3).first { rows.text($0, in: bytes) == field }
      .map { $0 + 1 }
  }

  private static func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, at place: Place, _ clockS: UInt32?,
    to beats: inout FITActivity.Beats, _ context: ReadingContext
  ) throws(IngestError) {
    var begin = range.lowerBound
    for end in range.lowerBound...range.upperBound
    where end == range.upperBound || bytes[end] == UInt8(ascii: "|") {
      let word = begin..<end
      let column = place.column + begin - range.lowerBound
      begin = end + 1
      guard let ms = DecimalNumber.parse(bytes, word, shift: 3) else {
        throw context.error(
          .expected("an RR interval in s", found: TextDecoding.text(bytes, word)),
          at: Place(line: place.line, column: column), remedy: "Convert the FIT file again")
      }
      guard ms != emptyMs else { continue }
      beats.append(ms, line: place.line, column: column, clockS: clockS)
    }
  }
}

extension FITCSV {
  /// The clock of the records between the intervals.
  private struct RecordClock {
    /// The latest time, in s since the FIT epoch.
    private(set) var clockS: UInt32?
    private var steps = (all: 0, dense: 0)

    /// Whether nearly all records follow the one before within a second.
    var isDense: Bool { steps.all > 0 && Double(steps.dense) >= 0.95 * Double(steps.all) }

    mutating func note(_ bytes: Span<UInt8>, _ range: Range<Int>?) {
      guard let range else { return }
      var read = WholeNumber.parse(bytes, range)
      if read == nil, let unixMs = TimeText.calendar(bytes, range)?.unixMilliseconds {
        read = unixMs / 1000 - FITMessages.epochS
      }
      guard let time = read.flatMap({ UInt32(exactly: $0) }) else { return }
      if let before = clockS {
        steps.all += 1
        if time &- before <= 1 { steps.dense += 1 }
      }
      clockS = time
    }

    /// The moment `fitMs` after the FIT epoch; smaller times count from when the device was
    /// switched on.
    static func timestamp(fitMs: Double) -> Timestamp? {
      guard fitMs >= Double(0x1000_0000) * 1000, fitMs <= Double(UInt32.max) * 1000 else {
        return nil
      }
      return Timestamp(
        unixMilliseconds: Int64(fitMs) + FITMessages.epochS * 1000, utcOffsetS: 0)
    }
  }
}
