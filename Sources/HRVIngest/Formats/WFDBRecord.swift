internal import HRVModel

extension RecordingFormat {
  /// The records of PhysioNet.
  static let wfdbRecord = RecordingFormat(
    id: "wfdb-record",
    summary: "the header of an ECG in .dat files, or of annotated beats where there is no signal",
    content: .ecg,
    writers: "PhysioNet databases, WFDB software",
    exampleName: "made.hea",
    example: Example(
      bytes: Array("made 1 360 6\nmade.dat 212 200(1024)/mV 12 0 995 6032 0 MLII\n".utf8),
      // 995, 1000, 1011, 1020, 1008, 998, two in three bytes.
      siblings: [
        "made.dat": [0xE3, 0x33, 0xE8, 0xF3, 0x33, 0xFC, 0xF0, 0x33, 0xE6]
      ]),
    recognizes: WFDBHeader.recognizes,
    read: WFDBRecord.read)
}

/// A record by its header: the first ECG lead of its signals, or, when it has no signals, its
/// beats.
///
/// Formats 212, 16, 24, 32, 80 and 311 are read; of these, 212 was checked on real files, the
/// others on samples made by hand. The least sample of a format stands for none.
enum WFDBRecord {
  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let header = try WFDBHeader(bytes, context: context)
    guard !header.signals.isEmpty else { return try beats(header, context) }
    let chosen = try lead(of: header, context)
    let signal = header.signals[chosen]
    var remarks = Remarks()
    if header.signals.count > 1 {
      remarks.note("of \(header.signals.count) signals, \"\(signal.name)\" is read")
    }
    let found = try context.siblings.withBytes(of: signal.file) { samples throws(IngestError) in
      try Self.ecg(samples, of: header, chosen, context, &remarks)
    }
    guard let found else {
      throw context.error(
        .expected("the file \(signal.file) beside this header", found: ""),
        at: Place(line: signal.line, column: 1),
        remedy: "Copy it into the folder of the header, under that name")
    }
    return context.recording(
      .ecg(found), format: RecordingFormat.wfdbRecord.id, startInFile: header.start,
      remarks: remarks)
  }

  /// The first signal with the name of a lead, else the first that is a voltage.
  private static func lead(
    of header: WFDBHeader, _ context: ReadingContext
  ) throws(IngestError) -> Int {
    let voltages = header.signals.indices.filter { ECGLead.mv(per: header.signals[$0].unit) != nil }
    let named = voltages.first { ECGLead.matches(header.signals[$0].name) }
    let unnamed = voltages.first { header.signals[$0].name.isEmpty }
    guard let chosen = named ?? unnamed else {
      throw context.error(
        .missingColumn("of an ECG", header: header.signals.map(\.name)),
        remedy: "Give a record with an ECG lead in mV")
    }
    return chosen
  }

  private static func ecg(
    _ bytes: Span<UInt8>, of header: WFDBHeader, _ chosen: Int, _ context: ReadingContext,
    _ remarks: inout Remarks
  ) throws(IngestError) -> ECGSignal {
    let signal = header.signals[chosen]
    let place = Place(line: signal.line, column: 1)
    guard let format = WFDBSampleFormat(rawValue: signal.format) else {
      let known = WFDBSampleFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw context.error(
        .expected("one of the formats \(known)", found: signal.format), at: place,
        remedy: "Convert the record to format 16 (xform -f of the WFDB software)")
    }
    // Signals of one file take turns in it, each with all its samples of a frame.
    let group = header.signals.indices.filter { header.signals[$0].file == signal.file }
    let before = group.filter { $0 < chosen }.map { header.signals[$0].samplesPerFrame }
    let first = before.reduce(0, +)
    let perFrame = group.map { header.signals[$0].samplesPerFrame }.reduce(0, +)
    let start = min(header.signals[group[0]].byteOffset, bytes.count)
    let present = format.count(inBytes: bytes.count - start) / perFrame
    let frames = min(present, header.length ?? present)
    if let length = header.length, present < length {
      remarks.note(
        "\(signal.file) is cut off: \(present) of \(length) samples are there", at: place)
    }
    var runs = try SampleRuns(
      rateHz: header.rateHz * Double(signal.samplesPerFrame), at: place, context: context)
    runs.reserveCapacity(frames * signal.samplesPerFrame)
    let stepMv =
      (ECGLead.mv(per: signal.unit) ?? 1) / (signal.gain ?? WFDBHeader.standardGain)
    var sum = 0
    for frame in 0..<frames {
      for i in 0..<signal.samplesPerFrame {
        let value = format.sample(frame * perFrame + first + i, in: bytes, from: start)
        sum &+= value
        if value == format.missing {
          runs.appendMissing()
        } else {
          runs.append(Float(Double(value - signal.baseline) * stepMv))
        }
      }
    }
    if let stated = signal.checksum, frames == header.length,
      Int16(truncatingIfNeeded: stated) != Int16(truncatingIfNeeded: sum)
    {
      remarks.note(
        "the samples of \(signal.file) do not add up to the checksum in the header: one of the"
          + " two was changed", at: place)
    }
    return try runs.signal(
      lead: signal.name.isEmpty ? nil : signal.name, isCalibrated: signal.gain != nil,
      context: context, remarks: &remarks)
  }

  /// What annotation files of beats end in, the one to take first.
  static let annotators = ["atr", "ecg", "qrs"]

  /// The beats of a record without signals.
  private static func beats(
    _ header: WFDBHeader, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let names = annotators.map { "\(stem(context.head.fileName)).\($0)" }
    guard let name = names.first(where: context.siblings.contains) else {
      throw context.error(
        .expected("beats beside this header without signals", found: ""),
        remedy: "Copy the annotation file into its folder: \(names.joined(separator: " or "))")
    }
    let path = context.siblings.path(of: name)
    let beside = ReadingContext(
      file: path, options: context.options, head: context.head, siblings: context.siblings)
    let found = try context.siblings.withBytes(of: name) { bytes throws(IngestError) in
      try WFDBBeats.recording(bytes, header: header, beside)
    }
    guard let found else {
      throw beside.error(.empty, remedy: "Copy the annotation file again")
    }
    return Recording(
      provenance: Provenance(file: context.file, formatID: RecordingFormat.wfdbRecord.id),
      start: found.start, signal: found.signal, remarks: found.remarks)
  }

  /// A name without its extension.
  static func stem(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
