import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Intake, day by day")
struct IntakeResolverTests {
  private let first = StudyFixture.firstDay
  private func day(_ index: Int) -> CivilDay { first.advanced(by: index) }

  private func row(
    _ line: Int, _ schedule: IntakeEntry.Schedule, _ substance: String = "citrate",
    mg: Double? = 200
  ) -> IntakeEntry {
    IntakeEntry(
      location: SourceLocation(file: "log.csv", line: line), schedule: schedule,
      substance: substance,
      dose: mg.flatMap { try? .init(amount: $0, unit: .milligrams, basis: .elemental) },
      note: "")
  }

  private func resolve(
    _ entries: [IntakeEntry], complete: Bool = false, habit: Double? = nil
  ) throws -> IntakeRecord {
    try IntakeResolver(logIsComplete: complete, habitualMgPerDay: habit)(
      IntakeLog(file: "log.csv", entries: entries), study: day(0)...day(9), memoryDays: 30)
  }

  private func intakes(_ record: IntakeRecord, _ days: Range<Int> = 0..<10) -> [Double?] {
    days.map { record.intake(on: day($0)).elementalMg }
  }

  private func at(_ index: Int, _ hour: Int, _ minute: Int = 0) -> IntakeEntry.Schedule {
    .at(Timestamp(day: day(index), minuteOfDay: hour * 60 + minute))
  }

