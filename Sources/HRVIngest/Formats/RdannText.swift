internal import HRVModel

extension RecordingFormat {
  /// Annotations of a PhysioNet record as text.
  static let rdannText = RecordingFormat(
    id: "rdann-text",
    summary: "annotated beats: time, sample number, code; the sampling rate from both",
    content: .rr,
    writers: "rdann of the WFDB software; databases that were converted with it",
    exampleName: "100annotations.txt",
    example: """
            Time   Sample #  Type  Sub Chan  Num\tAux
          0:00.050       18     +    0    0    0\t(N
          0:00.214       77     N    0    0    0
          0:01.028      370     N    0    0    0
          0:05.678     2044     A    0    0    0
          0:06.672     2402     N    0    0    0
          0:07.517     2706     N    0    0    0
          0:08.328     2998     N    0    0    0

      """,
    recognizes: RdannText.recognizes,
    read: RdannText.read)
}

/// Rows of `[h:]m:ss.mmm sample code sub chan num [aux]`, with or without a line of names.
///
/// Intervals are differences of sample numbers over the sampling rate, so that equal ones stay
/// equal. Codes that stand for no beat are passed over; ventricular flutter, in which no beats
/// are annotated, is a gap between the beats around it.
enum RdannText {
  /// The codes of beats.
  /// - Source: PhysioNet, "WFDB Applications Guide", table of annotation codes.
  private static let beats = Set("NLRBAaJSVrFejnE/fQ?".utf8)
  /// The codes for the beginning, the waves and the end of ventricular flutter.
  private static let flutter = Set("[!]".utf8)

  /// An annotation.
  private struct Row {
    var timeS: Double
    var sample: Int64
    var code: UInt8
  }

  static func recognizes(_ head: FileHead) -> Bool {
    let rows = head.lines.dropFirst(isHeader(head.lines.first ?? "") ? 1 : 0)
    var annotations = 0
    var others = 0
    for line in rows {
      if isAnnotation(line) {
        annotations += 1
      } else {
        others += 1
        if others > max(1, rows.count / 7) { return false }
      }
    }
    return annotations > 0 && others <= max(1, annotations / 7)
  }

  private static func isAnnotation(_ line: String) -> Bool {
    // The times have it; most other files do not.
    guard line.utf8.contains(UInt8(ascii: ":")) else { return false }
    let bytes = Array(line.utf8)
    var lines = Lines(from: 0)
    return lines.next(in: bytes.span) && row(lines, bytes.span) != nil
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    let rateHz: Double
    if let declaredHz = context.options.samplingRateHz {
      rateHz = declaredHz
    } else {
      rateHz = try samplingRateHz(bytes, context)
    }
    var table = IntervalTable()
    var unusable: Set<Int> = []
    var before: Int64?
    var isFlutter = false
    var others: [UInt8: Int] = [:]
    var lines = Lines(from: context.head.layout.start)
    while let (row, place) = try nextRow(&lines, bytes, context, &remarks) {
      if flutter.contains(row.code) { isFlutter = true }
      guard beats.contains(row.code) else { continue }
      if row.code != UInt8(ascii: "N") { others[row.code, default: 0] += 1 }
      if let before {
        guard row.sample > before else {
          throw context.error(
            .expected("a sample number greater than the one before", found: "\(row.sample)"),
            at: place, remedy: "Put the beats of one annotator in order, each on one line")
        }
        if isFlutter { unusable.insert(table.intervalsMs.count) }
        table.append(intervalMs: Double(row.sample - before) * 1000 / rateHz, at: place)
      }
      before = row.sample
      isFlutter = false
    }
    guard !table.intervalsMs.isEmpty else {
      throw context.error(
        .noBeats("annotations, fewer than two of which are beats"),
        remedy: "Read the annotator that marks beats (mostly \"atr\")")
    }
    return try recording(table, unusable, others, rateHz, context, remarks)
  }

