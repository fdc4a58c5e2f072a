internal import HRVModel

/// The header of a WFDB record: a line about the record, and one about each signal.
///
///     100 2 360 650000
///     100.dat 212 200 11 1024 995 -22131 0 MLII
///
/// - Source: G. B. Moody, "WFDB Applications Guide", header(5).
struct WFDBHeader {
  /// A line about a signal.
  struct Signal {
    var file: String
    var format: String
    var samplesPerFrame = 1
    var byteOffset = 0
    /// Steps of the converter for one unit; nil when the header does not know (0).
    var gain: Double?
    var baseline = 0
    var unit = "mV"
    /// The sum of all samples, modulo 2¹⁶.
    var checksum: Int?
    var name = ""
    var line: Int
  }

  /// The name of the record, which is that of its files.
  let record: String
  /// Frames a second: samples, unless a signal has several in a frame.
  let rateHz: Double
  /// How many frames there are, when the header says so.
  let length: Int?
  /// When the record began, on a local clock; nil without a date.
  let start: Timestamp?
  let signals: [Signal]

  /// The rate of a header without one.
  /// - Source: header(5).
  static let standardRateHz = 250.0
  /// The scale of a header without one, in steps for a mV.
  /// - Source: header(5).
  static let standardGain = 200.0
  /// No header is longer, in bytes.
  private static let longest = 1 << 20

  private struct Token {
    var text: String
    var place: Place
  }

  /// Whether a text with this beginning looks like a header: a line about the record with a
  /// whole number of signals, and a line with a file and a format for each.
  static func recognizes(_ head: FileHead) -> Bool {
    guard let words = head.lines.first?.split(whereSeparator: \.isWhitespace), words.count >= 2,
      let count = Int(words[1]), 0...999 ~= count, isRecordName(words[0])
    else { return false }
    let isNamed = head.fileName.lowercased().hasSuffix(".hea")
    if count == 0 || words[0].contains("/") { return isNamed }
    guard head.lines.count >= 2 else { return isNamed }
    let signal = head.lines[1].split(whereSeparator: \.isWhitespace)
    return signal.count >= 2 && Double(signal[0]) == nil && signal[1].first?.isNumber == true
      && (isNamed || Double(words[0]) == nil || words.count >= 3)
  }

  /// Records are named in letters, digits, `_` and `-`; a number of segments may follow a `/`.
  private static func isRecordName(_ word: Substring) -> Bool {
    word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-/".contains($0)) }
  }

  /// Reads a header; `context` names the file in messages.
  init(_ bytes: Span<UInt8>, context: ReadingContext) throws(IngestError) {
    var lines = Self.lines(bytes)[...]
    guard let first = lines.popFirst(), first.count >= 2 else {
      throw context.error(
        .expected("the name of a record and the number of its signals", found: ""),
        remedy: "Give the .hea file of a WFDB record")
    }
    record = first[0].text
    guard !record.contains("/") else {
      throw context.error(
        .expected("a record of one segment", found: record), at: first[0].place,
        remedy: "Name the .hea files of its segments instead")
    }
    guard let count = Int(first[1].text), 0...999 ~= count else {
      throw context.error(
        .expected("the number of signals", found: first[1].text), at: first[1].place,
        remedy: "Correct the header")
    }
    rateHz = try first.count > 2 ? Self.rate(first[2], context) : Self.standardRateHz
    length = first.count > 3 ? Int(first[3].text).flatMap { $0 > 0 ? $0 : nil } : nil
    start = first.count > 5 ? Self.start(time: first[4].text, date: first[5].text) : nil
    var signals: [Signal] = []
    while signals.count < count {
      guard let line = lines.popFirst() else {
        throw context.error(
          .expected("\(count) lines about signals", found: "\(signals.count)"),
          remedy: "Copy the header again: it is cut off")
      }
      signals.append(try Self.signal(line, context))
    }
    self.signals = signals
  }

