internal import HRVModel

extension RecordingFormat {
  /// The European Data Format, plain and plus.
  static let edf = RecordingFormat(
    id: "edf",
    summary: "the first ECG signal of an EDF or EDF+ file, in mV; gaps of EDF+D are kept",
    content: .ecg,
    writers: "Bittium Faros, Holter and sleep recorders",
    exampleName: "made.edf",
    example: Example(bytes: EDFRecording.example),
    isBinary: true,
    recognizes: { $0.signature == .edf },
    read: EDFRecording.read)
}

/// Data records of equal duration, each with the samples of every signal.
///
/// Where EDF+ states when each record began, time between records is a gap. Plain EDF has no
/// gaps, and no mark of a missing sample. Plain EDF was checked on a real file, the gaps of EDF+
/// on files made by hand.
enum EDFRecording {
  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let header = try EDFHeader(bytes, context: context)
    guard
      let channel = header.channels.first(where: {
        !$0.isAnnotations && ECGLead.matches($0.label)
      })
    else {
      throw context.error(
        .missingColumn("of an ECG", header: header.channels.map(\.label)),
        remedy: "Export the recording with its ECG, or name the ECG signal so; a channel \"HRV\""
          + " is read with --format edf-hrv")
    }
    var remarks = Remarks()
    let unitMv = ECGLead.mv(per: channel.unit)
    if unitMv == nil {
      remarks.note("the unit \"\(channel.unit)\" of \(channel.label) is no voltage")
    }
    let (runs, firstS) = try samples(
      bytes, header, channel, unitMv: unitMv ?? 1, context, &remarks)
    let ecg = try runs.signal(
      lead: channel.label, isCalibrated: unitMv != nil, context: context, remarks: &remarks)
    return context.recording(
      .ecg(ecg), format: RecordingFormat.edf.id,
      startInFile: header.start?.advanced(byS: firstS), device: header.device, remarks: remarks)
  }

  /// The samples of `channel`, and when the first was taken, in s since the start.
  private static func samples(
    _ bytes: Span<UInt8>, _ header: EDFHeader, _ channel: EDFHeader.Channel, unitMv: Double,
    _ context: ReadingContext, _ remarks: inout Remarks
  ) throws(IngestError) -> (SampleRuns, firstS: Double) {
    let present = (bytes.count - header.size) / header.recordSize
    let count = min(present, header.recordCount ?? present)
    if let stated = header.recordCount, present < stated {
      remarks.note(
        "the file is cut off: \(present) of \(stated) data records are there",
        at: Place(byte: bytes.count))
    }
    var runs = try SampleRuns(
      rateHz: Double(channel.samplesPerRecord) / header.recordDurationS, at: .beginning,
      context: context)
    runs.reserveCapacity(count * channel.samplesPerRecord)
    let keeper = header.isPlus ? header.channels.first(where: \.isAnnotations) : nil
    let stepS = header.recordDurationS / Double(channel.samplesPerRecord)
    var firstS = 0.0
    var dueS: Double?
    for i in 0..<count {
      let record = header.size + i * header.recordSize
      if let keeper, let onsetS = onset(bytes, at: record + keeper.offset, keeper) {
        if i == 0 { firstS = onsetS }
        let lateS = onsetS - (dueS ?? onsetS)
        if lateS >= stepS {
          runs.addGap(durationS: lateS)
        } else if lateS <= -stepS {
          remarks.note(
            oneOf: "data records that begin before the last ended", at: Place(byte: record)
          ) { "data record \(i + 1) begins \(shortened(-lateS)) s before the last ended" }
        }
        dueS = onsetS + header.recordDurationS
      } else {
        dueS = dueS.map { $0 + header.recordDurationS }
      }
      var at = record + channel.offset
      let end = at + 2 * channel.samplesPerRecord
      runs.append {
        guard at < end else { return nil }
        let value = Double(bytes.signed16(at: at)) * channel.gain + channel.zero
        at &+= 2
        return Float(value * unitMv)
      }
    }
    return (runs, firstS)
  }

  /// `+12.5` and 0x14 at the beginning of the annotations of a record: when it began, in s.
  static func onset(
    _ bytes: Span<UInt8>, at start: Int, _ keeper: EDFHeader.Channel
  ) -> Double? {
    let end = min(start + 2 * keeper.samplesPerRecord, start + 32)
    var mark = start
    while mark < end, bytes[mark] != 0x14, bytes[mark] != 0x15 { mark += 1 }
    guard mark < end, mark > start + 1 else { return nil }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    guard isNegative || bytes[start] == UInt8(ascii: "+"),
      let number = DecimalNumber.parse(bytes, start + 1..<mark, mark: .point), abs(number) < 1e9
    else { return nil }
    return isNegative ? -number : number
  }

  /// EDF+D with an ECG of ten samples a second, in two records with 1.5 s between them.
  static let example: [UInt8] = {
    func field(_ text: String, _ width: Int) -> [UInt8] {
      Array(text.utf8) + [UInt8](repeating: Byte.space, count: width - text.utf8.count)
    }
    var bytes = field("0", 8) + field("X X X X", 80)
    bytes += field("Startdate 02-MAR-2026 X X X", 80) + field("02.03.2607.15.00768", 24)
    bytes += field("EDF+D", 44) + field("2", 8) + field("1", 8) + field("2", 4)
    let columns: [(width: Int, values: [String])] = [
      (16, ["ECG II", "EDF Annotations"]), (80, ["", ""]), (8, ["uV", ""]),
      (8, ["-3276.8", "-1"]), (8, ["3276.7", "1"]), (8, ["-32768", "-32768"]),
      (8, ["32767", "32767"]), (80, ["", ""]), (8, ["10", "6"]), (32, ["", ""]),
    ]
    for (width, values) in columns {
      for value in values { bytes += field(value, width) }
    }
    for (onset, peak) in [
      ("+0.25\u{14}\u{14}\0\0\0\0\0", 1500), ("+2.75\u{14}\u{14}\0\0\0\0\0", -900),
    ] {
      for sample in [0, 10, peak, -40, 0, 20, 30, 20, 0, 0] {
        bytes += [UInt8(truncatingIfNeeded: sample), UInt8(truncatingIfNeeded: sample >> 8)]
      }
      bytes += Array(onset.utf8)
    }
    return bytes
  }()
}
