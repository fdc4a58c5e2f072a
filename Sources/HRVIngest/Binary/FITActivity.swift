internal import HRVModel

/// What a FIT file tells about beats, time and device.
struct FITActivity {
  /// Intervals with their places and the time at which each was written.
  struct Beats {
    var intervalsMs: [Double] = []
    var places = PlaceMap()
    /// In ms since the FIT epoch; nil while no message has told the time.
    var stampsMs: [Double?] = []

    mutating func append(_ intervalMs: Double, at offset: Int, clockS: UInt32?) {
      append(intervalMs, line: 1, column: offset + 1, clockS: clockS)
    }

    mutating func append(_ intervalMs: Double, line: Int, column: Int, clockS: UInt32?) {
      intervalsMs.append(intervalMs)
      places.append(line: line, column: column)
      stampsMs.append(clockS.map { Double($0) * 1000 })
    }

    /// The stamps, those before the first message that tells the time taken from it; empty
    /// when none does.
    var knownStampsMs: [Double] {
      guard var stampMs = stampsMs.lazy.compactMap(\.self).first else { return [] }
      return stampsMs.map { known in
        if let known { stampMs = known }
        return stampMs
      }
    }
  }

  /// From hrv messages.
  private(set) var hrv = Beats()
  /// From hr messages.
  private(set) var hr = Beats()
  /// Who made the recorder, and which it is.
  private(set) var device: String?

  private var createdS: UInt32?
  private var sessionS: UInt32?
  private var firstRecordS: UInt32?
  private var utcOffsetS: Int?
  private var records = (last: UInt32?.none, steps: 0, dense: 0)
  private var lastBeatTicks: Int?
  private var lastPacket: (clockS: UInt32?, values: [UInt64]) = (nil, [])

  /// Reads all messages of a file.
  init(
    _ bytes: Span<UInt8>, context: ReadingContext, remarks: inout Remarks
  ) throws(IngestError) {
    var messages = FITMessages(of: context.file)
    while try messages.next(in: bytes) {
      switch messages.global {
      case 0: readFileID(messages, bytes)
      case 18: sessionS = sessionS ?? messages.unsigned(2, width: 4, in: bytes).map(UInt32.init)
      case 20: noteRecord(messages.clockS)
      case 34: readActivity(messages, bytes)
      case 78: readIntervals(messages, bytes, &remarks)
      case 132: readStoredBeats(messages, bytes, &remarks)
      default: break
      }
    }
    if messages.strayBytes > 0 {
      remarks.note("\(messages.strayBytes) bytes behind the end of the data were left out")
    }
  }

  /// Whether nearly all records follow the one before within a second, so that the time of an
  /// interval is known to the second.
  var hasDenseRecords: Bool {
    records.steps > 0 && Double(records.dense) >= 0.95 * Double(records.steps)
  }

  /// When the first interval began: by the message that it arrived with, else when the session
  /// began, else the first record, else the file.
  func start(ofFirst intervalMs: Double, stampMs: Double?) -> Timestamp? {
    let lastedMs = RRSeries.believableMs.contains(intervalMs) ? intervalMs : 0
    let otherwise = (sessionS ?? firstRecordS ?? createdS).map { Double($0) * 1000 }
    return stampMs.flatMap { timestamp(fitMs: $0 - lastedMs) }
      ?? otherwise.flatMap { timestamp(fitMs: $0) }
  }

  /// The moment `fitMs` after the FIT epoch, on the person's clock when the file has it; nil
  /// when the device counted from its start and not from the epoch.
  func timestamp(fitMs: Double) -> Timestamp? {
    guard fitMs >= Self.firstDateS * 1000, fitMs <= Double(UInt32.max) * 1000 else { return nil }
    return Timestamp(
      unixMilliseconds: Int64(fitMs) + FITMessages.epochS * 1000, utcOffsetS: utcOffsetS ?? 0)
  }

  /// Smaller times are seconds since the device was switched on.
  private static let firstDateS = Double(0x1000_0000)

