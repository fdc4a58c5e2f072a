extension ArtefactCorrection {
  /// How much an interval may differ from its neighbourhood before it is taken for an artefact.
  ///
  /// The levels and their names are those that HRV software has in common since Kubios HRV.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// Nothing is touched.
    case none
    /// 450 ms at 60 beats a minute: 45 % of the local median.
    case veryLow = "very-low"
    /// 350 ms at 60 beats a minute: 35 % of the local median.
    case low
    /// 250 ms at 60 beats a minute: 25 % of the local median.
    case medium
    /// 150 ms at 60 beats a minute: 15 % of the local median.
    case strong
    /// 50 ms at 60 beats a minute: 5 % of the local median. Flags sinus rhythm, too.
    case veryStrong = "very-strong"

    /// The greatest difference from the local median that is accepted at 60 beats a minute, in
    /// ms; nil for ``none``.
    public var thresholdMs: Double? {
      switch self {
      case .none: nil
      case .veryLow: 450
      case .low: 350
      case .medium: 250
      case .strong: 150
      case .veryStrong: 50
      }
    }

    /// The row of the table that it stands for.
    var method: ArtefactMethod { ArtefactMethod.named(rawValue) ?? .none }
  }
}
