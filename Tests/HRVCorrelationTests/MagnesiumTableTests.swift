import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Tables of magnesium")
struct MagnesiumTableTests {
  // Servings as NIH ODS and USDA print them, in mg; the table computes them from 100 g, which
  // moves them by rounding of the printed mass and figure.
  @Test(
    "a serving holds what is printed for it",
    arguments: [
      ("spinach", 78.0), ("spinach-raw", 24), ("swiss-chard", 75), ("pumpkin-seeds", 156),
      ("pumpkin-seeds-whole", 74), ("pumpkin-seeds-dried", 168), ("almonds", 80),
      ("cashews", 74), ("cashews-raw", 83), ("black-beans", 60), ("chickpeas", 39),
      ("lentils", 36), ("brown-rice", 42), ("oats", 55), ("whole-wheat-bread", 23),
      ("dark-chocolate", 64), ("kale", 23),
    ])
  func servings(id: String, mg: Double) throws {
    let food = try #require(MagnesiumFood.named(id))
    #expect(Tolerance.absolute(1.2).accepts(food.magnesiumMgPerServing, mg), "\(id)")
  }

  @Test("the foods of the article are all there, under its groups")
  func foods() {
    let ids: Set<String> = [
      "spinach", "kale", "swiss-chard", "pumpkin-seeds", "almonds", "cashews", "black-beans",
      "chickpeas", "lentils", "brown-rice", "oats", "whole-wheat-bread", "dark-chocolate",
    ]
    #expect(ids.isSubset(of: MagnesiumFood.all.map(\.id)))
    #expect(Set(MagnesiumFood.all.map(\.id)).count == MagnesiumFood.all.count)
    #expect(Set(MagnesiumFood.all.map(\.group)) == Set(MagnesiumFood.Group.allCases))
    #expect(MagnesiumFood.named("Pumpkin Seeds")?.id == "pumpkin-seeds")
    #expect(MagnesiumFood.named("almond")?.id == "almonds")
    #expect(MagnesiumFood.named("steak") == nil)
  }

  // IOM 1997: the allowance changes after 30. Some tables print 19 to 50 as one group.
  @Test("limits: the break at 30 years, and upper levels for supplements only")
  func limits() {
    func mg(
      _ kind: IntakeLimit.Kind, _ authority: IntakeLimit.Authority, _ people: IntakeLimit.People,
      age: Int
    ) -> [Double] {
      IntakeLimit.all.filter {
        $0.kind == kind && $0.authority == authority && $0.people == people
          && $0.ageYears.contains(age)
      }.map(\.mgPerDay)
    }
    #expect(mg(.recommended, .iom, .male, age: 30) == [400])
    #expect(mg(.recommended, .iom, .male, age: 31) == [420])
    #expect(mg(.recommended, .iom, .female, age: 30) == [310])
    #expect(mg(.recommended, .iom, .female, age: 31) == [320])
    #expect(mg(.adequate, .efsa, .everybody, age: 2) == [170])
    #expect(mg(.upperSupplemental, .iom, .everybody, age: 8) == [110])
    #expect(UpperLevel.us.limit?.mgPerDay == 350)
    #expect(UpperLevel.eu.limit?.mgPerDay == 250)
    #expect(IntakeLimit.all.first?.group == "all, 1-3 y")
    let infants = IntakeLimit.all.filter { $0.ageMonths != nil }
    #expect(infants.map(\.mgPerDay) == [30, 75, 80])
    #expect(infants.map(\.group) == ["all, 0-6 months", "all, 7-12 months", "all, 7-11 months"])
    #expect(UpperLevel.us.limit?.group == "all, from 9 y")
  }

  // Worked from the two published points: Vmax 40.3 mg and Km 33.4 mg; with these rounded
  // constants A(300) = 57.2 mg and three times A(100) = 111.6 mg, hence the tolerance of 0.1.
  @Test("absorption falls with the dose, as reconstructed")
  func absorption() {
    #expect(Tolerance.absolute(0.05).accepts(MagnesiumAbsorption.halfSaturationMg, 33.4))
    #expect(Tolerance.absolute(0.05).accepts(MagnesiumAbsorption.greatestSaturableMg, 40.3))
    let absorbed = MagnesiumAbsorption.absorbedMg(ofSingleDoseMg:)
    #expect(Tolerance.absolute(0.1).accepts(absorbed(300), 57.2))
    #expect(Tolerance.absolute(0.1).accepts(3 * absorbed(100), 111.6))
    #expect(Tolerance.relative(1e-12).accepts(absorbed(36), 0.65 * 36))
    #expect(Tolerance.relative(1e-12).accepts(absorbed(973), 0.11 * 973))
    #expect(absorbed(0) == 0)
  }

  @Test("time scales are told in the unit that suits them")
  func timeScales() throws {
    let duration = Dictionary(uniqueKeysWithValues: TimeScale.all.map { ($0.id, $0.duration) })
    #expect(duration["plasma-half-life"] == "4.8-14.1 hours")
    #expect(duration["slow-pool"] == "41-43 days")
    #expect(duration["hrv-trials"] == "5-13 weeks")
    #expect(duration["article"] == "not stated as a number")
    #expect(MagnesiumTrial.all.allSatisfy { $0.durationWeeks >= 5 })
  }

  @Test("nothing promises what nobody knows")
  func wording() {
    var texts = MagnesiumSafety.paragraphs + [MagnesiumSafety.lfHf, MagnesiumSafety.shortPeriod]
    for form in MagnesiumForm.all {
      texts += [form.name, form.note] + form.absorption.evidence.map(\.text)
      texts += [form.popular?.benefit, form.popular?.bestFor].compactMap { $0 }
    }
    texts += MagnesiumFood.all.flatMap { [$0.name, $0.source, $0.caution] }
    texts += IntakeLimit.all.flatMap { [$0.kind.rawValue, $0.group, $0.source] }
    texts += TimeScale.all.flatMap { [$0.process, $0.finding, $0.source] }
    texts += MagnesiumTrial.all.flatMap { [$0.finding, $0.limit, $0.design] }
    texts += ExposureModels.all.flatMap { [$0.summary, $0.formula, $0.source] }
    texts += AssociationTests.all.flatMap { [$0.summary, $0.nullHypothesis] + $0.assumptions }
    for text in texts { #expect(Wording.banned(in: text) == nil, "\(text)") }
    #expect(MagnesiumSafety.paragraphs.last == MagnesiumSafety.disclaimer)
  }
}

/// Words that no text of this module may hold.
enum Wording {
  static let banned = [
    "works", "improves balance", "proves", "magnesium increased", "significant",
  ]

  /// The first of them in `text`.
  static func banned(in text: String) -> String? {
    let lower = text.lowercased()
    return banned.first { lower.contains($0) }
  }
}
