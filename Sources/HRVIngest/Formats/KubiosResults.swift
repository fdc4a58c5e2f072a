internal import HRVModel

extension RecordingFormat {
  /// The results of Kubios HRV, with the intervals that it analysed.
  static let kubiosResults = RecordingFormat(
    id: "kubios-results",
    summary: "the RR data in a report of Kubios HRV, in s; its own metrics become a remark",
    content: .rr,
    writers: "Kubios HRV Standard, Premium and Scientific (results saved as text or CSV)",
    exampleName: "rest_hrv.txt",
    example: """
      HRV ANALYSIS RESULTS - 02-Mar-2026 07:15:00
      Kubios HRV Standard
      3.1.0.1

      RR Interval Samples Selected for Analysis
        Artifact correction: none

      RESULTS FOR A SINGLE SAMPLE

      Time-Domain Results           ,
        Mean RR  (ms):              ,    820.0000,            ,
        RMSSD (ms):                 ,     14.8549,            ,

      RR INTERVAL DATA and SPECTRUM ESTIMATES,
                                    ,    SAMPLE 1,            ,            ,            ,
                                    ,     RR Data,            ,FFT spectrum,            ,
                                    ,        Time, RR interval,   Frequency,         PSD,
                                    ,         (s),         (s),        (Hz),   (ms^2/Hz),
                                    ,       0.812,       0.812,       0.000,   5942.2394,
                                    ,       1.617,       0.805,       0.003,  44995.6734,
                                    ,       2.440,       0.823,       0.007, 123127.9213,
                                    ,       3.280,       0.840,       0.010, 383079.1304,
                                    ,            ,            ,       0.013,    118.0250,

      """,
    recognizes: { head in
      head.lines.prefix(12).contains { $0.hasPrefix("Kubios HRV") }
        || head.lines.first?.hasPrefix("HRV ANALYSIS RESULTS") == true
    },
    read: KubiosResults.read)
}

/// Lines of `name, value`, then a table whose names `Time` and `RR interval` and units stand in
/// rows of their own. In the text, a blank column stands in front; in the CSV it may not.
///
/// A time is that of the beat that closes the interval. With several samples, the first is read.
/// Intervals are those that the program analysed: when it corrected artefacts, a remark says so.
/// The layout of the text was checked on a report of version 3.1 that is published; that of the
/// CSV is known from a reader of it, and from how both name their columns.
enum KubiosResults {
  private struct Columns {
    var time: Int
    var interval: Int
    var samples: Int
  }

