/// The atoms of a formula unit of a magnesium compound, water of crystallization included.
///
/// The one place where a mass of compound becomes a mass of magnesium.
public struct Composition: Hashable, Sendable {
  /// The numbers of atoms, by element.
  let magnesium, carbon, hydrogen, nitrogen, oxygen, sulfur, chlorine, phosphorus: Int

  init(
    magnesium: Int, carbon: Int = 0, hydrogen: Int = 0, nitrogen: Int = 0, oxygen: Int = 0,
    sulfur: Int = 0, chlorine: Int = 0, phosphorus: Int = 0, water: Int = 0
  ) {
    self.magnesium = magnesium
    self.carbon = carbon
    self.hydrogen = hydrogen + 2 * water
    self.nitrogen = nitrogen
    self.oxygen = oxygen + water
    self.sulfur = sulfur
    self.chlorine = chlorine
    self.phosphorus = phosphorus
  }

  /// Standard atomic weights, abridged to five figures, in g/mol.
  ///
  /// - Source: T. Prohaska et al., "Standard atomic weights of the elements 2021", Pure Appl.
  ///   Chem. 94, 2022, 573. doi:10.1515/pac-2019-0603
  enum AtomicWeight {
    static let magnesium = 24.305
    static let hydrogen = 1.008
    static let carbon = 12.011
    static let nitrogen = 14.007
    static let oxygen = 15.999
    static let sulfur = 32.06
    static let chlorine = 35.45
    static let phosphorus = 30.974
  }

  /// The molar mass, in g/mol.
  public var molarMassGPerMol: Double {
    let metal = Double(magnesium) * AtomicWeight.magnesium
    let organic =
      Double(carbon) * AtomicWeight.carbon + Double(hydrogen) * AtomicWeight.hydrogen
      + Double(nitrogen) * AtomicWeight.nitrogen + Double(oxygen) * AtomicWeight.oxygen
    let others =
      Double(sulfur) * AtomicWeight.sulfur + Double(chlorine) * AtomicWeight.chlorine
      + Double(phosphorus) * AtomicWeight.phosphorus
    return metal + organic + others
  }

  /// The share of the mass that is magnesium, in `0...1`.
  ///
  /// Not to be mistaken for the share that is absorbed, which no formula tells.
  public var elementalFraction: Double {
    Double(magnesium) * AtomicWeight.magnesium / molarMassGPerMol
  }
}
