/// A beat that an expert marked in a record.
public struct AnnotatedBeat: Hashable, Sendable {
  /// The sample at which it was marked, in the clock of the annotations.
  public let sample: Int
  /// What it was taken for: one of `NLRBAaJSVrFejnE/fQ?`.
  public let symbol: Character

  /// Creates a beat.
  public init(sample: Int, symbol: Character) {
    self.sample = sample
    self.symbol = symbol
  }

  /// What kinds of beats are told apart when a program is judged.
  ///
  /// - Source: ANSI/AAMI EC57:2012, 3.3 and table 1.
  public enum Group: Hashable, Sendable {
    /// Of the sinus node, bundle branch blocks and escape beats of atria and junction included.
    case normal
    /// Premature, from above the ventricles.
    case supraventricular
    /// Of a ventricle, premature or escaped.
    case ventricular
    /// Both at once: a fusion of a ventricular and a normal beat.
    case fusion
    /// Paced, or not to be told.
    case unclassifiable
  }

  /// The kind of beat that ``symbol`` stands for.
  public var group: Group {
    switch symbol {
    case "A", "a", "J", "S": .supraventricular
    case "V", "E", "r": .ventricular
    case "F": .fusion
    case "/", "f", "Q", "?": .unclassifiable
    default: .normal
    }
  }

  /// Whether a pacemaker had a part in it.
  public var isPaced: Bool { symbol == "/" || symbol == "f" }
}
