internal import HRVModel

extension RecordingFormat {
  /// What this program itself writes of the intervals of a recording.
  static let hrvIntervals = RecordingFormat(
    id: "hrv-intervals",
    summary: "RR intervals in ms with the beats that are ectopic, gaps with their causes; exact",
    content: .rr,
    writers: "hrv export",
    exampleName: "000001.csv",
    example: """
      interval_ms,kind,start_ms,start_s,duration_s,recorded_ms
      812.0,,0.0,,,
      805.5,ectopic,,,,
      ,impossible interval,,1.6175,5.0,5000.0
      ,dropout,,6.6175,1.5,
      823.0,,8117.5,,,
      840.0,,,,,
      818.0,,,,,
      ,end,10598.5,,,

      """,
    recognizes: { $0.header == HRVIntervals.header },
    read: HRVIntervals.read)
}

/// A row an interval or a gap, in order of time, from which the same series comes back bit by bit.
///
/// - `interval_ms` is the length of an interval; `kind` is then empty, or `ectopic` for one that begins
///   or ends at a beat known to be none of the sinus node's. `start_ms` stands at the first interval and
///   at the first behind gaps: when it begins, in ms since time 0.
/// - A gap has no interval; its `kind` is `dropout`, `recorder pause`, `unusable signal` or `impossible
///   interval`, of which `recorded_ms` is what the recorder wrote. `start_s` and `duration_s` say when it
///   begins, since time 0, and how long it lasts.
/// - The last row has the kind `end`, and as `start_ms` the length of the recording: a file without it
///   was cut off.
enum HRVIntervals {
  static let header = ["interval_ms", "kind", "start_ms", "start_s", "duration_s", "recorded_ms"]

  private enum Column: Int { case interval, kind, startMs, startS, durationS, recordedMs }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var rows = context.rows()
    _ = try rows.next(in: bytes)
    var parts = Parts()
    while parts.durationMs == nil, try rows.next(in: bytes) {
      try add(rows, bytes, to: &parts, context)
    }
    let place = rows.place(0)
    guard let durationMs = parts.durationMs, !rows.isUnterminated else {
      throw context.error(
        .expected("a last row of the kind end", found: "the end of the file"), at: place,
        remedy: "Export or copy the file again: it is cut off")
    }
    guard try !rows.next(in: bytes) else {
      throw context.error(
        .expected("nothing behind the row of the kind end", found: rows.text(0, in: bytes)),
        at: rows.place(0), remedy: "Divide the file here: it holds more than one recording")
    }
    let series: RRSeries
    do throws(ModelError) {
      series = try RRSeries(
        species: context.options.species, intervalsMs: parts.intervalsMs, runs: parts.runs,
        runStartsMs: parts.runStartsMs, gaps: parts.gaps, ectopicIntervals: parts.ectopicIntervals,
        durationMs: durationMs)
    } catch {
      throw context.error(
        .wrongUnit("the rows make no series of intervals: \(error)"), at: place,
        remedy: "Export the file again; of rats and mice, say --species <rat|mouse>")
    }
    return context.recording(
      .rr(series), format: RecordingFormat.hrvIntervals.id, startInFile: nil, remarks: Remarks())
  }

  /// A series while it is being read.
  private struct Parts {
    var intervalsMs: [Double] = []
    var runs: [Range<Int>] = []
    var runStartsMs: [Double] = []
    var gaps: [Gap] = []
    var ectopicIntervals: [Int] = []
    var durationMs: Double?

    mutating func add(_ intervalMs: Double) {
      intervalsMs.append(intervalMs)
      guard let run = runs.popLast() else { return }
      runs.append(run.lowerBound..<intervalsMs.count)
    }

    mutating func beginRun(atMs startMs: Double) {
      runs.append(intervalsMs.count..<intervalsMs.count)
      runStartsMs.append(startMs)
    }
  }

  private static func add(
    _ rows: Rows, _ bytes: Span<UInt8>, to parts: inout Parts, _ context: ReadingContext
  ) throws(IngestError) {
    let kind = rows.text(Column.kind.rawValue, in: bytes)
    let isInterval = rows.range(0).map { !$0.isEmpty } ?? false
    if isInterval {
      guard kind.isEmpty || kind == "ectopic" else {
        throw unknown(kind, rows, "no kind, or ectopic", context)
      }
      if let start = rows.range(Column.startMs.rawValue), !start.isEmpty {
        parts.beginRun(atMs: try number(.startMs, rows, bytes, context))
      } else if parts.runs.isEmpty || parts.gaps.last?.beforeInterval == parts.intervalsMs.count {
        throw context.error(
          .expected("the start of the first interval, and of the first behind a gap", found: ""),
          at: rows.place(Column.startMs.rawValue), remedy: "Export or copy the file again")
      }
      if !kind.isEmpty { parts.ectopicIntervals.append(parts.intervalsMs.count) }
      return parts.add(try number(.interval, rows, bytes, context))
    }
    if kind == "end" {
      parts.durationMs = try number(.startMs, rows, bytes, context)
      return
    }
    let cause: Gap.Cause
    switch kind {
    case "dropout": cause = .dropout
    case "recorder pause": cause = .recorderPause
    case "unusable signal": cause = .unusableSignal
    case "impossible interval":
      let text = rows.text(Column.recordedMs.rawValue, in: bytes)
      guard let recordedMs = Double(text) else {
        throw context.error(
          .expected("what the recorder wrote", found: text),
          at: rows.place(Column.recordedMs.rawValue), remedy: "Export or copy the file again")
      }
      cause = .impossibleInterval(recordedMs: recordedMs)
    default: throw unknown(kind, rows, "an interval, or a gap of a known kind", context)
    }
    parts.gaps.append(
      Gap(
        beforeInterval: parts.intervalsMs.count, startS: try number(.startS, rows, bytes, context),
        durationS: try number(.durationS, rows, bytes, context), cause: cause))
  }

  private static func unknown(
    _ kind: String, _ rows: Rows, _ what: String, _ context: ReadingContext
  ) -> IngestError {
    context.error(
      .expected(what, found: kind), at: rows.place(Column.kind.rawValue),
      remedy: "Correct the row, or export the file again")
  }

  /// A number that is finite and not negative.
  private static func number(
    _ column: Column, _ rows: Rows, _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Double {
    guard let number = rows.number(column.rawValue, in: bytes), number.isFinite, number >= 0 else {
      throw context.error(
        .expected("\(header[column.rawValue])", found: rows.text(column.rawValue, in: bytes)),
        at: rows.place(column.rawValue), remedy: "Write a number, 0 or more")
    }
    return number
  }
}