  @Test("a log of single doses leaves other days unknown, which is not zero")
  func threeValues() throws {
    let entries = [
      row(2, at(1, 21)), row(3, .on(day(3)), "none", mg: nil), row(4, at(5, 8), mg: 0),
      row(5, at(7, 8)), row(6, at(7, 20), "oxide", mg: 50),
      row(7, .on(day(8)), "food:almonds"),
    ]
    let record = try resolve(entries)
    #expect(
      intakes(record) == [nil, 200, nil, 0, nil, 0, nil, 250, nil, nil])
    #expect(record.foods.map(\.elementalMg) == [200])
    // Neither none nor food needs a time of day.
    #expect(record.warnings.isEmpty)
    #expect(!record.isComplete)
    // Declared complete, the other days are days without.
    #expect(intakes(try resolve(entries, complete: true)) == [0, 200, 0, 0, 0, 0, 0, 250, 0, 0])
  }

  // By hand: 100 + 50 mg of citrate and 80 of oxide; the row of nothing is no dose of a form.
  @Test("a day has its milligrams by form, and whether the log speaks of it")
  func forms() throws {
    let entries = [
      row(2, at(1, 8), mg: 100), row(3, at(1, 21), mg: 50), row(4, at(1, 20), "oxide", mg: 80),
      row(5, .on(day(3)), "none", mg: nil), row(6, at(5, 8), mg: 0),
      row(7, .on(day(6)), "food:almonds"),
    ]
    let record = try resolve(entries, complete: true)
    #expect(
      record.forms(on: day(1)) == [
        FormDose(formID: "citrate", elementalMg: 150), FormDose(formID: "oxide", elementalMg: 80),
      ])
    #expect([0, 3, 5, 6].allSatisfy { record.forms(on: day($0)).isEmpty })
    #expect(
      (0..<8).map { record.isLogged(day($0)) } == [
        false, true, false, true, false, true, false, false,
      ])
    let regimen = try resolve([
      row(2, .daily(from: day(2), through: day(3), minutesOfDay: [480, 1260]), mg: 60),
      row(3, .daily(from: day(5), through: day(6), minutesOfDay: []), "none", mg: nil),
    ])
    #expect(regimen.forms(on: day(2)) == [FormDose(formID: "citrate", elementalMg: 120)])
    #expect(
      (1..<8).map { regimen.isLogged(day($0)) } == [
        false, true, true, false, true, true, false,
      ])
  }

  @Test("a regimen makes the log a complete account, within and before the study")
  func regimen() throws {
    let entries = [
      row(2, .daily(from: day(3), through: day(5), minutesOfDay: [480, 1260])),
      row(3, .daily(from: day(8), through: nil, minutesOfDay: [])),
    ]
    let record = try resolve(entries)
    #expect(intakes(record, -2..<10) == [0, 0, 0, 0, 0, 400, 400, 400, 0, 0, 200, 200])
    #expect(record.supplements.count == 8)
    #expect(record.warnings == ["2 doses without a time of day are taken as 21:00."])
    #expect(record.supplements.last?.timestamp.localHour == 21)
  }

  @Test("a day of none cancels a regimen's dose; a single dose counts within a regimen of none")
  func precedence() throws {
    let entries = [
      row(2, .daily(from: day(0), through: nil, minutesOfDay: [1260])),
      row(3, .on(day(2)), "none", mg: nil),
      row(4, .daily(from: day(5), through: day(7), minutesOfDay: []), "none", mg: nil),
      row(5, at(6, 12), mg: 75),
    ]
    #expect(
      intakes(try resolve(entries)) == [200, 200, 0, 200, 200, 0, 75, 0, 200, 200])
  }

  @Test("of a regimen and one of none on the same days the later one holds")
  func laterRegimen() throws {
    func daily(_ from: Int, _ through: Int?) -> IntakeEntry.Schedule {
      .daily(from: day(from), through: through.map(day), minutesOfDay: [1260])
    }
    // None until further notice, then a month of doses: here four days.
    let doses = try resolve([row(2, daily(0, nil), "none", mg: nil), row(3, daily(3, 6))])
    #expect(intakes(doses) == [0, 0, 0, 200, 200, 200, 200, 0, 0, 0])
    // Doses until further notice, then a pause.
    let pause = try resolve([row(2, daily(0, nil)), row(3, daily(3, 6), "none", mg: nil)])
    #expect(intakes(pause) == [200, 200, 200, 0, 0, 0, 0, 200, 200, 200])
  }

  @Test("a dose and none on one day contradict each other")
  func contradiction() throws {
    // 01:00 of day 5 belongs to the evening of day 4.
    let entries = [row(2, at(5, 1)), row(9, .on(day(4)), "none", mg: nil)]
    let error = #expect(throws: IntakeResolutionError.self) { try resolve(entries) }
    #expect(
      error?.reason == .contradiction(day(4), dose: SourceLocation(file: "log.csv", line: 2)))
    #expect(error?.location.line == 9)
  }

  @Test("a dose before 04:00 belongs to the evening before")
  func wakeDay() throws {
    let record = try resolve([row(2, at(4, 3, 59)), row(3, at(6, 4))])
    #expect(intakes(record, 2..<8) == [nil, 200, nil, nil, 200, nil])
  }

  @Test("a habit fills the days before the log, and nothing else")
  func habit() throws {
    let entries = [row(2, at(3, 21))]
    #expect(intakes(try resolve(entries, habit: 100), -1..<5) == [100, 100, 100, 100, 200, nil])
    #expect(intakes(try resolve(entries, habit: 0), -1..<5) == [0, 0, 0, 0, 200, nil])
    // A complete log begins with the study at the latest.
    let complete = try resolve(entries, complete: true, habit: 100)
    #expect(intakes(complete, -2..<5) == [100, 100, 0, 0, 0, 200, 0])
  }

  @Test("food never counts as supplement, and makes no log complete")
  func food() throws {
    let entries = [
      row(2, .daily(from: day(0), through: nil, minutesOfDay: []), "food:almonds", mg: 80)
    ]
    let record = try resolve(entries)
    #expect(intakes(record).allSatisfy { $0 == nil })
    #expect(record.supplements.isEmpty && record.foods.count == 40 - 30)
  }

  private func entry(_ line: Int, _ role: IntakeEntry.Role, _ index: Int) throws -> IntakeEntry {
    IntakeEntry(
      location: SourceLocation(file: "log.csv", line: line), schedule: .on(day(index)),
      substance: "day", role: role,
      dose: try .init(amount: 400, unit: .milligrams, basis: .elemental), note: "")
  }

  @Test("totals are neither supplement nor food, and a log of nothing else is refused")
  func totals() throws {
    let mixed = try resolve([
      try entry(2, .total, 1), try entry(3, .food, 2), try entry(4, .supplement, 3),
      try entry(5, .total, 3),
    ])
    #expect(intakes(mixed, 0..<5) == [nil, nil, nil, 400, nil])
    #expect(mixed.foods.map(\.elementalMg) == [400])
    #expect(
      mixed.warnings.contains(
        "2 amounts of magnesium that may be food or supplements are left out."))
    let none = [try entry(2, .total, 1), row(3, .on(day(4)), "none", mg: nil)]
    #expect(intakes(try resolve(none), 1..<5) == [nil, nil, nil, 0])
    let only = [try entry(2, .food, 0), try entry(3, .total, 1), try entry(4, .total, 900)]
    let error = #expect(throws: IntakeResolutionError.self) { try resolve(only, complete: true) }
    #expect(error?.reason == .onlyTotals(2) && error?.location.line == 3)
    #expect(error?.description.contains("--intake-source supplement") == true)
    // Food alone is no contradiction: of a complete log it says that no supplement was taken.
    #expect(intakes(try resolve([try entry(2, .food, 1)], complete: true), 0..<2) == [0, 0])
  }

  @Test("rows far away from the study are converted, and do not matter")
  func farAway() throws {
    let extremes = [
      row(2, .daily(from: CivilDay(daysSince1970: .min / 2), through: nil, minutesOfDay: [-5])),
      row(3, .at(Timestamp(localMilliseconds: .max, utcOffsetS: nil))),
      row(4, .at(Timestamp(localMilliseconds: .min, utcOffsetS: nil))),
      row(5, .on(CivilDay(daysSince1970: .max))),
      row(6, .daily(from: day(900), through: day(800), minutesOfDay: [])),
    ]
    let record = try resolve(extremes)
    // Minute −5 is taken as midnight, which belongs to the wake-day before.
    #expect(intakes(record, 0..<9) == Array(repeating: 200, count: 9))
    #expect(throws: IntakeResolutionError.self) {
      try resolve([row(2, .on(CivilDay(daysSince1970: .max)), "kitrate")])
    }
  }

  @Test("repeated rows and conversions are told")
  func warnings() throws {
    let compound = IntakeEntry(
      location: SourceLocation(file: "log.csv", line: 4), schedule: at(2, 9),
      substance: "taurate", dose: try .init(amount: 1, unit: .grams, basis: .compound), note: "")
    let record = try resolve([row(2, at(1, 21)), row(3, at(1, 21)), compound])
    #expect(
      record.warnings == [
        "Masses of taurate were logged as the compound's; 8.92 % of them is magnesium"
          + " (Mg(C2H6NO3S)2).",
        "Line 3 of the log repeats line 2; both are counted.",
      ])
    #expect(intakes(record, 1..<2) == [400])
  }
}

