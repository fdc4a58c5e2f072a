extension ArtefactMethod {
  /// Every method, from the one that touches nothing to those that model the rhythm. A new method
  /// is one file with its rule and one row here.
  public static let all: [ArtefactMethod] =
    [none, range(RangeRule.standardMs), malik, kamath, karlsson, acar, quotient]
    + ArtefactCorrection.Level.allCases.compactMap(threshold) + [lipponenTarvainen, rhythm]

  /// What is used unless something else is asked for: ``rhythm``.
  public static let standard = rhythm

  /// Nothing is touched.
  public static let none = ArtefactMethod(
    "none", summary: "nothing is touched", formula: "no interval is an artefact",
    source: "RR intervals as recorded", rule: NoRule())

  /// Intervals outside a range, bounds included in it, in ms.
  public static func range(_ acceptedMs: ClosedRange<Double>) -> ArtefactMethod {
    let (low, high) = (text(acceptedMs.lowerBound), text(acceptedMs.upperBound))
    return ArtefactMethod(
      acceptedMs == RangeRule.standardMs ? "range" : "range:\(low)-\(high)",
      summary: "intervals shorter than \(low) or longer than \(high) ms",
      formula: "RR < \(low) ms or RR > \(high) ms", source: "common practice",
      rule: RangeRule(acceptedMs: acceptedMs))
  }

  private static func text(_ ms: Double) -> String {
    Int(exactly: ms).map(String.init) ?? "\(ms)"
  }

  /// More than 20 % from the interval before.
  public static let malik = ArtefactMethod(
    "malik", summary: "intervals that differ by more than 20 % from the one before",
    formula: "|RR[i] − RR[i−1]| > 0.2 · RR[i−1]", source: "Malik et al. 1989",
    rule: PrecedingIntervalRule(rise: 0.2, fall: 0.2))

  /// 32.5 % longer or 24.5 % shorter than the interval before.
  public static let kamath = ArtefactMethod(
    "kamath", summary: "intervals 32.5 % longer or 24.5 % shorter than the one before",
    formula: "RR[i] > 1.325 · RR[i−1] or RR[i] < 0.755 · RR[i−1]",
    source: "Kamath and Fallen 1995", rule: PrecedingIntervalRule(rise: 0.325, fall: 0.245))

  /// More than 20 % from the mean of both neighbours.
  public static let karlsson = ArtefactMethod(
    "karlsson",
    summary: "intervals that differ by more than 20 % from the mean of their neighbours",
    formula: "|RR[i] − m| > 0.2 · m, m = (RR[i−1] + RR[i+1]) / 2",
    source: "Karlsson et al. 2012, doi:10.1186/1475-925X-11-2", rule: NeighbourMeanRule())

  /// More than 20 % from the mean of the last nine accepted intervals.
  public static let acar = ArtefactMethod(
    "acar", summary: "intervals that differ by more than 20 % from the last nine accepted",
    formula: "|RR[i] − m| > 0.2 · m, m the mean of the last nine accepted",
    source: "Acar et al. 2000, doi:10.1016/S0169-2607(00)00081-X", rule: AcceptedMeanRule())

  /// A quotient with the next interval outside 0.8…1.2.
  public static let quotient = ArtefactMethod(
    "quotient", summary: "intervals whose quotient with the next one is outside 0.8…1.2",
    formula: "RR[i] / RR[i+1] or RR[i+1] / RR[i] < 0.8 or > 1.2, repeated until none is left",
    source: "Piskorski and Guzik 2005", rule: QuotientRule())

  /// The published method of dRR and mRR, with thresholds from 91 beats.
  public static let lipponenTarvainen = ArtefactMethod(
    "lipponen-tarvainen",
    summary: "ectopic, missed, extra and misplaced beats by patterns of successive differences",
    formula: "patterns of dRR and mRR over 5.2 quartile deviations of 91 beats",
    source: "Lipponen and Tarvainen 2019, doi:10.1080/03091902.2019.1640306",
    replacement: .move, rule: LipponenTarvainenRule())

  /// The fewest intervals without which the rhythm is smooth.
  public static let rhythm = ArtefactMethod(
    "rhythm", summary: "the fewest intervals without which the rhythm is smooth",
    formula: "least Σ left out + Σ (ΔRR / tolerance)² + Σ distance from the sinus level",
    source: "this program: chosen by measurement, see its definition", replacement: .move,
    rule: RhythmRule())

  private static func threshold(_ level: ArtefactCorrection.Level) -> ArtefactMethod? {
    guard let thresholdMs = level.thresholdMs else { return nil }
    return ArtefactMethod(
      level.rawValue,
      summary: "intervals \(Int(thresholdMs)) ms from the local median, at 60 beats a minute",
      formula: "|RR[i] − m| > \(text(thresholdMs / 1000)) · m, m the median of nine",
      source: "the levels of Kubios HRV; local median of nine",
      rule: LocalMedianRule(thresholdMs: thresholdMs))
  }
}
