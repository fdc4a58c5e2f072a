import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Conversion of doses")
struct DoseConversionTests {
  private func entry(
    _ substance: String, _ amount: Double?, _ unit: IntakeEntry.Unit = .milligrams,
    _ basis: IntakeEntry.Basis? = nil
  ) throws -> IntakeEntry {
    IntakeEntry(
      location: SourceLocation(file: "log.csv", line: 3),
      schedule: .on(CivilDay(daysSince1970: 20_000)), substance: substance,
      dose: try amount.map { try IntakeEntry.Dose(amount: $0, unit: unit, basis: basis) },
      note: "")
  }

  private func elementalMg(_ entry: IntakeEntry) throws -> Double? {
    guard case .dose(let dose) = try DoseConversion.convert(entry) else { return nil }
    return dose.elementalMg
  }

  // By hand: 1 g citrate holds 161.634 mg (72.915/451.113); 1 mmol is 24.305 mg.
  @Test("masses, amounts and servings become milligrams of magnesium")
  func conversion() throws {
    let citrate = try entry("Magnesium citrate", 2, .grams, .compound)
    #expect(Tolerance.relative(1e-5).accepts(try elementalMg(citrate) ?? 0, 2 * 161.634))
    let same: [(IntakeEntry, Double)] = [
      (try entry("oxide", 250, .milligrams, .elemental), 250),
      (try entry("oxide", 0.25, .grams, .elemental), 250),
      (try entry("oxide", 250_000, .micrograms, .elemental), 250),
      (try entry("chloride", 10, .millimoles), 243.05),
      (try entry("chloride", 10, .millimoles, .elemental), 243.05),
      (try entry("magnesium", 300, .milligrams, .elemental), 300),
      (try entry("food:almonds", 100, .grams), 279),
      (try entry("food:almonds", 50_000, .milligrams, .compound), 139.5),
      (try entry("food: Brown rice", 1, .servings), 43 * 0.98),
      (try entry("food:spinach", 80, .milligrams, .elemental), 80),
      (try entry("food:oats", 1, .millimoles), 24.305),
    ]
    for (row, mg) in same {
      #expect(Tolerance.relative(1e-12).accepts(try elementalMg(row) ?? -1, mg), "\(row)")
    }
  }

