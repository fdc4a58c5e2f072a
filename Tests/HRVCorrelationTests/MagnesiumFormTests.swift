import HRVCorrelation
import HRVTestSupport
import Testing

@Suite("Magnesium forms")
struct MagnesiumFormTests {
  // Molar masses in g/mol and percentages by hand from the abridged atomic weights of 2021; the
  // percentages of the first twelve agree with Molecules 26 (2021) 2419, table 1, to 0.1.
  @Test(
    "molar mass and elemental share are those of the formula",
    arguments: [
      ("oxide", 40.30, 60.30), ("hydroxide", 58.32, 41.68), ("carbonate", 84.31, 28.83),
      ("carbonate-basic", 485.65, 25.02), ("chloride-anhydrous", 95.21, 25.53),
      ("chloride", 203.30, 11.96), ("sulfate", 246.47, 9.86),
      ("sulfate-anhydrous", 120.36, 20.19), ("citrate", 451.11, 16.16),
      ("citrate-nonahydrate", 613.25, 11.89), ("citrate-dibasic", 214.41, 11.34),
      ("glycinate", 172.42, 14.10), ("glycinate-dihydrate", 208.45, 11.66),
      ("threonate", 294.50, 8.25), ("threonate-monohydrate", 312.51, 7.78),
      ("taurate", 272.57, 8.92), ("taurate-dihydrate", 308.60, 7.88),
      ("malate", 156.38, 15.54), ("malate-trihydrate", 210.42, 11.55),
      ("lactate", 238.48, 10.19), ("lactate-anhydrous", 202.44, 12.01),
      ("gluconate", 450.63, 5.39), ("gluconate-anhydrous", 414.60, 5.86),
      ("aspartate", 288.50, 8.42), ("aspartate-dihydrate", 324.53, 7.49),
      ("orotate", 334.48, 7.27), ("orotate-dihydrate", 370.51, 6.56),
      ("pidolate", 280.52, 8.66), ("glycerophosphate", 194.36, 12.51),
    ])
  func composition(id: String, molarMass: Double, percent: Double) throws {
    let form = try #require(MagnesiumForm.all.first { $0.id == id })
    let composition = try #require(form.composition)
    // Half a unit of the last printed digit.
    #expect(Tolerance.absolute(0.0051).accepts(composition.molarMassGPerMol, molarMass))
    #expect(Tolerance.absolute(0.0051).accepts(composition.elementalFraction * 100, percent))
  }

  @Test(
    "the form that the name of a product mentions",
    arguments: [
      ("Magnesium citrate", "citrate"), ("Acme Mg Bisglycinate 200 mg x 90", "glycinate"),
      ("Magnesium (as oxide)", "oxide"),
      ("Magnesium citrate nonahydrate caps", "citrate-nonahydrate"),
      ("Magnesium citrate and malate", nil), ("Multi", nil), ("Magnesium", "unspecified"),
      ("Milk of magnesium hydroxide", "hydroxide"), ("", nil),
    ] as [(String, String?)])
  func mentioned(name: String, id: String?) {
    #expect(MagnesiumForm.mentioned(in: name)?.id == id)
  }

  // By hand, from shares rounded to four digits, hence the tolerance of 1e-4:
  // (0.6030 − 0.18)/(0.6030 − 0.1410) = 91.56 % chelate; of 180 mg in a gram, oxide
  // supplies (1 − 0.9156)·603 = 50.9 mg, 28 %. At 20 % chelate is 87.2 % and oxide gives 39 %.
  @Test("a buffered product is told apart from a pure and from an impossible one")
  func buffered() throws {
    let glycinate = try #require(MagnesiumForm.named("glycinate"))
    let share = try #require(glycinate.shareInBufferedProduct(declaredFraction: 0.18))
    #expect(Tolerance.absolute(0.0001).accepts(share, 0.9156))
    #expect(glycinate.shareInBufferedProduct(declaredFraction: 0.1) == nil)
    guard case .buffered(let oxide) = glycinate.readLabel(compoundMg: 1000, elementalMg: 180),
      case .buffered(let more) = glycinate.readLabel(compoundMg: 1000, elementalMg: 200)
    else { return #expect(Bool(false), "18 % and 20 % must be buffered") }
    #expect(Tolerance.absolute(0.005).accepts(oxide, 0.28))
    #expect(Tolerance.absolute(0.005).accepts(more, 0.39))
    #expect(glycinate.readLabel(compoundMg: 1000, elementalMg: 141) == .plausible)
    #expect(glycinate.readLabel(compoundMg: 1000, elementalMg: 155) == .plausible)
    #expect(glycinate.readLabel(compoundMg: 1000, elementalMg: 604) == .impossible)
    // A printed abstract: "465 mg magnesium lactate dihydrate, equivalent to 300 mg elemental".
    let lactate = try #require(MagnesiumForm.named("lactate"))
    #expect(lactate.readLabel(compoundMg: 465, elementalMg: 300) == .impossible)
    #expect(lactate.readLabel(compoundMg: 465, elementalMg: 47.4) == .plausible)
    #expect(MagnesiumForm.named("magnesium")?.readLabel(compoundMg: 1, elementalMg: 1) == nil)
    #expect(
      glycinate.labelText(compoundMg: 100, elementalMg: 18)
        == "Magnesium bisglycinate (Mg(C2H4NO2)2) is 14.1 % magnesium; the label says 18 %. The"
        + " compound cannot hold so much: if the rest is oxide, 91.6 % of the mass is glycinate, and"
        + " 28.3 % of the magnesium comes from the oxide.")
    #expect(lactate.labelText(compoundMg: 465, elementalMg: 300)?.contains("impossible") == true)
  }

  @Test(
    "a form is found by any of its usual names",
    arguments: [
      ("citrate", "citrate"), ("Magnesium Glycinate", "glycinate"), ("bisglycinate", "glycinate"),
      ("magnesium bisglycinate chelate", "glycinate"), ("Mg-citrate", "citrate"),
      ("L-Threonate", "threonate"), ("magnesium_l_threonate", "threonate"),
      ("Magtein", "threonate"), ("Epsom salt", "sulfate"), ("milk of magnesia", "hydroxide"),
      ("Magnesium", "unspecified"), ("mg", "unspecified"),
      (
        "CITRATE nonahydrate",
        "citrate-nonahydrate"
      ),
    ])
  func names(name: String, id: String) {
    #expect(MagnesiumForm.named(name)?.id == id)
  }

  @Test("what is no form is none", arguments: ["", "kitrate", "zinc", "food:almonds", "::"])
  func unknown(name: String) { #expect(MagnesiumForm.named(name) == nil) }

  @Test("every row is whole, and no name means two forms")
  func rows() {
    var names: Set<String> = []
    for form in MagnesiumForm.all {
      for name in [form.id] + form.aliases {
        #expect(names.insert(name).inserted, "\(name) twice")
        #expect(MagnesiumForm.named(name)?.id == form.id, "\(name) is not found")
      }
      #expect(!form.absorption.evidence.isEmpty)
      #expect((form.absorption.grade == .unknown) == (form.absorption.certainty == nil))
      #expect((form.composition == nil) == (form.formula == "mixture"))
    }
    // The article's six, in its order and words.
    let popular = MagnesiumForm.all.compactMap { form in
      form.popular.map { (form.id, $0.bioavailability) }
    }
    #expect(
      popular.map(\.0) == ["glycinate", "threonate", "taurate", "citrate", "malate", "oxide"])
    #expect(popular.map(\.1) == ["High", "High", "Good", "High", "Good", "Low"])
  }
}
