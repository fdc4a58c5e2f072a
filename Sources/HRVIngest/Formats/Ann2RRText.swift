internal import HRVModel

extension RecordingFormat {
  /// The interval lists of `ann2rr`.
  static let ann2rrText = RecordingFormat(
    id: "ann2rr-text",
    summary: "RR intervals with the codes of their beats, in samples (declare the rate) or s",
    content: .rr,
    writers: "ann2rr of the WFDB software",
    exampleName: "100.rr",
    example: "77\tN\t293\tN\n370\tN\t292\tN\n662\tN\t284\tA\n946\tA\t358\tN\n1304\tN\t281\tN\n",
    exampleOptions: ReadingOptions(samplingRateHz: 360),
    recognizes: { Ann2RRText.beginsWithLabels($0) && Ann2RRText.columns(of: $0) != nil },
    read: Ann2RRText.read)
}

/// `[initial time] [initial code] interval [final code] [final time]`, divided by tabs or blanks.
///
/// Without codes such a file looks like any list of intervals, and is read as one of these only
/// when it is asked for. Whole intervals count samples, whose rate is asked for; others are s.
/// Where the times, or else the codes, show that an interval does not begin with the beat that the
/// one before ended with, a gap divides them.
///
/// - Source: PhysioNet, "WFDB Applications Guide", ann2rr(1).
enum Ann2RRText {
  /// The codes of beats.
  /// - Source: PhysioNet, "WFDB Applications Guide", table of annotation codes.
  private static let beats = Set("NLRBAaJSVrFejnE/fQ?".utf8)

  /// Which word of a row is what.
  struct Columns {
    var count: Int
    var interval: Int
    var labels: (initial: Int?, final: Int?)
    var times: (initial: Int?, final: Int?)
    /// Whether all intervals that were looked at are whole numbers.
    var isWhole: Bool
    var hasLabels: Bool { labels.initial != nil || labels.final != nil }
    var hasTimes: Bool { times.initial != nil || times.final != nil }
  }

  /// Whether the first row has a code of a beat: a glance, before all rows are taken apart.
  static func beginsWithLabels(_ head: FileHead) -> Bool {
    let words = head.lines.first?.utf8.split { $0 == Byte.space || $0 == Byte.tab } ?? []
    return words.contains { $0.count == 1 && beats.contains($0[$0.startIndex]) }
  }

  /// The columns that the head shows; nil when its rows are none of these.
  static func columns(of head: FileHead) -> Columns? {
    let rows = head.lines.map { line in
      line.split { $0 == " " || $0 == "\t" }.map(String.init)
    }
    guard let first = rows.first, var columns = columns(first, rows) else { return nil }
    let fitting = rows.filter { isRow($0, columns) }
    guard fitting.count * 8 >= rows.count * 7 - 8, !fitting.isEmpty else { return nil }
    let intervals = fitting.map { $0[columns.interval] }
    columns.isWhole = intervals.allSatisfy { !$0.contains(".") }
    // Positions of beats with their codes ascend; intervals do not for long.
    let values = intervals.compactMap { Double($0) }
    let ascends = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    return values.count > 2 && ascends ? nil : columns
  }

  private static func columns(_ first: [String], _ rows: [[String]]) -> Columns? {
    let labels = first.indices.filter { isLabel(first[$0]) }
    let numbers = first.indices.filter { Double(first[$0])?.isFinite == true }
    guard labels.count <= 2, 1...3 ~= numbers.count, labels.count + numbers.count == first.count
    else { return nil }
    /// Whether the numbers in a column never fall, as times do.
    func ascends(_ column: Int) -> Bool {
      let values = rows.compactMap { $0.indices.contains(column) ? Double($0[column]) : nil }
      return zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
    }
    let interval: Int
    if labels.count == 2 {
      guard labels[1] == labels[0] + 2 else { return nil }
      interval = labels[0] + 1
    } else if let label = labels.first {
      // The code stands before the interval or behind it; the other neighbour is a time.
      let isBehind = label == 0 || label + 1 < first.count && !ascends(label + 1)
      interval = isBehind ? label + 1 : label - 1
    } else {
      interval = numbers.count == 1 ? 0 : numbers.first { !ascends($0) } ?? 0
    }
    guard numbers.contains(interval) else { return nil }
    return Columns(
      count: first.count, interval: interval,
      labels: (labels.first { $0 < interval }, labels.first { $0 > interval }),
      times: (numbers.first { $0 < interval }, numbers.first { $0 > interval }), isWhole: true)
  }

  private static func isLabel(_ word: String) -> Bool {
    word.utf8.count == 1 && word.utf8.first.map(beats.contains) == true
  }

