internal import HRVModel

extension RecordingFormat {
  /// The activity files of GoldenCheetah.
  static let goldenCheetahJSON = RecordingFormat(
    id: "goldencheetah-json",
    summary: "RR intervals of the series HRV in XDATA, with s since the start",
    content: .rr,
    writers: "GoldenCheetah",
    exampleName: "2026_03_02_07_15_00.json",
    example: """
      {
      \t"RIDE":{
      \t\t"STARTTIME":"2026\\/03\\/02 06:15:00 UTC ",
      \t\t"RECINTSECS":1,
      \t\t"XDATA":[
      \t\t{
      \t\t\t"NAME" : "HRV",
      \t\t\t"VALUE" : "R-R",
      \t\t\t"UNIT" : "msecs",
      \t\t\t"SAMPLES" : [
      \t\t\t\t{ "SECS":0.812, "KM":0, "VALUE":812 }
      \t\t\t\t{ "SECS":1.617, "KM":0, "VALUE":805 }
      \t\t\t\t{ "SECS":2.44, "KM":0, "VALUE":823 }
      \t\t\t\t{ "SECS":3.28, "KM":0, "VALUE":840 }
      \t\t\t]
      \t\t}
      \t\t]
      \t}
      }

      """,
    recognizes: { head in
      head.lines.first?.first == "{" && head.lines.prefix(3).contains { $0.contains("\"RIDE\"") }
    },
    read: GoldenCheetahJSON.read)
}

/// The samples of the series `"NAME":"HRV"`: `SECS` since `STARTTIME` (UTC) and `VALUE`, in the
/// `UNIT` of the series (`msecs`).
///
/// Versions of the program were seen to forget the commas between samples. Times are written with
/// six digits, that is to 10 ms after a quarter of an hour and to 100 ms after three hours;
/// ``StampClock`` tells what they stand for. Taken from the program's source, not checked on one of
/// its files.
enum GoldenCheetahJSON {
  private static let start: Markup.Name = "STARTTIME"
  private static let name: Markup.Name = "NAME"
  private static let unit: Markup.Name = "UNIT"
  private static let secs: Markup.Name = "SECS"
  private static let value: Markup.Name = "VALUE"

  /// The series of intervals as it stands in the file.
  private struct Samples {
    var intervalsMs: [Double] = []
    /// The times beside them, in ms since the start of the activity.
    var timesMs: [Double] = []
    var places = PlaceMap()
    var start: Timestamp?
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    let samples = try samples(bytes, context, &remarks)
    guard let firstMs = samples.timesMs.first else {
      throw context.error(
        .noBeats("a GoldenCheetah activity without a series HRV"),
        remedy: "Record beat-to-beat intervals, and import that file into GoldenCheetah again")
    }
    let table = IntervalTable(
      intervalsMs: samples.intervalsMs, places: samples.places,
      stampsMs: samples.timesMs.map { $0 - firstMs })
    let clock = StampClock(stampsMs: table.stampsMs, intervalsMs: table.intervalsMs)
    let lastedMs = clock.kind == .beatStart ? 0 : clock.impossibleMs[0] ?? table.intervalsMs[0]
    return try context.recording(
      of: table, clock: clock, format: .goldenCheetahJSON,
      startInFile: samples.start?.advanced(byS: (firstMs - lastedMs) / 1000), remarks: remarks)
  }

  private static func samples(
    _ bytes: Span<UInt8>, _ context: ReadingContext, _ remarks: inout Remarks
  ) throws(IngestError) -> Samples {
    var samples = Samples()
    var series = (isHRV: false, shift: 0)
    var timeMs: Double?
    var tokens = JSONTokens(from: context.head.layout.start)
    while tokens.next(in: bytes) {
      if tokens.isKey(start, in: bytes), tokens.next(in: bytes) {
        samples.start = tokens.text(in: bytes).flatMap(time)
      } else if tokens.isKey(name, in: bytes), tokens.next(in: bytes) {
        series = (tokens.text(in: bytes) == "HRV", 0)
      } else if tokens.isKey(unit, in: bytes), tokens.next(in: bytes) {
        series.shift = tokens.text(in: bytes)?.hasPrefix("s") == true ? 3 : 0
      } else if tokens.isKey(secs, in: bytes), tokens.next(in: bytes) {
        timeMs = DecimalNumber.parse(bytes, tokens.range, shift: 3).flatMap {
          abs($0) < 1e12 ? $0 : nil
        }
      } else if series.isHRV, tokens.isKey(value, in: bytes), tokens.next(in: bytes),
        tokens.kind == .number
      {
        guard let ms = DecimalNumber.parse(bytes, tokens.range, shift: series.shift), let timeMs
        else {
          throw context.error(
            .expected(
              "an RR interval behind its time", found: TextDecoding.text(bytes, tokens.range)),
            at: tokens.place, remedy: "Save the activity again in GoldenCheetah")
        }
        samples.intervalsMs.append(ms)
        samples.timesMs.append(timeMs)
        samples.places.append(line: tokens.place.line, column: tokens.place.column)
      }
    }
    if tokens.isCutOff { remarks.note("the file is cut off here", at: tokens.place) }
    return samples
  }

  /// `YYYY/MM/DD HH:MM:SS UTC`.
  private static func time(_ text: String) -> Timestamp? {
    let text = text.trimmed
    guard text.hasSuffix("UTC") else { return TimeText.calendar(text) }
    return TimeText.calendar(String(text.dropLast(3)).trimmed + "Z")
  }
}
