/// What studies in people say about the absorption of each form: shared by its hydrates.
enum AbsorptionEvidence {
  static let oxide = Absorption(
    .low, certainty: .moderate,
    [
      Evidence(
        "About 4 % absorbed, by the rise in urinary magnesium",
        "Firoz and Graber 2001, Magnes. Res. 14, 257"),
      Evidence(
        "Less excreted in 24 h than after citrate, by 0.565 mmol (95 % CI 0.212 to 0.918), 20"
          + " men, crossover", "Kappeler et al. 2017, BMC Nutr. 3, 7"),
      Evidence(
        "Citrate and an amino-acid chelate were absorbed better, 46 people, 60 days",
        "Walker et al. 2003, Magnes. Res. 16, 183"),
    ])

  static let hydroxide = Absorption(
    .moderate, certainty: .low,
    [
      Evidence(
        "14.9 % absorbed (95 % CI 8.3 to 26.8), 10 people, against an infusion",
        "Dolberg et al. 2017")
    ])

  static let solubleSalt = Absorption(
    .good, certainty: .moderate,
    [
      Evidence(
        "Chloride, lactate and aspartate were absorbed better than oxide and alike",
        "Firoz and Graber 2001, Magnes. Res. 14, 257")
    ])

  static let citrate = Absorption(
    .good, certainty: .moderate,
    [
      Evidence(
        "Better absorbed than oxide, 46 people, 60 days",
        "Walker et al. 2003, Magnes. Res. 16, 183"),
      Evidence(
        "0.565 mmol more excreted in 24 h than after oxide (95 % CI 0.212 to 0.918), 20 men",
        "Kappeler et al. 2017, BMC Nutr. 3, 7"),
      Evidence("Consistently better than inorganic salts in a review", "Rylander 2014"),
    ])

  static let glycinate = Absorption(
    .good, certainty: .low,
    [
      Evidence(
        "An amino-acid chelate was absorbed better than oxide, 46 people",
        "Walker et al. 2003, Magnes. Res. 16, 183"),
      Evidence(
        "23.5 % absorbed against 22.8 % of oxide in 12 patients with ileal resection; better"
          + " only in the four who absorbed oxide worst",
        "Schuette et al. 1994, JPEN 18, 430. doi:10.1177/0148607194018005430"),
    ])

  static let threonate = Absorption(
    .unknown,
    [
      Evidence(
        "The evidence is on magnesium in the brains of rats; trials in people measured"
          + " cognition and sleep, not absorption", "Lopresti and Smith 2026, Front. Nutr.")
    ])

  static let ratsOnly = Absorption(
    .unknown,
    [
      Evidence(
        "In rats, ten salts with stable isotopes: all between 50 and 67 % absorbed",
        "Coudray et al. 2005, Magnes. Res. 18, 215")
    ])

  static let notStudied = Absorption(
    .unknown, [Evidence("No study of its absorption in people was located", "search, 2026")])

  static let mixture = Absorption(
    .unknown, [Evidence("Depends on what the product is made of", "no single compound")])
}
