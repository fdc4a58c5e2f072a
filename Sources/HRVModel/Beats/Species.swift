/// Whose heart was recorded: what an interval between beats can be depends on it.
///
/// Everything in this package that is not asked for another species means a human. Frequency
/// bands and thresholds such as 50 ms are human ones whatever the species.
public enum Species: String, Hashable, Sendable, CaseIterable {
  case human
  case rat
  case mouse

  /// The intervals that such a heart can have, in ms; others are marks of the recorder or lost
  /// contact.
  ///
  /// For a human 20 to 300 beats a minute. For rats (about 250 to 450 at rest) 100 to 750, for
  /// mice (about 310 to 840) 120 to 1500: the ranges of the species with room for bradycardia
  /// under anaesthesia and for premature beats.
  ///
  /// - Source: heart rates at rest, Merck Veterinary Manual, reference guides.
  public var believableMs: ClosedRange<Double> {
    switch self {
    case .human: 200...3000
    case .rat: 80...600
    case .mouse: 40...500
    }
  }

  /// The median that a recording can have, in ms.
  ///
  /// For a human 30 to 240 beats a minute: sleeping athletes reach 1.9 s, children in effort
  /// 270 ms.
  public var medianMs: ClosedRange<Double> {
    switch self {
    case .human: 250...2000
    case .rat: 110...350
    case .mouse: 60...250
    }
  }
}
