internal import HRVModel

/// A cursor over the annotations of a WFDB annotation file, in the format of the MIT.
///
/// Each is a word of 16 bits: a code in the upper six bits, the samples since the one before in
/// the lower ten.
///
/// - Source: G. B. Moody, "WFDB Applications Guide", annot(5).
struct WFDBAnnotations {
  /// The code of the current annotation.
  private(set) var code = 0
  /// The sample that it belongs to.
  private(set) var sample = 0
  /// Its subtype; of ``signalQuality``, which signals are noisy.
  private(set) var subtype = 0
  /// Where it stands.
  private(set) var offset = 0
  /// Where its text stands; nil when it has none.
  private(set) var textRange: Range<Int>?
  /// The rate in Hz that sample numbers count in, when the file states one of its own.
  private(set) var rateHz: Double?
  /// Whether the file ended without the mark of its end.
  private(set) var isCutOff = false

  private var at = 0

  private enum Code {
    static let note = 22
    static let skip = 59
    static let number = 60
    static let subtype = 61
    static let channel = 62
    static let text = 63
  }

  /// The codes `[` and `]`, between which the ventricles flutter.
  static let flutterBegin = 32
  static let flutterEnd = 33
  /// The code `~`, a change in the quality of the signals.
  static let signalQuality = 14
  /// The code `+`, a change of rhythm, which its text names.
  static let rhythmChange = 28

  /// Whether the signals cannot be read from here on.
  var isUnreadable: Bool { code == Self.signalQuality && subtype == -1 }

  private static let firstSymbols = Array("NLRaVFJASEj/Q")

  /// The symbols of beats by code; nil for all else.
  ///
  /// - Source: `ecgcodes.h` of the WFDB library.
  static func symbol(_ code: Int) -> Character? {
    switch code {
    case 1...13: firstSymbols[code - 1]
    case 25: "B"
    case 30: "?"
    case 34: "e"
    case 35: "n"
    case 38: "f"
    case 41: "r"
    default: nil
    }
  }

  /// Whether `code` marks a beat: one of `NLRBAaJSVrFejnE/fQ?`.
  static func isBeat(_ code: Int) -> Bool { symbol(code) != nil }

  /// Moves to the next annotation; false at the end.
  mutating func next(in bytes: Span<UInt8>) -> Bool {
    while at + 2 <= bytes.count {
      let word = Int(bytes.unsigned(at: at, width: 2))
      offset = at
      at += 2
      let low = word & 0x3FF
      switch word >> 10 {
      case 0 where low == 0: return false
      case Code.skip:
        guard at + 4 <= bytes.count else { break }
        // The upper half comes first, each half with its low byte first.
        let upper = bytes.signed(at: at, width: 2)
        sample += upper << 16 | Int(bytes.unsigned(at: at + 2, width: 2))
        at += 4
      case Code.number, Code.subtype, Code.channel: break
      case Code.text: at += low + low % 2
      case let code:
        sample += low
        self.code = code
        readModifiers(bytes)
        return true
      }
    }
    isCutOff = true
    return false
  }

  /// What follows an annotation and belongs to it.
  private mutating func readModifiers(_ bytes: Span<UInt8>) {
    subtype = 0
    textRange = nil
    while at + 2 <= bytes.count {
      let word = Int(bytes.unsigned(at: at, width: 2))
      let low = word & 0x3FF
      switch word >> 10 {
      case Code.subtype: subtype = Int(Int8(truncatingIfNeeded: low))
      case Code.number, Code.channel: break
      case Code.text:
        textRange = at + 2..<min(at + 2 + low, bytes.count)
        readRate(bytes, at: at + 2, count: low)
        at += low + low % 2
      default: return
      }
      at += 2
    }
  }

  /// The text of the annotation; nil when it has none.
  func text(in bytes: Span<UInt8>) -> String? {
    textRange.map { bytes.field(at: $0.lowerBound, width: $0.count) }
  }

  private static let rateKey = "## time resolution: "

  /// A note may state the rate.
  private mutating func readRate(_ bytes: Span<UInt8>, at offset: Int, count: Int) {
    guard code == Code.note, offset + count <= bytes.count else { return }
    let text = bytes.field(at: offset, width: count)
    guard text.hasPrefix(Self.rateKey) else { return }
    let digits = Array(text.utf8.dropFirst(Self.rateKey.utf8.count))
    if let hz = DecimalNumber.parse(digits.span, digits.indices, mark: .point), hz > 0 {
      rateHz = hz
    }
  }
}
