extension MagnesiumForm {
  /// Every form, the six of the article first.
  ///
  /// The unmarked row of a compound is the one that a log without a hydrate means.
  public static let all: [MagnesiumForm] = [
    glycinate, threonate, taurate, citrate, malate, oxide,
    glycinateDihydrate, glycinateBuffered, threonateMonohydrate, taurateDihydrate,
    citrateNonahydrate, citrateDibasic, malateTrihydrate, dimagnesiumMalate,
    hydroxide, carbonate, carbonateBasic, chloride, chlorideAnhydrous, sulfate,
    sulfateAnhydrous, lactate, lactateAnhydrous, gluconate, gluconateAnhydrous, aspartate,
    aspartateDihydrate, orotate, orotateDihydrate, pidolate, glycerophosphate, unspecified,
  ]

  // MARK: The forms of the article

  static let glycinate = MagnesiumForm(
    "glycinate", "Magnesium bisglycinate", formula: "Mg(C2H4NO2)2",
    Composition(magnesium: 1, carbon: 4, hydrogen: 8, nitrogen: 2, oxygen: 4),
    aliases: ["bisglycinate", "diglycinate", "glycinate-chelate", "bisglycinate-chelate"],
    popular: PopularAccount(
      "High absorption, calming effects from glycine.", bioavailability: "High",
      bestFor: "Reducing stress, anxiety, and improving sleep."),
    AbsorptionEvidence.glycinate,
    note: "Products with more than 14.1 % magnesium are buffered with oxide.")

  static let threonate = MagnesiumForm(
    "threonate", "Magnesium L-threonate", formula: "Mg(C4H7O5)2",
    Composition(magnesium: 1, carbon: 8, hydrogen: 14, oxygen: 10),
    aliases: ["l-threonate", "magtein"],
    popular: PopularAccount(
      "Specifically formulated to cross the blood-brain barrier.", bioavailability: "High",
      bestFor: "Enhancing cognitive function, memory, and managing racing thoughts."),
    AbsorptionEvidence.threonate,
    note: "A label of 144 mg in 2 g means 7.2 %, less than the formula.")

  static let taurate = MagnesiumForm(
    "taurate", "Magnesium taurate", formula: "Mg(C2H6NO3S)2",
    Composition(magnesium: 1, carbon: 4, hydrogen: 12, nitrogen: 2, oxygen: 6, sulfur: 2),
    aliases: ["ditaurate", "taurinate"],
    popular: PopularAccount(
      "Combines magnesium with the amino acid taurine, supporting GABA.",
      bioavailability: "Good",
      bestFor: "Calming the nervous system, physical anxiety symptoms."),
    AbsorptionEvidence.notStudied)

  static let citrate = MagnesiumForm(
    "citrate", "Magnesium citrate, tribasic", formula: "Mg3(C6H5O7)2",
    Composition(magnesium: 3, carbon: 12, hydrogen: 10, oxygen: 14),
    aliases: ["tri-citrate", "tricitrate", "trimagnesium-dicitrate", "trimagnesium-citrate"],
    popular: PopularAccount(
      "Highly absorbable, may have a calming effect.", bioavailability: "High",
      bestFor: "General nervous system support; may cause laxative effects."),
    AbsorptionEvidence.citrate,
    note: "The dibasic salt and the nonahydrate hold a quarter less; see their own rows.")

  static let malate = MagnesiumForm(
    "malate", "Magnesium malate 1:1", formula: "MgC4H4O5",
    Composition(magnesium: 1, carbon: 4, hydrogen: 4, oxygen: 5),
    popular: PopularAccount(
      "Binds to malic acid, supporting energy production.", bioavailability: "Good",
      bestFor: "Reducing fatigue and muscle tension associated with stress."),
    AbsorptionEvidence.notStudied)

  static let oxide = MagnesiumForm(
    "oxide", "Magnesium oxide", formula: "MgO", Composition(magnesium: 1, oxygen: 1),
    popular: PopularAccount(
      "Low absorption rate, not ideal for systemic nervous system effects.",
      bioavailability: "Low", bestFor: "Primarily used as a laxative."),
    AbsorptionEvidence.oxide)

  // MARK: Their hydrates and relatives

  static let glycinateDihydrate = MagnesiumForm(
    "glycinate-dihydrate", "Magnesium bisglycinate dihydrate",
    formula: "Mg(C2H4NO2)2·2H2O",
    Composition(magnesium: 1, carbon: 4, hydrogen: 8, nitrogen: 2, oxygen: 4, water: 2),
    aliases: ["bisglycinate-dihydrate"], AbsorptionEvidence.glycinate)

  static let glycinateBuffered = MagnesiumForm(
    "glycinate-buffered", "Magnesium bisglycinate, buffered with oxide",
    aliases: ["buffered-glycinate", "bisglycinate-buffered", "buffered-bisglycinate"],
    AbsorptionEvidence.mixture,
    note: "Usually 18 to 20 % magnesium, of which oxide supplies about a third.")

  static let threonateMonohydrate = MagnesiumForm(
    "threonate-monohydrate", "Magnesium L-threonate monohydrate",
    formula: "Mg(C4H7O5)2·H2O",
    Composition(magnesium: 1, carbon: 8, hydrogen: 14, oxygen: 10, water: 1),
    aliases: ["l-threonate-monohydrate"], AbsorptionEvidence.threonate)

  static let taurateDihydrate = MagnesiumForm(
    "taurate-dihydrate", "Magnesium taurate dihydrate", formula: "Mg(C2H6NO3S)2·2H2O",
    Composition(
      magnesium: 1, carbon: 4, hydrogen: 12, nitrogen: 2, oxygen: 6, sulfur: 2, water: 2),
    AbsorptionEvidence.notStudied)

  static let citrateNonahydrate = MagnesiumForm(
    "citrate-nonahydrate", "Magnesium citrate, tribasic nonahydrate",
    formula: "Mg3(C6H5O7)2·9H2O",
    Composition(magnesium: 3, carbon: 12, hydrogen: 10, oxygen: 14, water: 9),
    AbsorptionEvidence.citrate)

  static let citrateDibasic = MagnesiumForm(
    "citrate-dibasic", "Magnesium citrate, dibasic", formula: "MgC6H6O7",
    Composition(magnesium: 1, carbon: 6, hydrogen: 6, oxygen: 7),
    aliases: ["dibasic-citrate", "hydrogen-citrate"], AbsorptionEvidence.citrate)

  static let malateTrihydrate = MagnesiumForm(
    "malate-trihydrate", "Magnesium malate trihydrate", formula: "MgC4H4O5·3H2O",
    Composition(magnesium: 1, carbon: 4, hydrogen: 4, oxygen: 5, water: 3),
    AbsorptionEvidence.notStudied)

  static let dimagnesiumMalate = MagnesiumForm(
    "dimagnesium-malate", "Dimagnesium malate", aliases: ["dimalate", "di-malate"],
    AbsorptionEvidence.notStudied, note: "Products are declared with 18 to 20 % magnesium.")
}
