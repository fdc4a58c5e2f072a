internal import HRVModel

extension RecordingFormat {
  /// The stream of pulse intervals of Polar Sensor Logger.
  static let polarSensorLoggerPPI = RecordingFormat(
    id: "polar-sensor-logger-ppi",
    summary: "pulse intervals in ms with the phone's local time, error estimate and blocker",
    content: .rr,
    writers: "Polar Sensor Logger on Android, with Polar Verity Sense and OH1 (optical)",
    exampleName: "Polar_Sense_A1B2C3D4_20260302_071500_PPI.txt",
    example: """
      Phone timestamp;PP-interval [ms];error estimate [ms];blocker;contact;contact;hr [bpm]
      2026-03-02T07:15:00.250;1117;882;1;1;1;0
      2026-03-02T07:15:01.367;812;14;0;1;1;0
      2026-03-02T07:15:02.179;805;11;0;1;1;0
      2026-03-02T07:15:02.984;823;9;0;1;1;74
      2026-03-02T07:15:03.807;840;10;0;1;1;74

      """,
    recognizes: { head in
      head.hasColumn { $0.quantity == "ppinterval" } && PolarSensorLoggerPPI.hasPhoneTime(head)
    },
    read: PolarSensorLoggerPPI.read)
}

/// `Phone timestamp` or `Phone Data RX timestamp`, then the interval and what the sensor thinks
/// of it.
///
/// The stamp is the beat that opens the interval; the app makes it anew with every message, so
/// that it jumps between messages, mostly by less than 1.3 s. Intervals that the sensor marks as blocked by
/// movement, that it estimates to be off by more than ``errorLimitMs``, or that were measured
/// without contact to the skin become gaps. Of the two columns `contact`, the first tells
/// whether there is contact and the second whether the sensor can know: so the maker's software
/// orders them, recalled and not confirmed by a file, since real ones hold 1 in both.
enum PolarSensorLoggerPPI {
  /// Intervals with a larger estimated error are not used, in ms. A choice: in one recording,
  /// 434 of 442 estimates stayed below it, with a median of 9 ms.
  static let errorLimitMs = 30.0

  static func hasPhoneTime(_ head: FileHead) -> Bool {
    head.begins("phonetimestamp") || head.begins("phonedatarxtimestamp")
  }

  private struct Columns {
    var interval: Int
    var error: Int
    var blocker: Int
    var contacts: [Int]
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let columns = try columns(context)
    var remarks = Remarks()
    var table = IntervalTable()
    var unusable: Set<Int> = []
    var rows = context.rows()
    _ = try rows.next(in: bytes)
    while try rows.next(in: bytes) {
      guard let intervalMs = rows.number(columns.interval, in: bytes),
        let stamp = rows.range(0).flatMap({ TimeText.calendar(bytes, $0) }),
        let isUsable = isUsable(rows, columns, bytes)
      else {
        if rows.isUnterminated {
          remarks.note("the last line is cut off and was left out", at: rows.place(0))
          break
        }
        throw unreadable(rows, columns, bytes, context)
      }
      if !isUsable { unusable.insert(table.intervalsMs.count) }
      table.append(intervalMs: intervalMs, stamp: stamp, at: rows.place(columns.interval))
    }
    return try recording(table, unusable, context, remarks)
  }

  private static func recording(
    _ table: IntervalTable, _ unusable: Set<Int>, _ context: ReadingContext, _ remarks: Remarks
  ) throws(IngestError) -> Recording {
    var remarks = remarks
    let count = table.intervalsMs.count
    guard count > 0 else {
      throw context.error(.empty, remedy: "Export the recording again")
    }
    guard unusable.count < count else {
      throw context.error(
        .expected("an interval that the sensor trusts", found: "\(count) marked as unreliable"),
        at: table.places[0], remedy: "Wear the sensor tighter, and keep still while it records")
    }
    try IntervalUnit.checkHeart(table, unit: .milliseconds, isDeclared: true, context: context)
    let clock = StampClock(
      stampsMs: table.stampsMs, intervalsMs: table.intervalsMs, kind: .arrival)
    let series = try RRAssembly.series(
      table, clock: clock, unusable: unusable, context: context, remarks: &remarks)
    if !unusable.isEmpty {
      remarks.note(
        "\(unusable.count) of \(count) intervals became gaps: the sensor marked them as blocked,"
          + " without contact, or off by more than \(shortened(errorLimitMs)) ms")
    }
    return context.recording(
      .rr(series), format: RecordingFormat.polarSensorLoggerPPI.id,
      startInFile: table.firstStamp, remarks: remarks)
  }

  private static func columns(_ context: ReadingContext) throws(IngestError) -> Columns {
    let header = context.head.header
    let names = context.head.names.map(\.quantity)
    func column(_ quantity: String, _ name: String) throws(IngestError) -> Int {
      guard let index = names.firstIndex(of: quantity) else {
        throw context.error(
          .missingColumn(name, header: header),
          remedy: "Export the intervals with all their columns")
      }
      return index
    }
    return Columns(
      interval: try column("ppinterval", "PP-interval [ms]"),
      error: try column("errorestimate", "error estimate [ms]"),
      blocker: try column("blocker", "blocker"),
      contacts: names.indices.filter { names[$0] == "contact" })
  }

  /// Whether the sensor trusts the interval of the row; nil when the row does not say.
  private static func isUsable(
    _ rows: Rows, _ columns: Columns, _ bytes: Span<UInt8>
  ) -> Bool? {
    guard let errorMs = rows.number(columns.error, in: bytes),
      let blocker = rows.number(columns.blocker, in: bytes)
    else { return nil }
    let contacts = columns.contacts.map { rows.number($0, in: bytes) }
    let isOff = contacts.count == 2 && contacts[0] == 0 && contacts[1] == 1
    return blocker == 0 && errorMs <= errorLimitMs && !isOff
  }

  private static func unreadable(
    _ rows: Rows, _ columns: Columns, _ bytes: Span<UInt8>, _ context: ReadingContext
  ) -> IngestError {
    if rows.number(columns.interval, in: bytes) == nil {
      return IntervalTable.noInterval(rows, columns.interval, bytes, context)
    }
    for column in [columns.error, columns.blocker]
    where rows.number(column, in: bytes) == nil {
      return context.error(
        .expected("what the sensor says of the interval", found: rows.text(column, in: bytes)),
        at: rows.place(column), remedy: "Correct the value, or divide the file here")
    }
    return IntervalTable.noStamp(rows, .clock(column: 0), bytes, context)
  }
}
