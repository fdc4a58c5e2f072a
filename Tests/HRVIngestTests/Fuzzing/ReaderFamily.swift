import HRVModel

@testable import HRVIngest

/// Readers that share their ways of reading, and are fuzzed together.
///
/// An input is one byte that chooses a reader of the family, and then a file. Readers are asked
/// for by name, so that a change of the first line does not lead away from them; the last choice
/// is to recognize the file.
enum ReaderFamily: String, CaseIterable {
  /// Numbers without names: lists of intervals, of beat times, columns of both.
  case lists
  /// Texts in which apps write intervals.
  case intervals
  /// Texts in which apps write samples.
  case signals
  /// Bytes.
  case binary
  /// XML and JSON.
  case markup
  /// gzip files and zip archives.
  case archives
  /// Logs of intake.
  case intake
  /// Daily values that were computed elsewhere.
  case daily
  /// What stands beside recordings: diaries, plans, manifests and lists.
  case beside

  /// Reads `input` and returns what is wrong with the outcome; nil when it is a sound result or
  /// an error that a person can act on. A crash or a hang is the other way to fail.
  func complaint(about input: [UInt8]) -> String? {
    let choice = Int(input.first ?? 0)
    let bytes = Array(input.dropFirst())
    switch self {
    case .lists, .intervals, .signals, .binary, .markup:
      return recording(bytes, choice)
    case .archives: return archive(bytes, choice)
    case .intake: return intake(bytes, choice)
    case .daily: return daily(bytes, choice)
    case .beside: return beside(bytes, choice)
    }
  }

  /// Inputs to begin with: the examples of the tables.
  var seeds: [[UInt8]] {
    switch self {
    case .lists, .intervals, .signals, .binary, .markup:
      formats.enumerated().map { [UInt8($0.offset)] + $0.element.example.bytes } + siblingSeeds
    case .archives:
      [[0] + Self.gzip, [1] + Self.zip]
    case .intake:
      IntakeLogFormats.all.enumerated().map { [UInt8($0.offset)] + $0.element.example.bytes }
    case .daily:
      DailySummaryFormats.all.enumerated().map {
        [UInt8($0.offset)] + Array($0.element.example.utf8)
      }
    case .beside:
      Beside.allCases.flatMap { kind in
        kind.examples.map { [UInt8(kind.rawValue)] + Array($0.utf8) }
      }
    }
  }

  private var siblingSeeds: [[UInt8]] {
    var seeds: [[UInt8]] = []
    for (i, format) in formats.filter({ !$0.example.siblings.isEmpty }).enumerated() {
      for (k, name) in format.example.siblings.keys.sorted().enumerated() {
        seeds.append([UInt8(128 + 16 * k + i)] + (format.example.siblings[name] ?? []))
      }
    }
    return seeds
  }

  /// The rows of the table of recordings that belong here.
  private var formats: [RecordingFormat] { Self.tables[self] ?? [] }

  private static let tables = Dictionary(
    uniqueKeysWithValues: allCases.map { family in
      (family, RecordingFormats.all.filter { family.holds($0) })
    })

