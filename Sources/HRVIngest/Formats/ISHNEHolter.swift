internal import HRVModel

extension RecordingFormat {
  /// The Holter format of the International Society for Holter and Noninvasive
  /// Electrocardiology.
  static let ishneHolter = RecordingFormat(
    id: "ishne-holter",
    summary: "ECG of Holter recorders, in steps of some nV; the first lead is read",
    content: .ecg,
    writers: "Holter recorders, and the THEW database",
    exampleName: "made.ecg",
    example: RecordingFormat.Example(bytes: ISHNEHolter.example),
    isBinary: true,
    recognizes: { $0.signature == .ishne },
    read: ISHNEHolter.read)
}

/// A header of 522 bytes, perhaps a text, and samples of 16 bits, the leads in turn.
///
/// The layout follows the specification and was not checked on a real file. The checksum covers
/// the header from byte 10 on and the text behind it; 0 is taken for one that was left out.
///
/// - Source: F. Badilini, "The ISHNE Holter Standard Output File Format", Annals of
///   Noninvasive Electrocardiology 3 (1998) 263–266.
enum ISHNEHolter {
  /// Where fields of the header begin.
  private enum At {
    static let checksum = 8
    static let header = 10
    static let sampleCount = 14
    static let samples = 22
    static let day = 138
    static let time = 150
    static let leadCount = 156
    static let leads = 158
    static let resolutions = 206
    static let recorder = 232
    static let rate = 272
    static let end = 522
  }

  /// A sample that means that the lead failed.
  private static let missing = -32_768

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    let start = try firstSample(bytes, context, &remarks)
    let leadCount = bytes.signed(at: At.leadCount, width: 2)
    guard 1...12 ~= leadCount else {
      throw damaged("1 to 12 leads", found: "\(leadCount)", at: At.leadCount, context)
    }
    let resolutionNv = bytes.signed(at: At.resolutions, width: 2)
    let rateHz = bytes.signed(at: At.rate, width: 2)
    var runs = try SampleRuns(rateHz: Double(rateHz), at: Place(byte: At.rate), context: context)
    let present = (bytes.count - start) / (2 * leadCount)
    let stated = bytes.signed(at: At.sampleCount, width: 4)
    // Some writers count the samples of all leads together.
    if stated != present, stated != present * leadCount {
      remarks.note("the header states \(stated) samples, and \(present) are there")
    }
    let count = stated > 0 ? min(present, stated) : present
    // A step without a size is taken for 1 µV, so that beats can be found.
    let stepMv = Double(resolutionNv > 0 ? resolutionNv : 1000) * 1e-6
    runs.reserveCapacity(count)
    var at = start
    let end = start + 2 * leadCount * count
    while at < end {
      runs.append {
        guard at < end else { return nil }
        let value = bytes.signed16(at: at)
        guard value != missing else { return nil }
        at &+= 2 &* leadCount
        return Float(Double(value) * stepMv)
      }
      guard at < end else { break }
      runs.appendMissing()
      at += 2 * leadCount
    }
    let code = bytes.signed(at: At.leads, width: 2)
    let ecg = try runs.signal(
      lead: names.indices.contains(code) ? names[code] : nil, isCalibrated: resolutionNv > 0,
      context: context, remarks: &remarks)
    let recorder = bytes.field(at: At.recorder, width: 40)
    return context.recording(
      .ecg(ecg), format: RecordingFormat.ishneHolter.id, startInFile: startTime(bytes),
      device: recorder.isEmpty ? nil : recorder, remarks: remarks)
  }

  /// Checks the header, and tells where the samples begin.
  private static func firstSample(
    _ bytes: Span<UInt8>, _ context: ReadingContext, _ remarks: inout Remarks
  ) throws(IngestError) -> Int {
    guard bytes.count >= At.end, context.head.signature == .ishne else {
      throw damaged("an ISHNE header of \(At.end) bytes", found: "none", at: 0, context)
    }
    let start = bytes.signed(at: At.samples, width: 4)
    guard At.end...bytes.count ~= start else {
      throw damaged("samples inside the file", found: "byte \(start)", at: At.samples, context)
    }
    let stated = UInt16(truncatingIfNeeded: bytes.unsigned(at: At.checksum, width: 2))
    let computed = Checksum.ccitt.of(bytes, At.header..<start)
    if stated == 0 {
      remarks.note("the checksum of the header was left out", at: Place(byte: At.checksum))
    } else if stated != computed {
      throw damaged(
        "the checksum \(Checksum.shown(computed))", found: Checksum.shown(stated),
        at: At.checksum, context)
    }
    return start
  }

  /// Day, month, year and hour, minute, second, on the clock of the recorder.
  private static func startTime(_ bytes: Span<UInt8>) -> Timestamp? {
    let date = (0..<3).map { bytes.signed(at: At.day + 2 * $0, width: 2) }
    let time = (0..<3).map { bytes.signed(at: At.time + 2 * $0, width: 2) }
    return CivilDay(year: date[2], month: date[1], day: date[0]).flatMap {
      Timestamp(day: $0, hour: time[0], minute: time[1], second: time[2])
    }
  }

  private static func damaged(
    _ what: String, found: String, at offset: Int, _ context: ReadingContext
  ) -> IngestError {
    context.error(
      .expected(what, found: found), at: Place(byte: offset),
      remedy: "The file is damaged or cut off: copy it from the recorder again")
  }

  /// The names of leads by their codes; 0 and 1 say nothing of the place.
  private static let names: [String?] = [
    nil, nil, "X", "Y", "Z", "I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5",
    "V6", "ES", "AS", "AI",
  ]

  /// Two leads of eight samples at 200 Hz.
  static let example: [UInt8] = {
    var bytes = Array("ISHNE1.0".utf8) + [UInt8](repeating: 0, count: At.end - 8)
    func put(_ values: [Int], at offset: Int, width: Int = 2) {
      for i in 0..<values.count * width {
        bytes[offset + i] = UInt8(truncatingIfNeeded: values[i / width] >> (8 * (i % width)))
      }
    }
    put([0xA81A], at: At.checksum)
    put([0, 8, At.end, At.end], at: At.header, width: 4)
    put([2, 3, 2026], at: At.day)
    put([7, 15, 0], at: At.time)
    put([2, 6, 11], at: At.leadCount)
    put([2500, 2500], at: At.resolutions)
    put([200], at: At.rate)
    for sample in [0, 4, 12, 400, -120, 8, 0, -4] {
      bytes += [UInt8(truncatingIfNeeded: sample), UInt8(truncatingIfNeeded: sample >> 8), 0, 0]
    }
    return bytes
  }()
}
