extension IntakeLimit {
  /// Every limit, by kind and age.
  public static let all: [IntakeLimit] =
    recommended + averageRequirements + adequate + upperSupplemental

  private static let recommended = [
    IntakeLimit(.recommended, .iom, 1...3, .everybody, 80),
    IntakeLimit(.recommended, .iom, 4...8, .everybody, 130),
    IntakeLimit(.recommended, .iom, 9...13, .everybody, 240),
    IntakeLimit(.recommended, .iom, 14...18, .male, 410),
    IntakeLimit(.recommended, .iom, 14...18, .female, 360),
    // The break is at 30, not at 50 as some tables print it.
    IntakeLimit(.recommended, .iom, 19...30, .male, 400),
    IntakeLimit(.recommended, .iom, 19...30, .female, 310),
    IntakeLimit(.recommended, .iom, 31...oldest, .male, 420),
    IntakeLimit(.recommended, .iom, 31...oldest, .female, 320),
    IntakeLimit(.recommended, .iom, 14...18, .pregnancy, 400),
    IntakeLimit(.recommended, .iom, 19...30, .pregnancy, 350),
    IntakeLimit(.recommended, .iom, 31...50, .pregnancy, 360),
    IntakeLimit(.recommended, .iom, 14...18, .lactation, 360),
    IntakeLimit(.recommended, .iom, 19...30, .lactation, 310),
    IntakeLimit(.recommended, .iom, 31...50, .lactation, 320),
  ]

  private static let averageRequirements = [
    IntakeLimit(.averageRequirement, .iom, 1...3, .everybody, 65),
    IntakeLimit(.averageRequirement, .iom, 4...8, .everybody, 110),
    IntakeLimit(.averageRequirement, .iom, 9...13, .everybody, 200),
    IntakeLimit(.averageRequirement, .iom, 14...18, .male, 340),
    IntakeLimit(.averageRequirement, .iom, 14...18, .female, 300),
    IntakeLimit(.averageRequirement, .iom, 19...30, .male, 330),
    IntakeLimit(.averageRequirement, .iom, 19...30, .female, 255),
    IntakeLimit(.averageRequirement, .iom, 31...oldest, .male, 350),
    IntakeLimit(.averageRequirement, .iom, 31...oldest, .female, 265),
  ]

  private static let adequate = [
    IntakeLimit(.adequate, .iom, 0...0, .everybody, 30, ageMonths: 0...6),
    IntakeLimit(.adequate, .iom, 0...0, .everybody, 75, ageMonths: 7...12),
    IntakeLimit(.adequate, .efsa, 0...0, .everybody, 80, ageMonths: 7...11),
    IntakeLimit(.adequate, .efsa, 1...2, .everybody, 170),
    IntakeLimit(.adequate, .efsa, 3...9, .everybody, 230),
    IntakeLimit(.adequate, .efsa, 10...17, .male, 300),
    IntakeLimit(.adequate, .efsa, 10...17, .female, 250),
    IntakeLimit(.adequate, .efsa, 18...oldest, .male, 350),
    IntakeLimit(.adequate, .efsa, 18...oldest, .female, 300),
  ]

  private static let upperSupplemental = [
    IntakeLimit(.upperSupplemental, .iom, 1...3, .everybody, 65),
    IntakeLimit(.upperSupplemental, .iom, 4...8, .everybody, 110),
    IntakeLimit(.upperSupplemental, .iom, 9...oldest, .everybody, 350),
    IntakeLimit(.upperSupplemental, .efsa, 4...oldest, .everybody, 250),
  ]
}
