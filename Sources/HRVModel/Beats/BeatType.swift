/// Where a heartbeat came from, in the classes of ANSI/AAMI EC57.
public enum BeatType: UInt8, Hashable, Sendable, CaseIterable {
  /// Conducted from the sinus node in the way that is usual in this record, bundle branch block and
  /// escape beats included (EC57: N).
  case normal
  /// From the ventricles, premature or as an escape (EC57: V).
  case ventricular
  /// Premature, from the atria or the junction, conducted like a normal beat (EC57: S).
  case supraventricular
  /// Started by a pacemaker, or a fusion of such a beat with a normal one (EC57: Q).
  case paced
  /// A beat that cannot be told (EC57: Q).
  case unclassifiable

  /// The word used in tables and files.
  public var name: String {
    switch self {
    case .normal: "normal"
    case .ventricular: "ventricular"
    case .supraventricular: "supraventricular"
    case .paced: "paced"
    case .unclassifiable: "unclassifiable"
    }
  }

  /// The code by which WFDB annotations write it (`ecgcodes.h`): `N`, `V`, `S`, `/` or `Q`.
  public var wfdbCode: UInt8 {
    switch self {
    case .normal: 1
    case .ventricular: 5
    case .supraventricular: 9
    case .paced: 12
    case .unclassifiable: 13
    }
  }

  /// The type of a beat that a WFDB annotation describes; nil for a character that is of no beat,
  /// and for `F`, a fusion of a ventricular and a normal beat: EC57 has it neither as a ventricular
  /// beat that must be found nor, where it is called one, as a false positive.
  ///
  /// The classes are those of ANSI/AAMI EC57:2012, table 3, as the WFDB program `bxb` has them:
  ///
  /// | type | annotations |
  /// |---|---|
  /// | normal | `N L R B e j n` |
  /// | supraventricular | `A a J S` |
  /// | ventricular | `V E r` |
  /// | paced | `/ f` |
  /// | unclassifiable | `Q ?` |
  public init?(wfdbSymbol: Character) {
    switch wfdbSymbol {
    case "N", "L", "R", "B", "e", "j", "n": self = .normal
    case "A", "a", "J", "S": self = .supraventricular
    case "V", "E", "r": self = .ventricular
    case "/", "f": self = .paced
    case "Q", "?": self = .unclassifiable
    default: return nil
    }
  }
}