@Suite("Days on and off")
struct DayStatesTests {
  private let first = StudyFixture.firstDay

  /// `1` taken, `0` known to be without, `?` unknown.
  private func states(_ text: String) -> DayStates {
    DayStates(
      firstDay: first,
      intakes: text.map {
        $0 == "?" ? .unknown : .known(elementalMg: $0 == "1" ? 100 : 0)
      })
  }

  private func letters(_ states: DayStates, _ count: Int) -> String {
    String(
      (0..<count).map { index -> Character in
        switch states[first.advanced(by: index)] {
        case .on: "1"
        case .off: "0"
        case .unknown: "?"
        }
      })
  }

  @Test(
    "a pause of two days belongs to its period, one of three ends it",
    arguments: [
      ("0011001100", "0011111100"), ("1100011", "1100011"), ("1?011", "11111"),
      ("1?0?1", "1?0?1"), ("0??0", "0??0"), ("1100", "1100"),
    ])
  func pauses(intake: String, expected: String) {
    #expect(letters(states(intake), intake.count) == expected)
  }

  @Test("switches are changes of a known state; unknown days are passed over")
  func switches() {
    let states = states("000111000?011")
    let study = first.advanced(by: 1)...first.advanced(by: 12)
    #expect(
      states.switches(in: study).map { $0.daysSince1970 - first.daysSince1970 } == [3, 6, 11])
    #expect(states.switches(in: first.advanced(by: 4)...first.advanced(by: 5)).isEmpty)
    #expect(states.longestRunDays == 3)
    #expect(states.daysIntoRun(first.advanced(by: 5)) == 2)
    #expect(states.daysIntoRun(first.advanced(by: 6)) == nil)
    #expect(states.daysIntoRun(first.advanced(by: 99)) == nil)
    #expect(states[first.advanced(by: -1)] == .unknown)
  }
}
