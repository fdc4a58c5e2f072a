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
  /// Where it stands.
  private(set) var offset = 0
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

  /// Whether `code` marks a beat: one of `NLRBAaJSVrFejnE/fQ?`.
  static func isBeat(_ code: Int) -> Bool {
    switch code {
    case 1...13, 25, 30, 34, 35, 38, 41: true
    default: false
    }
  }

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
      case Code.text:
        readText(bytes, count: low)
        at += low + low % 2
      case let code:
        sample += low
        self.code = code
        return true
      }
    }
    isCutOff = true
    return false
  }

  private static let rateKey = "## time resolution: "

  /// A note may state the rate.
  private mutating func readText(_ bytes: Span<UInt8>, count: Int) {
    guard code == Code.note, at + count <= bytes.count else { return }
    let text = bytes.field(at: at, width: count)
    guard text.hasPrefix(Self.rateKey) else { return }
    let digits = Array(text.utf8.dropFirst(Self.rateKey.utf8.count))
    if let hz = DecimalNumber.parse(digits.span, digits.indices, mark: .point), hz > 0 {
      rateHz = hz
    }
  }
}
