/// How much of a single dose is absorbed, by amount: the larger the dose, the smaller the
/// share.
///
/// `A(D) = Vmax·D/(Km + D) + 0.07·D`, with `Vmax` and `Km` solved from the two published
/// points. A reconstruction for orientation, not the fit that the authors printed; no
/// analysis of this package multiplies with it unasked.
///
/// - Source: the shape, the 7 % and the shares 65 % and 11 %, K. D. Fine et al. (1991),
///   J. Clin. Invest. 88, 396. doi:10.1172/JCI115317. The intakes 36 mg and 973 mg that belong
///   to them are quoted from memory and not verified.
public enum MagnesiumAbsorption {
  /// The stable name of the curve.
  public static let id = "fine1991-reconstructed"

  private static let linearShare = 0.07
  private static let least = (doseMg: 36.0, share: 0.65)
  private static let greatest = (doseMg: 973.0, share: 0.11)

  /// What remains of the published shares without the linear part, in mg.
  private static let saturable = (
    low: (least.share - linearShare) * least.doseMg,
    high: (greatest.share - linearShare) * greatest.doseMg
  )

  /// The dose at which half of ``greatestSaturableMg`` is absorbed, in mg.
  static let halfSaturationMg: Double = {
    let (low, high) = saturable
    return (high - low) / (low / least.doseMg - high / greatest.doseMg)
  }()

  /// The most that the saturable path absorbs, in mg.
  static let greatestSaturableMg =
    saturable.low * (halfSaturationMg + least.doseMg) / least.doseMg

  /// The mass that is absorbed of a dose taken at once with a meal, in mg elemental.
  ///
  /// - Precondition: `doseMg` is finite and not negative.
  public static func absorbedMg(ofSingleDoseMg doseMg: Double) -> Double {
    precondition(doseMg.isFinite && doseMg >= 0)
    return greatestSaturableMg * doseMg / (halfSaturationMg + doseMg) + linearShare * doseMg
  }
}