  // By hand: 2 g citrate hold 2·161.634 mg; the masses of food and totals are the element's.
  @Test("entries of other apps: supplements by the form they mention, food and totals as stated")
  func roles() throws {
    func dose(
      _ role: IntakeEntry.Role, _ substance: String, _ amount: Double, _ unit: IntakeEntry.Unit,
      _ basis: IntakeEntry.Basis?
    ) throws -> DoseConversion.Dose? {
      let entry = IntakeEntry(
        location: SourceLocation(file: "log.csv"),
        schedule: .on(CivilDay(daysSince1970: 20_000)), substance: substance, role: role,
        dose: try .init(amount: amount, unit: unit, basis: basis), note: "")
      guard case .dose(let dose) = try DoseConversion.convert(entry) else { return nil }
      return dose
    }
    let citrate = try dose(.supplement, "Acme Magnesium Citrate, 90 tablets", 2, .grams, .compound)
    #expect(citrate?.source == .supplement(formID: "citrate"))
    #expect(Tolerance.relative(1e-5).accepts(citrate?.elementalMg ?? 0, 2 * 161.634))
    let multi = try dose(.supplement, "Multi", 50, .milligrams, .elemental)
    #expect(multi?.source == .supplement(formID: "unspecified") && multi?.elementalMg == 50)
    // A product may be called none.
    #expect(try dose(.supplement, "None", 50, .milligrams, .elemental)?.elementalMg == 50)
    let food = try dose(.food, "Oats, rolled", 0.08, .grams, .elemental)
    #expect(food?.source == .food(id: "Oats, rolled") && food?.elementalMg == 80)
    #expect(food?.isSupplement == false)
    #expect(try dose(.food, "Almonds", 80, .milligrams, .elemental)?.source == .food(id: "almonds"))
    let total = try dose(.total, "day", 412.3, .milligrams, .elemental)
    #expect(total?.source == .total && total?.elementalMg == 412.3 && total?.isSupplement == false)
    for (role, unit, basis) in [
      (IntakeEntry.Role.supplement, IntakeEntry.Unit.grams, IntakeEntry.Basis.compound),
      (.food, .grams, .compound), (.total, .servings, .elemental),
    ] {
      #expect(throws: IntakeResolutionError.self) { try dose(role, "Multi", 1, unit, basis) }
    }
    #expect(throws: IntakeResolutionError.self) {
      try dose(.supplement, "Magnesium", 1, .grams, nil)
    }
  }

  @Test("the conversion is kept with the dose")
  func provenance() throws {
    let row = try entry("glycinate", 1500, .milligrams, .compound)
    guard case .dose(let dose) = try DoseConversion.convert(row) else { return }
    #expect(dose.source == .supplement(formID: "glycinate"))
    #expect(dose.conversion?.compoundMg == 1500)
    #expect(
      dose.conversion?.elementalFraction == MagnesiumForm.named("glycinate")?.elementalFraction)
    let pure = try entry("glycinate", 100, .milligrams, .elemental)
    guard case .dose(let elemental) = try DoseConversion.convert(pure) else { return }
    #expect(elemental.conversion == nil)
  }

  @Test("none is the statement that nothing was taken", arguments: ["none", "None", " NONE "])
  func nothing(word: String) throws {
    #expect(try DoseConversion.convert(entry(word, nil)) == .nothing)
    #expect(try DoseConversion.convert(entry(word, 0)) == .nothing)
  }

  @Test("what would take a guess is an error that asks")
  func refusals() throws {
    let cases: [(IntakeEntry, IntakeResolutionError.Reason)] = [
      (try entry("kitrate", 1, .grams, .elemental), .unknownForm("kitrate")),
      (try entry("food:steak", 1, .servings), .unknownFood("steak")),
      (try entry("citrate", nil), .missingDose("citrate")),
      (try entry("none", 5), .doseOfNothing),
      (try entry("citrate", 400), .missingBasis("citrate")),
      (try entry("citrate", 1, .grams), .missingBasis("citrate")),
      (
        try entry("magnesium", 400, .milligrams, .compound),
        .noElementalFraction(formID: "unspecified")
      ),
      (
        try entry("buffered glycinate", 400, .milligrams, .compound),
        .noElementalFraction(formID: "glycinate-buffered")
      ),
      (try entry("citrate", 2, .servings), .unit(.servings, substance: "citrate")),
      (
        try entry("citrate", 2, .millimoles, .compound),
        .unit(.millimoles, substance: "citrate")
      ),
      (try entry("food:oats", 80), .unit(.milligrams, substance: "food:oats")),
      (
        try entry("food:oats", 1, .servings, .elemental),
        .unit(.servings, substance: "food:oats")
      ),
      (
        try entry("oxide", 5001, .milligrams, .elemental),
        .implausibleDose(elementalMg: 5001)
      ),
    ]
    for (row, reason) in cases {
      let error = #expect(throws: IntakeResolutionError.self) { try DoseConversion.convert(row) }
      #expect(error?.reason == reason)
      let text = error?.description ?? ""
      #expect(text.hasPrefix("log.csv:3:1: error: "), "\(text)")
      #expect(Wording.banned(in: text) == nil)
    }
    // Just inside the plausible.
    #expect(try elementalMg(entry("oxide", 5000, .milligrams, .elemental)) == 5000)
    let asked = #expect(throws: IntakeResolutionError.self) {
      try DoseConversion.convert(entry("kitrate", 1, .grams, .elemental))
    }
    #expect(asked?.remedy.contains("glycinate") == true)
  }
}
