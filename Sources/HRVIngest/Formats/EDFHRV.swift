internal import HRVModel

extension RecordingFormat {
  /// The channel of intervals that some recorders write into EDF.
  static let edfHRV = RecordingFormat(
    id: "edf-hrv",
    summary: "the channel HRV of an EDF file, in ms, instead of its ECG (ask for it)",
    content: .rr,
    writers: "Bittium Faros",
    exampleName: "made.edf",
    example: Example(bytes: EDFHRV.example),
    isBinary: true,
    exampleOptions: ReadingOptions(formatID: "edf-hrv"),
    isAskedFor: true,
    recognizes: { _ in false },
    read: EDFHRV.read)
}

/// A channel `HRV` with the unit ms at some Hz: the interval that ended since the sample before,
/// or 0 when no beat came.
///
/// The recorder's own beats are coarser than those found in the ECG beside them, which is what is
/// read unless this is asked for. Two beats within one sample are one: the time tells.
/// Checked on a real file as far as the channel goes; what it held there were no heartbeats.
enum EDFHRV {
  /// The largest value of the channel, which means none.
  private static let noneMs = 65_535.0

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let header = try EDFHeader(bytes, context: context)
    guard
      let channel = header.channels.first(where: {
        $0.label.uppercased() == "HRV" && $0.unit.lowercased() == "ms"
      })
    else {
      throw context.error(
        .missingColumn("HRV in ms", header: header.channels.map(\.label)),
        remedy: "Read the ECG of the file, without naming a format")
    }
    var remarks = Remarks()
    let table = intervals(bytes, header, channel, &remarks)
    guard let first = table.intervalsMs.first, let firstMs = table.stampsMs.first else {
      throw context.error(
        .noBeats("a channel HRV without a beat in it"),
        remedy: "Read the ECG of the file, without naming a format")
    }
    try IntervalUnit.checkHeart(table, unit: .milliseconds, isDeclared: true, context: context)
    let clock = StampClock(
      stampsMs: table.stampsMs.map { $0 - firstMs }, intervalsMs: table.intervalsMs,
      kind: .arrival)
    let series = try RRAssembly.series(table, clock: clock, context: context, remarks: &remarks)
    remarks.note("these are the recorder's own intervals; its ECG is read without --format")
    return context.recording(
      .rr(series), format: RecordingFormat.edfHRV.id,
      startInFile: header.start?.advanced(
        byS: (firstMs - (clock.impossibleMs[0] ?? first)) / 1000),
      device: header.device, remarks: remarks)
  }

  /// The intervals, stamped with the end of the sample in which they stand.
  private static func intervals(
    _ bytes: Span<UInt8>, _ header: EDFHeader, _ channel: EDFHeader.Channel,
    _ remarks: inout Remarks
  ) -> IntervalTable {
    let present = (bytes.count - header.size) / header.recordSize
    let count = min(present, header.recordCount ?? present)
    if let stated = header.recordCount, present < stated {
      remarks.note(
        "the file is cut off: \(present) of \(stated) data records are there",
        at: Place(byte: bytes.count))
    }
    let keeper = header.isPlus ? header.channels.first(where: \.isAnnotations) : nil
    let stepMs = header.recordDurationS * 1000 / Double(channel.samplesPerRecord)
    var intervalsMs: [Double] = []
    var stampsMs: [Double] = []
    var places = PlaceMap()
    var recordS = 0.0
    for i in 0..<count {
      let record = header.size + i * header.recordSize
      if let keeper,
        let onsetS = EDFRecording.onset(bytes, at: record + keeper.offset, keeper)
      {
        recordS = onsetS
      }
      for k in 0..<channel.samplesPerRecord {
        let at = record + channel.offset + 2 * k
        let ms = Double(bytes.signed(at: at, width: 2)) * channel.gain + channel.zero
        guard ms != 0, ms != noneMs else { continue }
        intervalsMs.append(ms)
        stampsMs.append(recordS * 1000 + Double(k + 1) * stepMs)
        places.append(line: 1, column: at + 1)
      }
      recordS += header.recordDurationS
    }
    return IntervalTable(intervalsMs: intervalsMs, places: places, stampsMs: stampsMs)
  }

  /// Two records of two s, five samples a second.
  static let example: [UInt8] = {
    func field(_ text: String, _ width: Int) -> [UInt8] {
      Array(text.utf8) + [UInt8](repeating: Byte.space, count: width - text.utf8.count)
    }
    var bytes = field("0", 8) + field("X X X X", 80)
    bytes += field("Startdate 02-MAR-2026 X X X", 80) + field("02.03.2607.15.00512", 24)
    bytes += field("", 44) + field("2", 8) + field("2", 8) + field("1", 4)
    for (text, width) in [
      ("HRV", 16), ("Heart Rate Variability", 80), ("ms", 8), ("0", 8), ("65535", 8),
      ("-32768", 8), ("32767", 8), ("", 80), ("10", 8), ("", 32),
    ] {
      bytes += field(text, width)
    }
    for ms in [0, 0, 0, 0, 812, 0, 0, 0, 805, 0, 0, 0, 823, 0, 0, 0, 840, 0, 0, 0] {
      let value = ms - 32_768
      bytes += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }
    return bytes
  }()
}
