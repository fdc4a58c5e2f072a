import HRVModel
import Testing

@testable import HRVIngest

@Suite("Words of intake logs")
struct IntakeTextTests {
  @Test(
    "magnesium in the languages of Europe",
    arguments: [
      "Magnesium", "Magnésium marin", "Magnesio citrato", "Magnésio", "Magnez B6", "magnezu",
      "Магний", "цитрат магния", "Магній", "Hořčík", "Magneziu", "Magnézium", "Magnezyum",
      "Μαγνήσιο", "Magneesium", "Magnesiumcitrat", "Milk of Magnesia", "Mg citrate", "mg-glycinate",
      "Mag glycinate", "Citrate de Mg", "took_magnesium_today", "Magtein",
    ])
  func magnesium(name: String) {
    #expect(MagnesiumName.matches(name))
  }

  @Test(
    "what is no magnesium",
    arguments: [
      "", "Potassium citrate 400 mg", "400 mg citrate", "Manganese", "Zinc 25 mg", "magnet",
      "magnitude", "mg", "Iron bisglycinate", "Magnolia", "магнитная буря", "магнітна буря",
      "No magnesium", "ohne Magnesium", "forgot magnesium", "Vitamin C (mg)",
    ])
  func others(name: String) {
    #expect(!MagnesiumName.matches(name))
  }

  @Test(
    "the forms of our own logs are known without the word magnesium",
    arguments: [
      "citrate", "Bisglycinate-chelate", "l-threonate monohydrate", "epsom salt", "tri-citrate",
      "buffered glycinate", "hydrogen citrate", "pca", "nigari", "chloride hexahydrate",
      "trimagnesium dicitrate", "unspecified", "di-malate", "carbonate-basic",
    ])
  func forms(name: String) {
    #expect(MagnesiumName.isForm(name))
    // A salt may be that of another metal as soon as anything else is said.
    #expect(!MagnesiumName.isForm("potassium \(name)") && !MagnesiumName.isForm("tea"))
  }

  @Test("a declared dose needs amount, unit and whose mass it is")
  func declaredDose() throws {
    let citrate = try #require(DeclaredDose("2 g compound citrate"))
    #expect(citrate.dose.amount == 2 && citrate.dose.unit == .grams)
    #expect(citrate.dose.basis == .compound && citrate.form == "citrate")
    #expect(DeclaredDose("200mg elemental")?.dose.amount == 200)
    #expect(DeclaredDose("4.1 mmol elemental bisglycinate chelate")?.form == "bisglycinate chelate")
    for wrong in [
      "", "200", "200 mg", "mg elemental", "200 caps elemental", "-2 g compound", "0 mg elemental",
      "1e999 mg elemental", "elemental 200 mg",
    ] {
      #expect(DeclaredDose(wrong) == nil, "\(wrong)")
    }
  }

  @Test("clock times with and without halves of the day")
  func clocks() {
    #expect(IntakeMoment.minuteOfDay("8:05 AM") == 485)
    #expect(IntakeMoment.minuteOfDay("12:00 am") == 0)
    #expect(IntakeMoment.minuteOfDay("12:30 p.m.") == 750)
    #expect(IntakeMoment.minuteOfDay("08:15 ") == 495)
    #expect(IntakeMoment.minuteOfDay("21:30:15") == 1290)
    for wrong in ["", "pm", "13:00 PM", "0:10 AM", "25:00", "8", "8:5", "8:05:1"] {
      #expect(IntakeMoment.minuteOfDay(wrong) == nil, "\(wrong)")
    }
  }

  @Test("one day beyond the 12th settles the order of all; none asks, with the first place")
  func dateOrder() throws {
    func days(_ texts: [String], _ order: IntakeReadingOptions.DateOrder? = nil) -> [String]? {
      let text = "date,magnesium\n" + texts.map { "\($0),no\n" }.joined()
      return try? intakeLog(text, .init(dateOrder: order)).lines.map { String($0.prefix(10)) }
    }
    #expect(days(["03/02/2026", "13/02/2026"]) == ["2026-02-03", "2026-02-13"])
    #expect(days(["03/02/2026", "02/13/2026"]) == ["2026-03-02", "2026-02-13"])
    #expect(days(["03-02-2026"], .dayFirst) == ["2026-02-03"])
    #expect(days(["03/02/2026"], .monthFirst) == ["2026-03-02"])
    #expect(
      days(["05/05/2026", "2026-03-02", "03.02.2026"]) == [
        "2026-05-05", "2026-03-02", "2026-02-03",
      ])
    #expect(days(["13/02/2026"], .monthFirst) == nil && days(["13/02/2026", "02/13/2026"]) == nil)
    let error = try #require(
      intakeError("date,magnesium\n05/05/2026,no\n03/02/2026,no\n"))
    #expect(error.place == "3:1" && error.remedy.contains("--date-order dmy"))
    let own = try intakeLog("date,form,dose,unit\n03/02/2026,citrate,1,g\n13/02/2026,none,,\n")
    #expect(own.lines.map { String($0.prefix(10)) } == ["2026-02-03", "2026-02-13"])
  }

  @Test("sheets of any supplement: pieces need a dose, masses a basis, others are counted")
  func supplementSheet() throws {
    let text = """
      Date,Supplement,Dose
      2026-03-02 21:00,Magnesium,400mg
      2026-03-03 9:15 PM,Magnesium,2 caps
      2026-03-04,Vitamin D,1 tablet
      2026-03-05,Mg citrate,1 tablet
      2026-03-06,none,

      """
    let dose = DeclaredDose("100 mg elemental glycinate")
    let log = try intakeLog(text, .init(declaredDose: dose, basis: .compound))
    #expect(
      log.lines == [
        "2026-03-02 21:00 supplement glycinate 400.0 mg compound",
        "2026-03-03 21:15 supplement glycinate 200.0 mg elemental",
        "2026-03-05 supplement Mg citrate 100.0 mg elemental", "2026-03-06 none",
      ])
    #expect(log.said.contains("\"Vitamin D\""))
    #expect(intakeError(text, .init(basis: .elemental))?.remedy.contains("--intake-dose") == true)
    #expect(intakeError(text, .init(declaredDose: dose))?.remedy.contains("--intake-basis") == true)
    let none = intakeError("date,item,dose\n2026-03-02,Zinc,10 mg\n")
    #expect(none?.message.contains("\"Zinc\"") == true)
    #expect(
      try intakeLog("date,name\n2026-03-02,Magnesium\n", .init(declaredDose: dose)).entries.count
        == 1)
  }
}
