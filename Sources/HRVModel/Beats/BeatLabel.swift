/// What a beat was taken for.
public enum BeatLabel: UInt8, Hashable, Sendable, CaseIterable {
  /// An ordinary sinus beat.
  case normal
  /// Early or late by its own doing (premature beat and pause).
  case ectopic
  /// The interval is long because a beat was not detected.
  case missed
  /// The interval is short because a beat was detected that was none.
  case extra
  /// The beat was detected at the wrong instant.
  case misaligned
  /// Not normal by the rule in force, which does not tell the kinds apart.
  case artefact

  /// The word used in tables and files.
  public var name: String {
    switch self {
    case .normal: "normal"
    case .ectopic: "ectopic"
    case .missed: "missed"
    case .extra: "extra"
    case .misaligned: "misaligned"
    case .artefact: "artefact"
    }
  }
}