  private static func lines(_ bytes: Span<UInt8>) -> [[Token]] {
    var lines: [[Token]] = []
    var tokens: [Token] = []
    var (line, lineStart, start) = (1, 0, 0)
    let end = min(bytes.count, longest)
    for i in 0...end {
      let byte = i < end ? bytes[i] : Byte.lineFeed
      let isLineEnd = byte == Byte.lineFeed || byte == Byte.carriageReturn
      guard isLineEnd || byte == Byte.space || byte == Byte.tab else { continue }
      if i > start {
        tokens.append(
          Token(
            text: TextDecoding.text(bytes, start..<i),
            place: Place(line: line, column: start - lineStart + 1)))
      }
      start = i + 1
      guard isLineEnd else { continue }
      if let first = tokens.first, !first.text.hasPrefix("#") { lines.append(tokens) }
      tokens = []
      lineStart = start
      let isPair = byte == Byte.carriageReturn && start < end && bytes[start] == Byte.lineFeed
      if !isPair { line += 1 }
    }
    return lines
  }

  /// `250/360(0)`: the rate, before the rate of a counter that numbers the samples.
  private static func rate(
    _ token: Token, _ context: ReadingContext
  ) throws(IngestError) -> Double {
    let text = token.text.split(separator: "/", omittingEmptySubsequences: false)[0]
    let digits = text.split(separator: "(", omittingEmptySubsequences: false)[0]
    guard let rateHz = number(digits), rateHz > 0 else {
      throw context.error(
        .expected("a sampling rate in Hz", found: token.text), at: token.place,
        remedy: "Correct the header")
    }
    return rateHz
  }

  private static func number(_ text: Substring) -> Double? {
    let bytes = Array(text.utf8)
    return DecimalNumber.parse(bytes.span, bytes.indices, mark: .point)
  }

  /// `HH:MM:SS[.sss]` and `DD/MM/YYYY`.
  private static func start(time: String, date: String) -> Timestamp? {
    let parts = date.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 4, parts[0].utf8.count <= 2,
      parts[1].utf8.count <= 2
    else { return nil }
    return TimeText.calendar("\(parts[2])-\(parts[1])-\(parts[0]) \(time)")
  }

  private static func signal(
    _ tokens: [Token], _ context: ReadingContext
  ) throws(IngestError) -> Signal {
    guard tokens.count >= 2 else {
      throw context.error(
        .expected("a file and a format", found: tokens[0].text), at: tokens[0].place,
        remedy: "Correct the header")
    }
    var signal = Signal(file: tokens[0].text, format: "", line: tokens[0].place.line)
    try setFormat(of: &signal, tokens[1], context)
    if tokens.count > 4, let zero = Int32(tokens[4].text) { signal.baseline = Int(zero) }
    if tokens.count > 2 { try setGain(of: &signal, tokens[2], context) }
    if tokens.count > 6 { signal.checksum = Int(tokens[6].text) }
    if tokens.count > 8 { signal.name = tokens[8...].map(\.text).joined(separator: " ") }
    return signal
  }

  /// `212`, `16x4`, `16:3`, `16+24`: samples in a frame, skew, and bytes before the first. The
  /// skew moves a signal against the others, which is nothing to one that is read alone.
  private static func setFormat(
    of signal: inout Signal, _ token: Token, _ context: ReadingContext
  ) throws(IngestError) {
    var numbers: [Character: Int] = [:]
    var key: Character = " "
    var digits = ""
    for character in token.text + " " {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      numbers[key] = Int(digits) ?? -1
      digits = ""
      key = character
    }
    signal.format = numbers[" "].map(String.init) ?? ""
    signal.samplesPerFrame = numbers["x"] ?? 1
    signal.byteOffset = numbers["+"] ?? 0
    guard numbers.keys.allSatisfy(" x:+".contains), 1...1000 ~= signal.samplesPerFrame,
      0...longest ~= signal.byteOffset
    else {
      throw context.error(
        .expected("the format of a signal", found: token.text), at: token.place,
        remedy: "Correct the header")
    }
  }

  /// `200`, `200(1024)`, `200(1024)/mV`, `200/mV`.
  private static func setGain(
    of signal: inout Signal, _ token: Token, _ context: ReadingContext
  ) throws(IngestError) {
    let parts = token.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count > 1, !parts[1].isEmpty { signal.unit = String(parts[1]) }
    let scale = parts[0].split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false)
    guard let gain = number(scale[0]), gain.isFinite else {
      throw context.error(
        .expected("the steps of a unit", found: token.text), at: token.place,
        remedy: "Correct the header")
    }
    signal.gain = gain == 0 ? nil : gain
    if scale.count > 1, let baseline = Int32(scale[1].filter { $0 != ")" }) {
      signal.baseline = Int(baseline)
    }
  }
}
