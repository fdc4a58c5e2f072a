internal import HRVModel

extension RecordingFormat {
  /// The text of a collector for Polar H10 with comments about the session.
  static let h10Collection = RecordingFormat(
    id: "h10-collection",
    summary: "heart rate, RR in ms, elapsed ms and skin contact below # comments",
    content: .rr,
    writers: "collectors for Polar H10 that write \"# Collection Timestamp:\"",
    exampleName: "rr_data.txt",
    example: """
      # Collection Timestamp: 2026-03-02 07:15:00
      # Device Info: ID A1B2C3D4, Polar H10
      HR,RR,MS,SC
      74,812,812,1
      74,805,1617,1
      73,823,2440,1
      0,0,3280,0
      73,818,4098,1

      """,
    recognizes: { head in
      head.comments.contains { H10Collection.value("Collection Timestamp", of: $0) != nil }
        && head.rows.contains { $0.count == 4 && head.number($0[1]) != nil }
    },
    read: H10Collection.read)
}

/// Comments, perhaps a row of names, and rows of `HR,RR,MS,SC`.
///
/// Intervals without contact to the skin (`SC` 0) become gaps. The elapsed time may be that of
/// beats or of arrivals (``StampClock``). Taken from a public reader of such files, not checked on
/// one.
enum H10Collection {
  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    var intervalsMs: [Double] = []
    var stampsMs: [Double] = []
    var places = PlaceMap()
    var unusable: Set<Int> = []
    var withoutContact = 0
    var rows = context.rows()
    if context.head.rows.first?.allSatisfy({ context.head.number($0) == nil }) == true {
      _ = try rows.next(in: bytes)
    }
    while try rows.next(in: bytes) {
      guard let ms = rows.number(1, in: bytes), let stampMs = rows.number(2, in: bytes),
        abs(stampMs) < 1e15, let contact = rows.number(3, in: bytes), !rows.isUnterminated
      else {
        if rows.isUnterminated {
          remarks.note("the last line is cut off and was left out", at: rows.place(0))
          break
        }
        throw rows.number(1, in: bytes) == nil
          ? IntervalTable.noInterval(rows, 1, bytes, context)
          : IntervalTable.noStamp(rows, .elapsed(column: 2, shift: 0), bytes, context)
      }
      if contact == 0 {
        withoutContact += 1
        // No interval at all: that time went by is in the times of the others.
        guard ms != 0 else { continue }
        unusable.insert(intervalsMs.count)
      }
      intervalsMs.append(ms)
      stampsMs.append(stampMs)
      places.append(line: rows.line, column: rows.place(1).column)
    }
    guard let firstMs = stampsMs.first, unusable.count < intervalsMs.count else {
      throw context.error(
        .expected("an interval measured with contact to the skin", found: ""),
        remedy: "Wet the strap, and record again")
    }
    let table = IntervalTable(
      intervalsMs: intervalsMs, places: places, stampsMs: stampsMs.map { $0 - firstMs })
    try IntervalUnit.checkHeart(table, unit: .milliseconds, isDeclared: true, context: context)
    let clock = StampClock(stampsMs: table.stampsMs, intervalsMs: intervalsMs)
    let series = try RRAssembly.series(
      table, clock: clock, unusable: unusable, context: context, remarks: &remarks)
    if withoutContact > 0 {
      remarks.note("\(withoutContact) rows were measured without contact to the skin")
    }
    let comments = context.head.comments
    return context.recording(
      .rr(series), format: RecordingFormat.h10Collection.id,
      startInFile: comments.lazy.compactMap { value("Collection Timestamp", of: $0) }.first
        .flatMap { TimeText.calendar($0) },
      device: comments.lazy.compactMap { value("Device Info", of: $0) }.first.map(device),
      remarks: remarks)
  }

  /// What stands behind `# key:` in a comment.
  static func value(_ key: String, of comment: String) -> String? {
    let text = String(comment.drop { $0 == "#" || $0 == " " })
    guard text.hasPrefix(key + ":") else { return nil }
    return String(text.dropFirst(key.count + 1)).trimmed
  }

  /// `ID A1B2C3D4, …`.
  private static func device(_ info: String) -> String {
    let words = info.split { $0 == " " || $0 == "," }
    return words.count > 1 && words[0] == "ID" ? "Polar H10 \(words[1])" : info
  }
}