  private func holds(_ format: RecordingFormat) -> Bool {
    let isMarkup = [UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains {
      format.example.bytes.first == $0
    }
    return switch self {
    case .binary: format.isBinary
    case .markup: !format.isBinary && isMarkup
    case .signals: !format.isBinary && !isMarkup && format.content == .ecg
    case .lists: !format.isBinary && !isMarkup && format.content == .rr && format.isGeneral
    case .intervals: !format.isBinary && !isMarkup && format.content == .rr && !format.isGeneral
    case .archives, .intake, .daily, .beside: false
    }
  }

  // MARK: Reading

  private func recording(_ bytes: [UInt8], _ choice: Int) -> String? {
    let formats = formats
    guard !formats.isEmpty else { return "no reader is in this family" }
    if choice >= 128 {
      // The file beside a recording of several, such as the samples of a WFDB header.
      let several = formats.filter { !$0.example.siblings.isEmpty }
      guard !several.isEmpty else { return nil }
      let format = several[choice % 16 % several.count]
      var siblings = format.example.siblings
      let names = siblings.keys.sorted()
      siblings[names[(choice - 128) / 16 % names.count]] = bytes
      return outcome(format.example.bytes, format.exampleName, format.exampleOptions, siblings)
    }
    guard choice % (formats.count + 1) < formats.count else {
      return outcome(bytes, "test.txt", ReadingOptions(), [:])
    }
    let format = formats[choice % (formats.count + 1)]
    var options = format.exampleOptions
    options.formatID = format.id
    return outcome(bytes, format.exampleName, options, format.example.siblings)
  }

  private func archive(_ bytes: [UInt8], _ choice: Int) -> String? {
    outcome(bytes, choice % 2 == 0 ? "night.txt.gz" : "export.zip", ReadingOptions(), [:])
  }

  private func outcome(
    _ bytes: [UInt8], _ name: String, _ options: ReadingOptions, _ siblings: [String: [UInt8]]
  ) -> String? {
    do throws(IngestError) {
      let recording = try RecordingReader(options: options).read(
        bytes: bytes, file: name, siblings: siblings)
      return Self.complaint(about: recording)
    } catch {
      return Self.complaint(about: error, bytes, name)
    }
  }

  private func intake(_ bytes: [UInt8], _ choice: Int) -> String? {
    let formats = IntakeLogFormats.all
    let format = formats[choice % formats.count]
    var options = format.exampleOptions
    if choice < 128 { options.formatID = format.id }
    do throws(IngestError) {
      let log = try IntakeLogReader(options: options).read(
        bytes: bytes, file: format.exampleName)
      let amounts = log.entries.compactMap(\.dose?.amount)
      return amounts.allSatisfy { $0.isFinite && $0 >= 0 } ? nil : "a dose is no mass"
    } catch {
      return Self.complaint(about: error, bytes, format.exampleName)
    }
  }

  private func daily(_ bytes: [UInt8], _ choice: Int) -> String? {
    let formats = DailySummaryFormats.all
    let format = formats[choice % formats.count]
    let options = DailySummaryOptions(formatID: choice < 128 ? format.id : nil)
    do throws(IngestError) {
      let series = try DailySummaryReader(options: options).read(
        bytes: bytes, file: format.exampleName)
      let points = series.points
      guard points.allSatisfy({ $0.value.isFinite }) else { return "a value is not finite" }
      let days = Set(points.map(\.day))
      return days.count == points.count ? nil : "a day has two values"
    } catch {
      return Self.complaint(about: error, bytes, format.exampleName)
    }
  }

  /// The readers of what stands beside recordings.
  private enum Beside: Int, CaseIterable {
    case diary, plan, manifest, list

    var name: String {
      switch self {
      case .diary: "diary.csv"
      case .plan: "plan.json"
      case .manifest: "manifest.csv"
      case .list: "list.csv"
      }
    }

    /// Those of diaries are of the table; the others are short ones of each kind, written by hand.
    var examples: [String] {
      switch self {
      case .diary: DiaryFormats.all.map(\.example)
      case .plan:
        [
          #"{"schema": "hrv.plan/1", "digest": "sha256:0", "design": "random-blocks", "#
            + #""parameters": {"blocks": 8, "blockDays": 28}, "firstDay": "2027-01-04", "#
            + #""washInDays": 14, "washOutDays": 14, "dose": {"elementalMg": 200.0, "#
            + #""form": "citrate", "time": "21:00"}, "outcome": "ln_rmssd", "#
            + #""halfLifeDays": 7.0, "seed": 7, "schedule": "01"}"#
        ]
      case .manifest:
        ["file,start,device,posture,note\nrest/a.txt,2026-03-02T07:15+01:00,H10,supine,\"a, b\"\n"]
      case .list:
        ["s01/a.txt\n/s02/b, c.txt\r\n", "file;who;start\na.txt;\"A;\nB\";2026-03-02T07:15\nb;;\n"]
      }
    }
  }

  private func beside(_ bytes: [UInt8], _ choice: Int) -> String? {
    guard let kind = Beside(rawValue: choice % Beside.allCases.count) else { return nil }
    do throws(IngestError) {
      switch kind {
      case .diary:
        let columns = try DiaryReader().read(bytes: bytes, file: kind.name).columns
        let numbers = columns.flatMap { $0.values.values.compactMap(\.number) }
        return numbers.allSatisfy(\.isFinite) ? nil : "a note is not finite"
      case .plan:
        let plan = try TrialPlanReader().read(bytes: bytes, file: kind.name).plan
        let isSound = plan.dose.elementalMg.isFinite && plan.halfLifeDays.isFinite
        return isSound ? nil : "a plan has a number that is none"
      case .manifest:
        let entries = try RecordingManifest.read(bytes: bytes, file: kind.name).entries
        let paths = Set(entries.map { Array($0.path.utf8) })
        return paths.count == entries.count ? nil : "a recording stands in two rows"
      case .list:
        let list = try RecordingList.read(bytes: bytes, file: kind.name)
        var entries = list.entries()
        while let entry = try entries.next() {
          if entry.path.isEmpty { return "a path is empty" }
          if entry.cells.count != list.columns.count { return "a row has not the columns" }
        }
        return nil
      }
    } catch {
      return Self.complaint(about: error, bytes, kind.name)
    }
  }

  // MARK: What must hold

  private static func complaint(about recording: Recording) -> String? {
    switch recording.signal {
    case .rr(let rr):
      if rr.intervalsMs.isEmpty { return "no intervals" }
      if !rr.intervalsMs.allSatisfy(RRSeries.believableMs.contains) { return "no heart's interval" }
      if !rr.durationS.isFinite { return "the duration is not finite" }
      return complaint(about: rr.gaps)
    case .ecg(let ecg):
      if !ecg.samplesMv.allSatisfy(\.isFinite) { return "a sample is not finite" }
      if !(ecg.samplingRateHz > 0 && ecg.durationS.isFinite) { return "the clock is not finite" }
      return complaint(about: ecg.gaps)
    }
  }

  private static func complaint(about gaps: [Gap]) -> String? {
    let areSound = gaps.allSatisfy {
      $0.startS.isFinite && $0.durationS.isFinite && $0.durationS >= 0
    }
    return areSound ? nil : "a gap has no length"
  }

  private static func complaint(
    about error: IngestError, _ bytes: [UInt8], _ name: String
  ) -> String? {
    if error.message.isEmpty || error.remedy.isEmpty { return "an error says nothing" }
    if error.location.line < 1 || error.location.column < 1 { return "an error has no place" }
    guard error.location.file == name, !name.hasSuffix(".gz") else { return nil }
    let lines = bytes.count { $0 == Byte.lineFeed || $0 == Byte.carriageReturn } + 1
    // Columns count bytes of UTF-8, of which a text in UTF-16 has at most half as many again.
    let columns = bytes.count + bytes.count / 2 + 1
    guard error.location.line <= lines, error.location.column <= columns else {
      return "an error is placed at \(error.location), behind the end"
    }
    return nil
  }

  // MARK: Seeds

  /// `812\n805\n823\n790\n` and so on, stored without compression.
  /// - Source: RFC 1952 and RFC 1951, written by hand; the check value by ``crc(_:)``.
  private static var gzip: [UInt8] {
    let length = UInt16(text.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + le(length) + le(~length) + text
      + le(crc(text)) + le(UInt32(text.count))
  }

  /// The same text, stored in an archive as `night.txt`.
  /// - Source: PKWARE, APPNOTE.TXT, 4.3.
  private static var zip: [UInt8] {
    let name = Array("night.txt".utf8)
    let size = le(UInt32(text.count))
    let common =
      le(UInt16(20)) + le(UInt16(0)) + le(UInt16(0)) + le(UInt32(0)) + le(crc(text)) + size + size
      + le(UInt16(name.count)) + le(UInt16(0))
    let local = le(UInt32(0x0403_4B50)) + common + name + text
    let central =
      le(UInt32(0x0201_4B50)) + le(UInt16(20)) + common + le(UInt16(0)) + le(UInt16(0))
      + le(UInt16(0)) + le(UInt32(0)) + le(UInt32(0)) + name
    let end =
      le(UInt32(0x0605_4B50)) + le(UInt16(0)) + le(UInt16(0)) + le(UInt16(1)) + le(UInt16(1))
      + le(UInt32(central.count)) + le(UInt32(local.count)) + le(UInt16(0))
    return local + central + end
  }

  private static let text = Array("812\n805\n823\n790\n801\n818\n797\n809\n".utf8)

  private static func le(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// CRC-32 of ISO 3309, bit by bit.
  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}
