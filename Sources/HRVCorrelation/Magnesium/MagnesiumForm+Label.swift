extension MagnesiumForm {
  /// What a label means that states both a mass of compound and a mass of magnesium.
  public enum LabelReading: Hashable, Sendable {
    /// The magnesium is what the formula gives, or less, as with water or fillers.
    case plausible
    /// There is more magnesium than the compound can hold: it must be mixed with oxide, which
    /// supplies this share of the magnesium, in `0...1`.
    case buffered(oxideShareOfMagnesium: Double)
    /// There is more magnesium than even pure oxide holds.
    case impossible
  }

  /// Reads a label; nil for mixtures, whose formula is not known.
  ///
  /// A tenth more than the formula gives is let pass, as labels are rounded and overages are
  /// usual.
  ///
  /// - Precondition: both masses are finite, `compoundMg > 0` and `elementalMg >= 0`.
  public func readLabel(compoundMg: Double, elementalMg: Double) -> LabelReading? {
    precondition(compoundMg.isFinite && compoundMg > 0)
    precondition(elementalMg.isFinite && elementalMg >= 0)
    guard let own = elementalFraction else { return nil }
    let declared = elementalMg / compoundMg
    if declared <= own * 1.1 { return .plausible }
    let oxide = Self.oxide.composition?.elementalFraction ?? 0
    guard declared <= oxide else { return .impossible }
    let compoundShare = (oxide - declared) / (oxide - own)
    return .buffered(oxideShareOfMagnesium: (1 - compoundShare) * oxide / declared)
  }

  /// The share of the mass of a buffered product that is this compound and not oxide, from
  /// the share that is magnesium: `x·f + (1−x)·f(oxide) = declared`; nil when no mixture of
  /// the two holds that much.
  public func shareInBufferedProduct(declaredFraction: Double) -> Double? {
    guard let own = elementalFraction, let oxide = Self.oxide.elementalFraction, own < oxide,
      (own...oxide).contains(declaredFraction)
    else { return nil }
    return (oxide - declaredFraction) / (oxide - own)
  }

  /// What a label comes to, in sentences; nil for mixtures, whose formula is not known.
  ///
  /// - Precondition: both masses are finite, `compoundMg > 0` and `elementalMg >= 0`.
  public func labelText(compoundMg: Double, elementalMg: Double) -> String? {
    guard let reading = readLabel(compoundMg: compoundMg, elementalMg: elementalMg),
      let own = elementalFraction
    else { return nil }
    func percent(_ share: Double) -> String { "\(NumberText.short(share * 100)) %" }
    let declared = elementalMg / compoundMg
    let facts =
      "\(name) (\(formula)) is \(percent(own)) magnesium; the label says \(percent(declared))."
    switch reading {
    case .plausible:
      return facts + " That can be: up to a tenth more is let pass, and water or fillers make it"
        + " less."
    case .buffered(let oxideShare):
      let compound = shareInBufferedProduct(declaredFraction: declared) ?? 0
      return facts + " The compound cannot hold so much: if the rest is oxide,"
        + " \(percent(compound)) of the mass is \(id), and \(percent(oxideShare)) of the magnesium"
        + " comes from the oxide."
    case .impossible:
      let oxide = Self.oxide.elementalFraction ?? 0
      return facts
        + " That is impossible: even pure oxide holds only \(percent(oxide)). Perhaps one"
        + " mass is that of a tablet and the other that of a day."
    }
  }
}