  /// The metrics that are told, by their names in the report.
  private static let metrics: Set<String> = [
    "Mean RR (ms)", "STD RR (ms)", "SDNN (ms)", "RMSSD (ms)", "pNN50 (%)", "pNNxx (%)",
    "VLF (ms^2)", "LF (ms^2)", "HF (ms^2)", "SD1 (ms)", "SD2 (ms)", "Sample entropy (SampEn)",
    "alpha 1",
  ]

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    var report = Report()
    var lines = Lines(from: context.head.layout.start)
    var columns: Columns?
    while columns == nil, lines.next(in: bytes) {
      let cells = cells(lines, bytes).map { TextDecoding.text(bytes, $0).trimmed }
      columns = Self.columns(cells)
      report.note(cells)
    }
    guard let columns, lines.next(in: bytes) else {
      throw context.error(
        .noBeats("results of Kubios HRV without their RR data"),
        remedy: "Save the results again with the RR data, or give the file that was analysed")
    }
    let units = cells(lines, bytes).map { TextDecoding.text(bytes, $0).trimmed }
    let isInMs = units.indices.contains(columns.interval) && units[columns.interval] == "(ms)"
    let table = try table(&lines, columns, intervalShift: isInMs ? 0 : 3, bytes, context, &remarks)
    try IntervalUnit.checkHeart(
      table, unit: isInMs ? .milliseconds : .seconds, isDeclared: true, context: context)
    let clock = StampClock(
      stampsMs: table.stampsMs, intervalsMs: table.intervalsMs, kind: .beatEnd)
    let series = try RRAssembly.series(table, clock: clock, context: context, remarks: &remarks)
    if columns.samples > 1 {
      remarks.note("of \(columns.samples) samples, the first is read")
    }
    report.conclude(&remarks)
    return context.recording(
      .rr(series), format: RecordingFormat.kubiosResults.id, startInFile: report.start,
      remarks: remarks)
  }

  private static func table(
    _ lines: inout Lines, _ columns: Columns, intervalShift: Int, _ bytes: Span<UInt8>,
    _ context: ReadingContext, _ remarks: inout Remarks
  ) throws(IngestError) -> IntervalTable {
    var intervalsMs: [Double] = []
    var stampsMs: [Double] = []
    var places = PlaceMap()
    while lines.next(in: bytes) {
      let cells = cells(lines, bytes)
      // The spectrum may go on longer than the intervals.
      guard cells.indices.contains(columns.interval), !cells[columns.interval].isEmpty else {
        if lines.isUnterminated, cells.indices.contains(columns.time) {
          noteCutOff(lines, &remarks)
        }
        break
      }
      let place = lines.place(of: cells[columns.interval].lowerBound)
      guard let ms = number(bytes, cells[columns.interval], shift: intervalShift),
        let timeMs = number(bytes, cells[columns.time], shift: 3), abs(timeMs) < 1e12,
        !lines.isUnterminated
      else {
        if lines.isUnterminated {
          noteCutOff(lines, &remarks)
          break
        }
        throw context.error(
          .expected(
            "the time of a beat and an RR interval",
            found: TextDecoding.text(bytes, cells[columns.interval])),
          at: place, remedy: "Save the results again, without editing them")
      }
      intervalsMs.append(ms)
      stampsMs.append(timeMs)
      places.append(line: place.line, column: place.column)
    }
    guard let firstMs = stampsMs.first else {
      throw context.error(
        .empty, at: lines.place(of: lines.range.lowerBound),
        remedy: "Save the results again with the RR data")
    }
    return IntervalTable(
      intervalsMs: intervalsMs, places: places, stampsMs: stampsMs.map { $0 - firstMs })
  }

  private static func noteCutOff(_ lines: Lines, _ remarks: inout Remarks) {
    remarks.note(
      "the last line is cut off and was left out", at: lines.place(of: lines.range.lowerBound))
  }

  private static func columns(_ cells: [String]) -> Columns? {
    guard
      let time = cells.indices.dropLast().first(where: {
        cells[$0] == "Time" && cells[$0 + 1] == "RR interval"
      })
    else { return nil }
    return Columns(
      time: time, interval: time + 1, samples: cells.count { $0 == "RR interval" })
  }

  /// A number with the mark that is not the delimiter.
  private static func number(_ bytes: Span<UInt8>, _ cell: Range<Int>, shift: Int) -> Double? {
    DecimalNumber.parse(bytes, cell, shift: shift)
      ?? DecimalNumber.parse(bytes, cell, mark: .comma, shift: shift)
  }

  /// What stands between the delimiters of the line, without blanks around it: semicolons or tabs
  /// where there are any, else commas.
  private static func cells(_ lines: Lines, _ bytes: Span<UInt8>) -> [Range<Int>] {
    let delimiter =
      [Byte.semicolon, Byte.tab].first { byte in lines.range.contains { bytes[$0] == byte } }
      ?? Byte.comma
    var cells: [Range<Int>] = []
    var begin = lines.range.lowerBound
    for end in lines.range.lowerBound...lines.range.upperBound
    where end == lines.range.upperBound || bytes[end] == delimiter {
      var (first, last) = (begin, end)
      while first < last, bytes[first] == Byte.space || bytes[first] == Byte.quote { first += 1 }
      while last > first, bytes[last - 1] == Byte.space || bytes[last - 1] == Byte.quote {
        last -= 1
      }
      cells.append(first..<last)
      begin = end + 1
    }
    return cells
  }
}

extension KubiosResults {
  /// What the lines above the table tell.
  private struct Report {
    private(set) var start: Timestamp?
    private var values: [String] = []
    private var correction: String?

    /// Takes what a line tells: `name: , value` or `name: value`.
    mutating func note(_ cells: [String]) {
      guard let cell = cells.first, let colon = cell.firstIndex(of: ":") else { return }
      let name = cell[..<colon].split(separator: " ").joined(separator: " ")
      let behind = String(cell[cell.index(after: colon)...]).trimmed
      let value = behind.isEmpty && cells.count > 1 ? cells[1] : behind
      switch name {
      case "Measurement date": start = TimeText.calendar(value)
      case "Artifact correction": correction = value
      default:
        if metrics.contains(name), Double(value)?.isFinite == true {
          values.append("\(name) \(value)")
        }
      }
    }

    func conclude(_ remarks: inout Remarks) {
      if !values.isEmpty {
        remarks.note("Kubios HRV itself computed \(values.joined(separator: ", "))")
      }
      if let correction, !correction.isEmpty, correction.lowercased() != "none" {
        remarks.note(
          "Kubios HRV corrected artefacts (\(TextDecoding.shown(correction))) before it wrote these"
            + " intervals: do not take them for recorded ones")
      }
    }
  }
}
