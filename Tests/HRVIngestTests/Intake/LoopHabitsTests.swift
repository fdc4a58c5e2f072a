import HRVModel
import Testing

@testable import HRVIngest

@Suite("Loop Habit Tracker")
struct LoopHabitsTests {
  private let dose = IntakeReadingOptions(declaredDose: DeclaredDose("200 mg elemental citrate"))
  private let folder = "export/003 Magnesium/Checkmarks.csv"

  @Test("words of newer exports: only what a person entered is known")
  func words() throws {
    let text = """
      Date,Value,Notes
      2026-03-06,YES_MANUAL,"with, dinner"
      2026-03-05,YES_AUTO,
      2026-03-04,NO,
      2026-03-03,SKIP,
      2026-03-02,UNKNOWN,

      """
    let log = try intakeLog(text, name: folder, dose)
    #expect(log.lines == ["2026-03-06 supplement citrate 200.0 mg elemental", "2026-03-04 none"])
    #expect(log.entries[0].note == "with, dinner")
    #expect(log.said.contains("3 cells are blank or skipped"))
  }

  @Test("numbers of older exports, without a line of names")
  func numbers() throws {
    let text = "2026-03-06,2\n2026-03-05,1\n2026-03-04,0\n2026-03-03,3\n2026-03-02,-1\n"
    let log = try intakeLog(text, name: folder, dose)
    #expect(log.lines == ["2026-03-06 supplement citrate 200.0 mg elemental", "2026-03-04 none"])
    #expect(intakeError("2026-03-06,6\n", name: folder, dose)?.place == "1:12")
    #expect(try intakeLog("2026-03-06,2000\n", name: folder, dose).entries[0].dose?.amount == 400)
  }

  @Test("the folder tells the habit, or the person does")
  func names() throws {
    let text = "Date,Value\n2026-03-06,YES_MANUAL\n"
    #expect(
      intakeError(text, name: "Checkmarks.csv", dose)?.remedy.contains("--intake-item") == true)
    #expect(
      intakeError(text, name: "001 Reading/Checkmarks.csv", dose)?.message.contains("Reading")
        == true)
    var options = dose
    options.item = "Pills"
    #expect(try intakeLog(text, name: "001 Pills/Checkmarks.csv", options).entries.count == 1)
  }

  @Test("all habits in one table; Habits.csv beside it tells what is measured")
  func table() throws {
    let text = "Date,Meditate,Magnesium,\n2026-03-06,NO,2000,\n2026-03-05,NO,0,\n"
    let log = try intakeLog(text, name: "Checkmarks.csv", dose)
    #expect(log.lines == ["2026-03-06 supplement citrate 400.0 mg elemental", "2026-03-05 none"])
    #expect(log.said.contains("1 other habit is not read"))
    let habits = "Position,Name,Type,Unit\n001,Meditate,YES_NO,\n002,Magnesium,NUMERICAL,mg\n"
    let measured = try intakeLog(
      "Date,Meditate,Magnesium,\n2026-03-06,NO,400000,\n", name: "Checkmarks.csv",
      .init(basis: .elemental), siblings: ["Habits.csv": habits])
    #expect(measured.lines == ["2026-03-06 supplement Magnesium 400.0 mg elemental"])
    let pieces = "Position,Name,Type,Unit\n002,Magnesium,NUMERICAL,tablets\n"
    let small = try intakeLog(
      "Date,Meditate,Magnesium,\n2026-03-06,NO,500,\n2026-03-05,NO,YES_MANUAL,\n",
      name: "Checkmarks.csv", dose, siblings: ["Habits.csv": pieces])
    #expect(small.entries.map(\.dose?.amount) == [100, 200])
    #expect(intakeError("Date,Read,Run,\n2026-03-06,NO,NO,\n", name: "Checkmarks.csv") != nil)
  }
}
