/// The unit in which the samples of an ECG are written.
public enum SampleUnit: String, Hashable, Sendable, CaseIterable {
  /// Nanovolts.
  case nanovolts = "nV"
  /// Microvolts.
  case microvolts = "uV"
  /// Millivolts.
  case millivolts = "mV"
  /// Volts.
  case volts = "V"
  /// Steps of a converter, of a size that nobody knows: beats can be found, heights not told.
  case counts = "raw"

  /// The unit of this name, letter case aside, with `µ` or `u` for micro; nil for any other.
  public init?(name: String) {
    let plain = name.trimmed.lowercased().map { $0 == "µ" || $0 == "μ" ? "u" : $0 }
    guard let unit = Self.allCases.first(where: { $0.rawValue.lowercased() == String(plain) })
    else { return nil }
    self = unit
  }

  /// One unit in mV; nil for ``counts``.
  public var millivolts: Double? {
    switch self {
    case .nanovolts: 1e-6
    case .microvolts: 1e-3
    case .millivolts: 1
    case .volts: 1e3
    case .counts: nil
    }
  }
}
