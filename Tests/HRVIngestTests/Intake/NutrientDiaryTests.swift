import HRVModel
import Testing

@testable import HRVIngest

@Suite("Logs of nutrients")
struct NutrientDiaryTests {
  private static let servings = """
    Day,Time,Group,Food Name,Amount,Energy (kcal),Magnesium (mg),Category
    2026-03-02,8:05 AM,Breakfast,"Oats, rolled",58.00 g,220,80.04,Cereal Grains
    2026-03-02,08:15 ,Breakfast,Coffee,1.00 cup,2,,Beverages
    2026-03-02,9:30 PM,Supplements,"Magnesium, Glycinate",2.00 capsule,0,200,Supplements
    2026-03-02,12:00 AM,Evening,Multi,1.00 tablet,0,50,Dietary Supplements
    2026-03-03,,Evening,Magnesium citrate,1.00 tablet,0,150,Other
    2026-03-03,,Evening,Vitamin D,1.00 tablet,0,0.00,Supplements

    """

  @Test("Cronometer: food is food, supplements are told by group or name, blank is not 0")
  func servings() throws {
    let log = try intakeLog(Self.servings, name: "servings.csv")
    #expect(
      log.lines == [
        "2026-03-02 08:05 food Oats, rolled 80.04 mg elemental",
        "2026-03-02 21:30 supplement Magnesium, Glycinate 200.0 mg elemental",
        "2026-03-02 00:00 supplement Multi 50.0 mg elemental",
        "2026-03-03 supplement Magnesium citrate 150.0 mg elemental",
      ])
    #expect(log.entries.map(\.location.line) == [2, 4, 5, 6])
    #expect(log.said.contains("because their group or category says so: 2 rows"))
    #expect(log.said.contains("by their name alone: \"Magnesium citrate\""))
    #expect(log.said.contains("the magnesium of 1 row is not reported"))
    #expect(log.said.contains("1 entry is no magnesium and not read: \"Vitamin D\""))
  }

  @Test("Cronometer: the columns of older exports, in grams, with decimal commas")
  func olderServings() throws {
    let old = try intakeLog(
      "Day,Food Name,Amount,Magnesium (mg)\n2012-9-10,\"Peaches, raw\",\"2 (2-2/3\"\" dia)\",27.5\n"
    )
    #expect(old.lines == ["2012-09-10 food Peaches, raw 27.5 mg elemental"])
    let german = try intakeLog("Day;Food Name;Amount;Magnesium (g)\n2026-03-02;Oats;1;0,08\n")
    #expect(german.lines == ["2026-03-02 food Oats 0.08 g elemental"])
  }

  @Test("Cronometer: a supplement whose magnesium is not reported is no day without")
  func unreportedSupplement() throws {
    let text = "Day,Food Name,Amount,Magnesium (mg)\n2026-03-02,Magnesium caps,2.00 capsule,\n"
    let error = try #require(intakeError(text))
    #expect(error.place == "2:40" && error.description.contains("--intake-dose"))
    let log = try intakeLog(text, .init(declaredDose: DeclaredDose("100 mg elemental citrate")))
    #expect(log.lines == ["2026-03-02 supplement citrate 200.0 mg elemental"])
    let zero = "Day,Food Name,Amount,Magnesium (mg)\n2026-03-02,Magnesium caps,2.00 capsule,0\n"
    #expect(intakeError(zero)?.place == "2:40")
  }

  @Test("Cronometer: a line that is cut off is left out, a mass that is none is pointed at")
  func damagedServings() throws {
    let cut = try intakeLog(String(Self.servings.dropLast(25)), name: "servings.csv")
    #expect(cut.entries.count == 4 && cut.said.contains("cut off"))
    // 8 of what may have been 80: the cells that follow are missing.
    let header = String(Self.servings.prefix { $0 != "\n" })
    let cutWithin = try intakeLog(header + "\n2026-03-02,8:05 AM,Breakfast,Oats,58 g,220,8")
    #expect(cutWithin.entries.isEmpty && cutWithin.said.contains("cut off"))
    let wrong = Self.servings.split(separator: "80.04").joined(separator: "8o")
    #expect(intakeError(wrong)?.place == "2:57")
  }

  @Test("daily sums are totals; an unlogged day is unknown; all may be declared supplements")
  func days() throws {
    let text = """
      Date,Energy (kcal),Magnesium (mg),Completed
      2026-03-02,2893.56,412.30,true
      2026-03-03,2410.00,388.10,false
      2026-03-04,0.00,0.00,false
      2026-03-05,1800,,true

      """
    let log = try intakeLog(text, name: "dailysummary.csv")
    #expect(
      log.lines == [
        "2026-03-02 total day 412.3 mg elemental", "2026-03-03 total day 388.1 mg elemental",
      ])
    #expect(log.said.contains("nothing was logged on 2 days: unknown"))
    #expect(log.said.contains("not marked complete, so that entries may be missing: 1 day"))
    #expect(log.said.contains("says nothing of supplements alone"))
    let supplements = try intakeLog(text, .init(source: .supplement))
    #expect(supplements.entries.map(\.role) == [.supplement, .supplement])
  }

  @Test("Apple Health: records once, with unit, zone and the name of the food")
  func appleHealth() throws {
    let record = "<Record type=\"HKQuantityTypeIdentifierDietaryMagnesium\" unit="
    let when = "startDate=\"2026-03-02 21:30:00 +0100\""
    let text = """
      <?xml version="1.0"?>
      <HealthData>
      \(record)"mg" \(when) value="200">
       <MetadataEntry key="HKFoodType" value="Magnesium &amp; Taurine"/>
      </Record>
      <Record type="HKQuantityTypeIdentifierDietaryZinc" unit="mg" \(when) value="7"/>
      \(record)"g" \(when) value="0.08"/>
      <Correlation type="HKCorrelationTypeIdentifierFood" \(when)>
       \(record)"mg" \(when) value="200"/>
      </Correlation>
      </HealthData>

      """
    let log = try intakeLog(text, name: "export.xml")
    #expect(
      log.lines == [
        "2026-03-02 21:30 supplement Magnesium & Taurine 200.0 mg elemental",
        "2026-03-02 21:30 total magnesium 0.08 g elemental",
      ])
    #expect(log.entries.map(\.location.line) == [3, 7])
    guard case .at(let moment) = log.entries[0].schedule else { return #expect(Bool(false)) }
    #expect(moment.utcOffsetS == 3600)
    let wrong = text.split(separator: "\"0.08\"").joined(separator: "\"none\"")
    #expect(intakeError(wrong, name: "export.xml")?.place == "7:1")
    let none = intakeError("<?xml version=\"1.0\"?>\n<HealthData>\n</HealthData>\n")
    #expect(none?.message.contains("without any of magnesium") == true)
  }

  @Test("Apple Health: a file with heart beats and magnesium is read by both readers")
  func bothReaders() throws {
    let beats = String(decoding: RecordingFormat.appleHealth.example.bytes, as: UTF8.self)
    let food =
      "<Record type=\"HKQuantityTypeIdentifierDietaryMagnesium\" unit=\"mg\""
      + " startDate=\"2026-03-02 21:30:00 +0100\" value=\"200\"/>\n</HealthData>"
    let both = beats.split(separator: "</HealthData>").joined(separator: food)
    #expect(try intakeLog(both, name: "export.xml").entries.count == 1)
    #expect(try read(both, name: "export.xml").rr?.intervalsMs.count == 4)
  }

  @Test("Health Auto Export: sums of days and hours, as CSV and as JSON")
  func healthAutoExport() throws {
    let table = try intakeLog(
      "Date/Time,Magnesium (mg),Steps (count)\n2026-03-02 00:00:00,412.5,10\n"
        + "2026-03-02 14:00:00,20,10\n2026-03-03 00:00:00,,10\n")
    #expect(
      table.lines == [
        "2026-03-02 total magnesium 412.5 mg elemental",
        "2026-03-02 14:00 total magnesium 20.0 mg elemental",
      ])
    #expect(table.said.contains("not reported, and not counted as 0"))
    let metric = """
      {"name": "magnesium", "units": "g", "data": [{"date": "2026-03-02 00:00:00 -0800", "qty": 0.4}]}
      """
    let json = try intakeLog("{\"data\": {\"metrics\": [\(metric)]}}\n", name: "export.json")
    #expect(json.lines == ["2026-03-02 total magnesium 0.4 g elemental"])
    let twice = intakeError("{\"data\": {\"metrics\": [\(metric), \(metric)]}}\n")
    #expect(twice?.message.contains("magnesium") == true)
    let cut = intakeError("{\"data\": {\"metrics\": [\(metric)")
    #expect(cut?.message.contains("cut off") == true)
    let other = intakeError("{\"data\": {\"metrics\": [{\"name\": \"zinc\"}]}}\n")
    #expect(other?.description.contains("\"zinc\"") == true)
  }

  @Test("exports without magnesium are refused by what they are")
  func refusals() {
    let fitnessPal = "Date,Meal,Calories,Fat (g),Iron,Note\n2026-03-02,Lunch,\"1,050\",3,2,\n"
    #expect(
      intakeError(fitnessPal)?.message.contains("MyFitnessPal, which exports no magnesium") == true)
    #expect(
      intakeError("Day,Group,Note\n2026-03-02,a,b\n")?.remedy.contains("servings.csv") == true)
    #expect(
      intakeError("Day,Food Name,Amount,Iron (mg)\n")?.message.contains("without a column") == true)
    #expect(
      intakeError("Position,Name,Type\n001,Magnesium,YES_NO\n")?.remedy.contains("Checkmarks")
        == true)
    #expect(intakeError("Cycle start time,Recovery score %\n")?.remedy.contains("journal") == true)
  }
}
