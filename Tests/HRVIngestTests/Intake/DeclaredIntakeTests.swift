import HRVIngest
import HRVModel
import Testing

@Suite("Doses in words")
struct DeclaredIntakeTests {
  @Test("an amount, whose mass it is, the form, and times of day")
  func words() throws {
    let citrate = try #require(DeclaredIntake("200 mg elemental citrate 8:00 21:00"))
    #expect(citrate.substance == "citrate" && citrate.minutesOfDay == [480, 1260])
    #expect(try citrate.dose == .init(amount: 200, unit: .milligrams, basis: .elemental))
    let salt = try #require(DeclaredIntake("1.4 g compound magnesium bisglycinate"))
    #expect(salt.substance == "magnesium bisglycinate" && salt.minutesOfDay.isEmpty)
    #expect(try salt.dose == .init(amount: 1.4, unit: .grams, basis: .compound))
    #expect(DeclaredIntake("100 mg elemental")?.substance == "unspecified")
    let none = try #require(DeclaredIntake("None"))
    #expect(none.substance == "none" && none.dose == nil)
  }

  @Test("a food says servings or a mass, and its name may have several words")
  func foods() throws {
    let serving = try #require(DeclaredIntake("2 servings food:dark chocolate 16:00"))
    #expect(serving.substance == "food:dark chocolate" && serving.minutesOfDay == [960])
    #expect(try serving.dose == .init(amount: 2, unit: .servings, basis: nil))
    #expect(
      try DeclaredIntake("80 mg elemental food:almonds")?.dose
        == .init(amount: 80, unit: .milligrams, basis: .elemental))
  }

  @Test(
    "anything else is none",
    arguments: [
      "", "citrate", "200 mg citrate", "200 citrate", "-1 mg elemental", "0 mg elemental",
      "200 mg elemental citrate 24:00", "200 mg elemental citrate 9:5", "none at all",
      "30 g other food:almonds", "food:almonds", "1 serving citrate",
    ])
  func refused(_ text: String) { #expect(DeclaredIntake(text) == nil) }
}
