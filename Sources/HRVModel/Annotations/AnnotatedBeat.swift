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

  /// What it was taken for, in the classes of EC57; nil for a fusion of a ventricular and a normal
  /// beat, which is both.
  public var type: BeatType? { BeatType(wfdbSymbol: symbol) }

  /// Whether a pacemaker had a part in it.
  public var isPaced: Bool { type == .paced }
}