  private mutating func readFileID(_ messages: FITMessages, _ bytes: Span<UInt8>) {
    createdS = createdS ?? messages.unsigned(4, width: 4, in: bytes).map(UInt32.init)
    guard device == nil, let number = messages.unsigned(1, width: 2, in: bytes) else { return }
    let maker = Self.makers[number] ?? "manufacturer \(number)"
    if let name = messages.text(8, in: bytes) {
      device = "\(maker) \(name)"
    } else if let product = messages.unsigned(2, width: 2, in: bytes) {
      device = "\(maker) product \(product)"
    } else {
      device = maker
    }
  }

  private mutating func noteRecord(_ clockS: UInt32?) {
    guard let clockS else { return }
    firstRecordS = firstRecordS ?? clockS
    if let last = records.last {
      records.steps += 1
      if clockS &- last <= 1 { records.dense += 1 }
    }
    records.last = clockS
  }

  /// The activity message states one moment on both clocks. A difference that no zone has means
  /// that one of them was not set.
  private mutating func readActivity(_ messages: FITMessages, _ bytes: Span<UInt8>) {
    guard let utc = messages.unsigned(253, width: 4, in: bytes),
      let local = messages.unsigned(5, width: 4, in: bytes)
    else { return }
    let offsetS = Int(local) - Int(utc)
    if offsetS % 900 == 0, abs(offsetS) <= 14 * 3600 { utcOffsetS = offsetS }
  }

  private mutating func readIntervals(
    _ messages: FITMessages, _ bytes: Span<UInt8>, _ remarks: inout Remarks
  ) {
    var values: [UInt64] = []
    for offset in messages.offsets(0, width: 2) {
      guard let ms = messages.element(at: offset, width: 2, in: bytes) else { continue }
      hrv.append(Double(ms), at: offset, clockS: messages.clockS)
      values.append(ms)
    }
    if values.count > 1, messages.clockS != nil, lastPacket == (messages.clockS, values) {
      remarks.note(oneOf: "repeated packets", at: hrv.places[hrv.intervalsMs.count - 1]) {
        "the same \(values.count) intervals were written twice in one second, which may be a"
          + " repeated packet; they were kept"
      }
    }
    lastPacket = (messages.clockS, values)
  }

  private mutating func readStoredBeats(
    _ messages: FITMessages, _ bytes: Span<UInt8>, _ remarks: inout Remarks
  ) {
    for offset in messages.offsets(9, width: 4) {
      guard let ticks = messages.element(at: offset, width: 4, in: bytes) else { continue }
      addBeat(Int(ticks), at: offset, messages.clockS, &remarks)
    }
    let packed = Array(messages.offsets(10, width: 1))
    guard packed.contains(where: { bytes[$0] != 0xFF }) else { return }
    for i in stride(from: 0, to: packed.count - packed.count % 3, by: 3) {
      let (low, middle, high) = (
        Int(bytes[packed[i]]), Int(bytes[packed[i + 1]]), Int(bytes[packed[i + 2]])
      )
      for bits in [low | (middle & 0x0F) << 8, middle >> 4 | high << 4] {
        let before = lastBeatTicks ?? bits
        addBeat(before + (bits - before) & 0xFFF, at: packed[i], messages.clockS, &remarks)
      }
    }
  }

  /// Adds the beat at `ticks`, in 1/1024 s. A time that does not ascend becomes an impossible
  /// interval, and thereby a gap.
  private mutating func addBeat(
    _ ticks: Int, at offset: Int, _ clockS: UInt32?, _ remarks: inout Remarks
  ) {
    defer { lastBeatTicks = ticks }
    guard let before = lastBeatTicks else { return }
    guard ticks != before else {
      remarks.note(oneOf: "repeated beats", at: Place(byte: offset)) {
        "the same beat is written twice; it was counted once"
      }
      return
    }
    hr.append(Double(ticks - before) * 1000 / 1024, at: offset, clockS: clockS)
  }

  /// Manufacturers of the profile whose devices and apps write beats or are often met.
  private static let makers: [UInt64: String] = [
    1: "Garmin", 13: "Dynastream", 15: "Dynastream", 23: "Suunto", 32: "Wahoo", 70: "Sigma",
    71: "TomTom", 89: "Tacx", 95: "Stryd", 123: "Polar", 260: "Zwift", 265: "Strava",
    267: "Bryton", 289: "Hammerhead",
  ]
}
