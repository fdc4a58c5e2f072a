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
    let plain = name.lowercased().map { $0 == "µ" || $0 == "μ" ? "u" : $0 }
    let separators: Set<Character> = ["[", "(", "_", " ", "]", ")", "/", "."]
    let words = plain.split { separators.contains($0) }
    if let last = words.last, words.count > 1, Self.units.contains(String(last)) {
      unit = String(last)
      quantity = Self.key(words.dropLast().joined())
    } else {
      unit = nil
      quantity = Self.key(plain)
    }
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