  private static func recording(
    _ table: IntervalTable, _ unusable: Set<Int>, _ others: [UInt8: Int], _ rateHz: Double,
    _ context: ReadingContext, _ remarks: Remarks
  ) throws(IngestError) -> Recording {
    var remarks = remarks
    try IntervalUnit.checkHeart(table, unit: .milliseconds, isDeclared: false, context: context)
    let series = try RRAssembly.series(
      table, clock: nil, unusable: unusable, context: context, remarks: &remarks)
    remarks.note("the beats were annotated at \(shortened(rateHz)) samples a second")
    if !others.isEmpty {
      let counts = others.sorted { $0.key < $1.key }.map { "\($1) \(Unicode.Scalar($0))" }
      remarks.note("not all beats are normal: \(counts.joined(separator: ", "))")
    }
    return context.recording(
      .rr(series), format: RecordingFormat.rdannText.id, startInFile: nil, remarks: remarks)
  }

  /// The sampling rate that times and sample numbers show together.
  ///
  /// Each row bounds it: its time is rounded or cut to 1 ms. When exactly one whole number
  /// lies within all bounds, it is the rate; else the person must know it.
  private static func samplingRateHz(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Double {
    var (low, high) = (0.0, Double.infinity)
    var remarks = Remarks()
    var lines = Lines(from: context.head.layout.start)
    while let (row, _) = try nextRow(&lines, bytes, context, &remarks) {
      let sample = Double(row.sample)
      low = max(low, sample / (row.timeS + 0.001))
      if row.timeS > 0.001 { high = min(high, sample / (row.timeS - 0.001)) }
    }
    let rateHz = low.rounded(.up)
    guard rateHz > 0, rateHz <= high, rateHz + 1 > high else {
      throw context.error(
        .ambiguous(
          "times and sample numbers do not show one sampling rate (\(shortened(low)) to"
            + " \(shortened(min(high, 1e9))) Hz)"),
        remedy: "Declare the sampling rate of the record, which its header file says, with"
          + " --sampling-rate <Hz>")
    }
    return rateHz
  }

  /// The next annotation; nil at the end, or at a last line that is cut off.
  private static func nextRow(
    _ lines: inout Lines, _ bytes: Span<UInt8>, _ context: ReadingContext,
    _ remarks: inout Remarks
  ) throws(IngestError) -> (row: Row, place: Place)? {
    while lines.next(in: bytes) {
      if let row = row(lines, bytes) {
        return (row, lines.place(of: lines.words(in: bytes)[1].lowerBound))
      }
      let text = TextDecoding.text(bytes, lines.range)
      let words = lines.words(in: bytes)
      if words.isEmpty || text == context.head.lines.first && isHeader(text) { continue }
      if lines.isUnterminated {
        remarks.note(
          "the last line is cut off and was left out", at: lines.place(of: words[0].lowerBound))
        return nil
      }
      throw context.error(
        .expected("an annotation such as \"0:00.214 77 N 0 0 0\"", found: text.trimmed),
        at: lines.place(of: words[0].lowerBound),
        remedy: "Correct the line, or export the annotations again with rdann")
    }
    return nil
  }

  private static func row(_ lines: Lines, _ bytes: Span<UInt8>) -> Row? {
    let words = lines.words(in: bytes)
    guard words.count >= 6, words[2].count == 1, let timeS = timeS(bytes, words[0]),
      let sample = WholeNumber.parse(bytes, words[1]), 0..<(1 << 53) ~= sample,
      words[3...5].allSatisfy({ WholeNumber.parse(bytes, $0) != nil })
    else { return nil }
    return Row(timeS: timeS, sample: sample, code: bytes[words[2].lowerBound])
  }

  /// `[h:]m:ss.mmm` in s.
  private static func timeS(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
    var wholes = 0.0
    var begin = range.lowerBound
    var parts = 0
    for i in range where bytes[i] == UInt8(ascii: ":") {
      guard let part = WholeNumber.parse(bytes, begin..<i), 0...100_000 ~= part, parts < 2
      else { return nil }
      wholes = wholes * 60 + Double(part)
      begin = i + 1
      parts += 1
    }
    guard parts > 0, let seconds = DecimalNumber.parse(bytes, begin..<range.upperBound),
      0..<60 ~= seconds
    else { return nil }
    return wholes * 60 + seconds
  }

  private static func isHeader(_ line: String) -> Bool {
    let words = line.split { $0 == " " || $0 == "\t" }
    return words.starts(with: ["Time", "Sample", "#", "Type"])
  }
}
