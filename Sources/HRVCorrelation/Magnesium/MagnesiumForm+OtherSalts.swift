extension MagnesiumForm {
  static let hydroxide = MagnesiumForm(
    "hydroxide", "Magnesium hydroxide", formula: "Mg(OH)2",
    Composition(magnesium: 1, hydrogen: 2, oxygen: 2), aliases: ["milk-of-magnesia"],
    AbsorptionEvidence.hydroxide)

  static let carbonate = MagnesiumForm(
    "carbonate", "Magnesium carbonate, anhydrous", formula: "MgCO3",
    Composition(magnesium: 1, carbon: 1, oxygen: 3), AbsorptionEvidence.ratsOnly,
    note: "Pharmacies sell the basic hydrate; it has its own row.")

  static let carbonateBasic = MagnesiumForm(
    "carbonate-basic", "Magnesium carbonate, basic", formula: "Mg5(CO3)4(OH)2·5H2O",
    Composition(magnesium: 5, carbon: 4, hydrogen: 2, oxygen: 14, water: 5),
    aliases: ["basic-carbonate", "subcarbonate"], AbsorptionEvidence.ratsOnly)

  static let chloride = MagnesiumForm(
    "chloride", "Magnesium chloride hexahydrate", formula: "MgCl2·6H2O",
    Composition(magnesium: 1, chlorine: 2, water: 6),
    aliases: ["chloride-hexahydrate", "nigari"], AbsorptionEvidence.solubleSalt)

  static let chlorideAnhydrous = MagnesiumForm(
    "chloride-anhydrous", "Magnesium chloride, anhydrous", formula: "MgCl2",
    Composition(magnesium: 1, chlorine: 2), AbsorptionEvidence.solubleSalt, note: "Rarely sold.")

  static let sulfate = MagnesiumForm(
    "sulfate", "Magnesium sulfate heptahydrate", formula: "MgSO4·7H2O",
    Composition(magnesium: 1, oxygen: 4, sulfur: 1, water: 7),
    aliases: ["sulphate", "epsom-salt", "epsom-salts", "epsom", "sulfate-heptahydrate"],
    AbsorptionEvidence.ratsOnly)

  static let sulfateAnhydrous = MagnesiumForm(
    "sulfate-anhydrous", "Magnesium sulfate, anhydrous", formula: "MgSO4",
    Composition(magnesium: 1, oxygen: 4, sulfur: 1), aliases: ["sulphate-anhydrous"],
    AbsorptionEvidence.ratsOnly)

  static let lactate = MagnesiumForm(
    "lactate", "Magnesium lactate dihydrate", formula: "Mg(C3H5O3)2·2H2O",
    Composition(magnesium: 1, carbon: 6, hydrogen: 10, oxygen: 6, water: 2),
    aliases: ["lactate-dihydrate"], AbsorptionEvidence.solubleSalt)

  static let lactateAnhydrous = MagnesiumForm(
    "lactate-anhydrous", "Magnesium lactate, anhydrous", formula: "Mg(C3H5O3)2",
    Composition(magnesium: 1, carbon: 6, hydrogen: 10, oxygen: 6), AbsorptionEvidence.solubleSalt)

  static let gluconate = MagnesiumForm(
    "gluconate", "Magnesium gluconate dihydrate", formula: "Mg(C6H11O7)2·2H2O",
    Composition(magnesium: 1, carbon: 12, hydrogen: 22, oxygen: 14, water: 2),
    aliases: ["gluconate-dihydrate"], AbsorptionEvidence.ratsOnly)

  static let gluconateAnhydrous = MagnesiumForm(
    "gluconate-anhydrous", "Magnesium gluconate, anhydrous", formula: "Mg(C6H11O7)2",
    Composition(magnesium: 1, carbon: 12, hydrogen: 22, oxygen: 14), AbsorptionEvidence.ratsOnly)

  static let aspartate = MagnesiumForm(
    "aspartate", "Magnesium aspartate, anhydrous", formula: "Mg(C4H6NO4)2",
    Composition(magnesium: 1, carbon: 8, hydrogen: 12, nitrogen: 2, oxygen: 8),
    aliases: ["l-aspartate"], AbsorptionEvidence.solubleSalt)

  static let aspartateDihydrate = MagnesiumForm(
    "aspartate-dihydrate", "Magnesium aspartate dihydrate", formula: "Mg(C4H6NO4)2·2H2O",
    Composition(magnesium: 1, carbon: 8, hydrogen: 12, nitrogen: 2, oxygen: 8, water: 2),
    AbsorptionEvidence.solubleSalt)

  static let orotate = MagnesiumForm(
    "orotate", "Magnesium orotate, anhydrous", formula: "Mg(C5H3N2O4)2",
    Composition(magnesium: 1, carbon: 10, hydrogen: 6, nitrogen: 4, oxygen: 8),
    AbsorptionEvidence.notStudied)

  static let orotateDihydrate = MagnesiumForm(
    "orotate-dihydrate", "Magnesium orotate dihydrate", formula: "Mg(C5H3N2O4)2·2H2O",
    Composition(magnesium: 1, carbon: 10, hydrogen: 6, nitrogen: 4, oxygen: 8, water: 2),
    AbsorptionEvidence.notStudied)

  static let pidolate = MagnesiumForm(
    "pidolate", "Magnesium pidolate", formula: "Mg(C5H6NO3)2",
    Composition(magnesium: 1, carbon: 10, hydrogen: 12, nitrogen: 2, oxygen: 6),
    aliases: ["pca", "pyroglutamate"], AbsorptionEvidence.ratsOnly)

  static let glycerophosphate = MagnesiumForm(
    "glycerophosphate", "Magnesium glycerophosphate", formula: "MgC3H7O6P",
    Composition(magnesium: 1, carbon: 3, hydrogen: 7, oxygen: 6, phosphorus: 1),
    aliases: ["glycerylphosphate"], AbsorptionEvidence.notStudied)

  /// What a log means that names no form.
  static let unspecified = MagnesiumForm(
    "unspecified", "Magnesium, form not stated", aliases: ["other", "mixed", "complex"],
    AbsorptionEvidence.mixture, note: "Only the mass of magnesium itself can be logged for it.")
}
