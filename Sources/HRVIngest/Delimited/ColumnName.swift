internal import HRVModel

/// The name of a column, taken apart into what it counts and in which unit.
///
///     RR-interval [ms] → rrinterval, ms      rr_ms → rr, ms      "R-R (s)" → rr, s
struct ColumnName: Hashable, Sendable {
  /// The name without its unit: lower-case letters and digits only.
  let quantity: String
  /// The unit in lower case with `µ` written `u`; nil when the name has none.
  let unit: String?

  init(_ name: String) {
    let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
    (quantity, unit) = isASCII ? Self.parts(ofASCII: name) : Self.parts(of: name)
  }

  /// Takes apart what most names are, byte by byte, since every format asks for them.
  static func parts(ofASCII name: String) -> (quantity: String, unit: String?) {
    var key: [UInt8] = []
    key.reserveCapacity(name.utf8.count)
    var words = 0
    var lastWord = 0
    var isInWord = false
    var isPlainWord = true
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "_"), Byte.space, UInt8(ascii: "]"),
        UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: "."):
        isInWord = false
        continue
      default: break
      }
      if !isInWord { (words, lastWord, isInWord, isPlainWord) = (words + 1, key.count, true, true) }
      let isCapital = byte &- UInt8(ascii: "A") < 26
      let lower = isCapital ? byte | 0x20 : byte
      if lower &- UInt8(ascii: "a") < 26 || lower &- UInt8(ascii: "0") < 10 {
        key.append(lower)
      } else {
        isPlainWord = false
      }
    }
    let last = words > 1 && isPlainWord ? String(decoding: key[lastWord...], as: UTF8.self) : ""
    guard units.contains(last) else { return (String(decoding: key, as: UTF8.self), nil) }
    return (String(decoding: key[..<lastWord], as: UTF8.self), last)
  }

  /// Takes apart a name in any script.
  static func parts(of name: String) -> (quantity: String, unit: String?) {
    let plain = name.lowercased().map { $0 == "µ" || $0 == "μ" ? "u" : $0 }
    let words = plain.split { separators.contains($0) }
    if let last = words.last, words.count > 1, units.contains(String(last)) {
      return (key(words.dropLast().joined()), String(last))
    }
    return (key(plain), nil)
  }

  /// Whether the column holds intervals between beats.
  var isInterval: Bool { Self.intervals.contains(quantity) }

  /// Whether the column counts rows.
  var isIndex: Bool { Self.indexes.contains(quantity) }

  /// Whether the column holds times.
  var isTime: Bool { Self.times.contains(quantity) }

  /// The unit of a column of intervals, as far as its name tells.
  var intervalUnit: IntervalUnit? {
    if quantity.hasSuffix("ms") { return .milliseconds }
    return switch unit {
    case "ms", "msec", "milliseconds": .milliseconds
    case "s", "sec", "seconds": .seconds
    default: nil
    }
  }

  private static let separators: Set<Character> = ["[", "(", "_", " ", "]", ")", "/", "."]

  private static func key(_ text: some Sequence<Character>) -> String {
    String(text.filter { $0.isLetter || $0.isNumber })
  }

  private static let units: Set<String> = [
    "ms", "msec", "milliseconds", "s", "sec", "seconds", "ns", "us", "uv", "mv", "bpm", "mg",
    "g", "ug", "mcg", "mmol",
  ]
  private static let intervals: Set<String> = [
    "rr", "rri", "rrinterval", "rrintervals", "rrintervall", "rrintervalle", "rrms", "rrsms", "rrs",
    "ibi", "ibis", "ibims", "nn", "nni", "nninterval", "nnintervals", "interbeatinterval", "rtor",
  ]
  private static let indexes: Set<String> = [
    "", "index", "idx", "n", "nr", "no", "beat", "unnamed0",
  ]
  private static let times: Set<String> = [
    "t", "time", "times", "timestamp", "elapsed", "elapsedtime", "datetime", "date", "unixtime",
    "zeit",
  ]
}