  private static func isRow(_ words: [String], _ columns: Columns) -> Bool {
    words.count == columns.count
      && words.indices.allSatisfy { i in
        i == columns.labels.initial || i == columns.labels.final
          ? isLabel(words[i]) : Double(words[i])?.isFinite == true
      }
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    guard let columns = columns(of: context.head) else {
      throw context.error(
        .expected("rows such as \"77 N 293 N\"", found: context.head.lines.first ?? ""),
        remedy: "List the intervals again with ann2rr, or read it without naming a format")
    }
    let scale = try scale(columns, context)
    var remarks = Remarks()
    let rows = try table(bytes, columns, scale, context, &remarks)
    let table = rows.table
    try IntervalUnit.checkHeart(
      table, unit: .milliseconds, isDeclared: columns.isWhole, context: context)
    var clock: StampClock?
    if !table.stampsMs.isEmpty {
      clock = StampClock(
        stampsMs: table.stampsMs, intervalsMs: table.intervalsMs, kind: .beatEnd,
        strictMs: scale.toleranceMs)
    }
    let series = try RRAssembly.series(table, clock: clock, context: context, remarks: &remarks)
    if !rows.others.isEmpty {
      let counts = rows.others.sorted { $0.key < $1.key }.map { "\($1) \(Unicode.Scalar($0))" }
      remarks.note("not all beats are normal: \(counts.joined(separator: ", "))")
    }
    return context.recording(
      .rr(series), format: RecordingFormat.ann2rrText.id, startInFile: nil, remarks: remarks)
  }

  /// How a number becomes ms: parsed with `shift`, times `ms`.
  private struct Scale {
    var ms: Double
    var shift: Int
    /// How far a time and the sum of intervals may lie apart.
    var toleranceMs: Double
  }

  private static func scale(
    _ columns: Columns, _ context: ReadingContext
  ) throws(IngestError) -> Scale {
    if let unit = context.options.intervalUnit ?? (columns.isWhole ? nil : .seconds) {
      return Scale(ms: 1, shift: unit.shiftToMs, toleranceMs: 2)
    }
    guard let rateHz = context.options.samplingRateHz else {
      throw context.error(
        .ambiguous("these whole numbers count samples of an unknown rate, or ms"),
        remedy: "Declare the sampling rate of the record, which its header says, with"
          + " --sampling-rate <Hz>; or say --unit ms")
    }
    return Scale(ms: 1000 / rateHz, shift: 0, toleranceMs: 500 / rateHz)
  }

  /// An interval as a line tells it, in ms.
  private struct Row {
    var intervalMs: Double
    /// When it ended; nil without times.
    var endMs: Double?
    var initial: UInt8?
    var final: UInt8?

    init?(_ words: [Range<Int>], _ columns: Columns, _ scale: Scale, _ bytes: Span<UInt8>) {
      guard words.count == columns.count else { return nil }
      func number(_ column: Int?) -> Double? {
        guard let column else { return nil }
        return DecimalNumber.parse(bytes, words[column], shift: scale.shift).flatMap {
          abs($0) < 1e12 ? $0 * scale.ms : nil
        }
      }
      guard let ms = number(columns.interval) else { return nil }
      intervalMs = ms
      endMs = number(columns.times.final) ?? number(columns.times.initial).map { $0 + ms }
      initial = columns.labels.initial.map { bytes[words[$0].lowerBound] }
      final = columns.labels.final.map { bytes[words[$0].lowerBound] }
      if endMs == nil, columns.hasTimes { return nil }
    }
  }

  private static func table(
    _ bytes: Span<UInt8>, _ columns: Columns, _ scale: Scale, _ context: ReadingContext,
    _ remarks: inout Remarks
  ) throws(IngestError) -> (table: IntervalTable, others: [UInt8: Int]) {
    var intervalsMs: [Double] = []
    var endsMs: [Double] = []
    var places = PlaceMap()
    var others: [UInt8: Int] = [:]
    var before: Row?
    var lines = Lines(from: context.head.layout.start)
    while lines.next(in: bytes) {
      let words = lines.words(in: bytes)
      guard let first = words.first, bytes[first.lowerBound] != Byte.hash else { continue }
      let place = lines.place(of: first.lowerBound)
      guard !lines.isUnterminated else {
        remarks.note("the last line is cut off and was left out", at: place)
        break
      }
      guard let row = Row(words, columns, scale, bytes) else {
        throw context.error(
          .expected(
            "\(columns.count) words with an interval",
            found: TextDecoding.text(bytes, lines.range).trimmed),
          at: place, remedy: "Correct the line, or list the intervals again with ann2rr")
      }
      if let code = row.final ?? row.initial, code != UInt8(ascii: "N") {
        others[code, default: 0] += 1
      }
      var endMs = row.endMs ?? (endsMs.last ?? 0) + row.intervalMs
      // Without times, only codes that do not match tell that beats were left out between. A step
      // back is seen as such, and adds no time that nobody measured.
      if row.endMs == nil, let ended = before?.final, let begins = row.initial, ended != begins {
        remarks.note(oneOf: "intervals that do not follow the one before", at: place) {
          "the interval before ended with \(Unicode.Scalar(ended)), this one begins with"
            + " \(Unicode.Scalar(begins)): a gap of unknown length"
        }
        endMs -= 4 * scale.toleranceMs
      }
      before = row
      endsMs.append(endMs)
      intervalsMs.append(row.intervalMs)
      let column = words[columns.interval].lowerBound
      places.append(line: lines.number, column: lines.place(of: column).column)
    }
    guard let firstMs = endsMs.first else {
      throw context.error(.empty, remedy: "List the intervals again with ann2rr")
    }
    let table = IntervalTable(
      intervalsMs: intervalsMs, places: places, stampsMs: endsMs.map { $0 - firstMs })
    return (table, others)
  }
}
