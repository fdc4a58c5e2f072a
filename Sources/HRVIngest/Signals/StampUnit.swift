/// The unit in which a column counts time.
public enum StampUnit: String, Hashable, Sendable, CaseIterable {
  /// Seconds.
  case seconds = "s"
  /// Milliseconds.
  case milliseconds = "ms"
  /// Microseconds.
  case microseconds = "us"
  /// Nanoseconds.
  case nanoseconds = "ns"

  /// The unit of this name, with `µ` or `u` for micro; nil for any other.
  public init?(name: String) {
    let plain = name.trimmed.lowercased().map { $0 == "µ" || $0 == "μ" ? "u" : $0 }
    self.init(rawValue: String(plain))
  }

  /// One unit is `10^shift` ns.
  var shift: Int {
    switch self {
    case .seconds: 9
    case .milliseconds: 6
    case .microseconds: 3
    case .nanoseconds: 0
    }
  }
}
