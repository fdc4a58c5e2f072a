internal import HRVModel

extension RecordingFormat {
  /// One RR interval a line.
  static let plainRR = RecordingFormat(
    id: "plain-rr",
    summary: "one RR interval a line, in ms or s, with or without a line of names",
    content: .rr,
    writers: "Kubios, HRV+, HRVAS, most apps; anything that was saved by hand",
    exampleName: "rest.txt",
    example: "RR-interval [ms]\n812\n805\n823\n840\n818\n801\n",
    isGeneral: true,
    recognizes: PlainRR.recognizes,
    read: { bytes, context throws(IngestError) in
      try PlainRR.read(bytes, context, format: "plain-rr")
    })
}

/// One RR interval a line; shared by formats that differ only in what their names tell.
///
/// - Unit: that of the header, else told by the median (see ``IntervalUnit``).
/// - Decimal mark: point or comma. Line ends: LF, CRLF, CR. Comments: lines with `#`.
/// - Time: none in the file; the start comes from its name, if that has a known pattern.
enum PlainRR {
  static func recognizes(_ head: FileHead) -> Bool {
    if hasGroupedNumbers(head) { return true }
    guard let table = head.numericRows(width: 1) else { return false }
    let isNamed = !table.hasHeader || head.hasColumn { $0.isInterval }
    return isNamed && !head.comments.contains(where: announcesSignal)
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext, format: String
  ) throws(IngestError) -> Recording {
    let head = context.head
    if hasGroupedNumbers(head) {
      throw context.error(
        .ambiguous(
          "\"\(TextDecoding.shown(head.lines[0]))\" may have a mark for thousands, or two columns"),
        remedy: "Write numbers without marks for thousands")
    }
    var columns = IntervalTable.Columns(interval: 0, isAlone: true)
    columns.hasHeader = head.header.first.map { _ in head.numbers(0) == nil } ?? false
    if columns.hasHeader, let column = head.names.firstIndex(where: \.isInterval) {
      columns.interval = column
      columns.intervalName = head.names[column]
      columns.isAlone = head.header.count == 1
    }
    var remarks = Remarks()
    let table = try IntervalTable.read(
      bytes, columns: columns, context: context, remarks: &remarks)
    if columns.intervalName == nil, context.options.formatID == nil {
      try refuseSignal(table, context)
    }
    let series = try RRAssembly.series(table, clock: nil, context: context, remarks: &remarks)
    return context.recording(.rr(series), format: format, startInFile: nil, remarks: remarks)
  }

  private static func refuseSignal(
    _ table: IntervalTable, _ context: ReadingContext
  ) throws(IngestError) {
    guard SignalShape.isSignal(table.intervalsMs) else { return }
    throw context.error(
      .wrongUnit("the numbers rise and fall like the samples of a signal, not like RR intervals"),
      at: table.places[0],
      remedy: (context.head.optionsForSignal ?? "If this is an ECG, export it with its times")
        + "; if these are RR intervals, put a line \"RR\" on top, or say --format plain-rr")
  }

  /// `1.234,5` in every row: a mark for thousands and a decimal comma, or two columns.
  private static func hasGroupedNumbers(_ head: FileHead) -> Bool {
    !head.lines.isEmpty
      && head.lines.allSatisfy { line in
        let parts = line.split(separator: ",", omittingEmptySubsequences: false)
        let groups = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && groups.count == 2 && (1...3).contains(groups[0].utf8.count)
          && groups[0] != "0" && groups[1].utf8.count == 3
          && (groups + [parts[1]]).allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }
      }
  }

  /// Comments of exports of signals, whose samples must not be taken for intervals.
  private static func announcesSignal(_ comment: String) -> Bool {
    let comment = comment.lowercased()
    return ["sampling rate", "opensignals", "labels:= ecg"].contains(where: comment.contains)
  }
}
