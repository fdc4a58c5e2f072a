internal import HRVModel

extension RecordingFormat {
  /// An ECG of Apple Health.
  static let appleECG = RecordingFormat(
    id: "apple-ecg",
    summary: "ECG in µV (or mV), one sample a line, below lines about the recording",
    content: .ecg,
    writers: "Apple Health, with Apple Watch; in English or German",
    exampleName: "ecg_2026-03-02.csv",
    example: """
      Name
      Recorded Date,2026-03-02 07:15:00 +0100
      Classification,Sinus Rhythm
      Device,"Watch7,12"
      Sample Rate,512.5 hertz

      Lead,Lead I
      Unit,µV

      -12.345
      3.5
      41
      118.25

      """,
    recognizes: AppleECG.recognizes,
    read: AppleECG.read)
}

/// `Key,value` lines, a blank line, and a sample a line.
///
/// Keys are those of the phone's language; English and German ones are known. A comma within
/// a sample or behind the first comma of a key's line is a decimal mark: `Messrate,511,562
/// Hertz`. Taken from readers of such files, not checked on one. The layout with a lead in
/// front of every sample (`I,0.001`) is refused: its unit is not written down.
enum AppleECG {
  private enum Key: String, CaseIterable {
    case recordedDate = "recorded date"
    case device
    case sampleRate = "sample rate"
    case lead
    case unit

    var german: String {
      switch self {
      case .recordedDate: "aufzeichnungsdatum"
      case .device: "gerät"
      case .sampleRate: "messrate"
      case .lead: "ableitung"
      case .unit: "einheit"
      }
    }
  }

  private struct Header {
    var values: [Key: String] = [:]
    /// How the samples below are written; nil when there are none.
    var samples: TextLayout?
  }

  static func recognizes(_ head: FileHead) -> Bool {
    let keys = head.lines.compactMap { field($0)?.key }
    return keys.contains(.sampleRate) && (keys.contains(.lead) || keys.contains(.recordedDate))
      || isInAnotherLanguage(head)
  }

  /// Whether only the watch is known of the lines above the samples: `Appareil,"Watch7,12"`.
  private static func isInAnotherLanguage(_ head: FileHead) -> Bool {
    let above = head.lines.prefix { !isSample($0.trimmed) }
    return above.count < head.lines.count && above.first?.hasPrefix("<") == false
      && above.contains { $0.contains("\"Watch") }
      && !above.contains { field($0)?.key == .sampleRate }
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let header = header(bytes, context)
    guard let layout = header.samples else {
      throw context.error(
        .expected("samples, one a line, below the header", found: ""),
        remedy: "Export the ECG again from Health, without opening it in a spreadsheet")
    }
    if isInAnotherLanguage(context.head), context.options.valueUnit == nil {
      throw context.error(
        .expected(
          "the lines \"Unit\" and \"Sample Rate\" of an Apple ECG, in English or German",
          found: ""),
        remedy: "Say what those lines say, as in --unit uV --sampling-rate 512, or set the phone to"
          + " English and export the ECG again")
    }
    let written = header.values[.unit] ?? ""
    guard let unit = context.options.valueUnit ?? SampleUnit(name: written) else {
      throw context.error(
        .expected("µV or mV as the unit of the samples", found: written),
        remedy: "Declare the unit of the samples, with --unit <mV|uV>")
    }
    let rateHz = try context.samplingRateHz(inFile: header.values[.sampleRate].flatMap(hertz))
    var remarks = Remarks()
    let samples = try EvenSamples(
      bytes, column: .init(sample: 0, unitMv: unit.millivolts ?? 1),
      rows: Rows(of: context.file, layout: layout), context: context, remarks: &remarks)
    let signal = try samples.signal(
      rateHz: rateHz, lead: header.values[.lead], isCalibrated: unit.millivolts != nil,
      context: context, remarks: &remarks)
    return context.recording(
      .ecg(signal), format: RecordingFormat.appleECG.id,
      startInFile: header.values[.recordedDate].flatMap { TimeText.calendar($0) },
      device: header.values[.device], remarks: remarks)
  }

  /// Reads lines up to the first that begins like a number.
  private static func header(_ bytes: Span<UInt8>, _ context: ReadingContext) -> Header {
    var header = Header()
    var layout = context.head.layout
    var lines = Lines(from: layout.start, line: layout.firstLine)
    while lines.next(in: bytes) {
      let line = TextDecoding.text(bytes, lines.range).trimmed
      if isSample(line) {
        layout.start = lines.range.lowerBound
        layout.firstLine = lines.number
        layout.delimiter = .none
        let isComma = context.head.lines.contains { isSample($0.trimmed) && $0.contains(",") }
        layout.decimalMark = isComma ? .comma : .point
        header.samples = layout
        return header
      }
      if let (key, value) = field(line) { header.values[key] = value }
    }
    return header
  }

  private static func isSample(_ line: String) -> Bool {
    line.utf8.first { $0 != Byte.quote && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }
      .map { $0 &- UInt8(ascii: "0") < 10 } ?? false
  }

  /// A key that is known, and what stands behind its first delimiter.
  private static func field(_ line: String) -> (key: Key, value: String)? {
    // Keys are words, perhaps quoted: nothing else is worth taking apart.
    guard let first = line.utf8.first, first > UInt8(ascii: "9") || first == Byte.quote else {
      return nil
    }
    let parts = line.split(maxSplits: 1) { $0 == "," || $0 == ";" || $0 == "\t" }
    guard parts.count == 2 else { return nil }
    let name = unquoted(parts[0]).lowercased()
    guard let key = Key.allCases.first(where: { $0.rawValue == name || $0.german == name }) else {
      return nil
    }
    return (key, unquoted(parts[1]))
  }

  private static func unquoted(_ text: Substring) -> String {
    let text = String(text).trimmed
    guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
    return String(text.dropFirst().dropLast())
  }

  /// `512 hertz`, `511,562 Hertz`.
  private static func hertz(_ text: String) -> Double? {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    let unit = String(text.dropFirst(number.count)).trimmed.lowercased()
    guard unit == "hertz" || unit == "hz" else { return nil }
    return Double(number.map { $0 == "," ? "." : String($0) }.joined())
  }
}
