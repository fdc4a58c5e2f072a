import HRVModel
import Testing

@testable import HRVIngest

@Suite("Logs of yes and no")
struct TickLogTests {
  private let dose = IntakeReadingOptions(declaredDose: DeclaredDose("200 mg elemental citrate"))

  @Test("a yes is the declared dose, a no is none, a blank is unknown")
  func threeValues() throws {
    let text = """
      date,coffee,magnesium
      2026-03-02,1,1
      2026-03-03,2,0
      2026-03-04,0,
      2026-03-05,1,2
      2026-03-06,1,yes
      2026-03-07,1,-
      2026-03-08,1,400 mg

      """
    var options = dose
    options.basis = .compound
    let log = try intakeLog(text, options)
    #expect(
      log.lines == [
        "2026-03-02 supplement citrate 200.0 mg elemental", "2026-03-03 none",
        "2026-03-05 supplement citrate 400.0 mg elemental",
        "2026-03-06 supplement citrate 200.0 mg elemental",
        "2026-03-08 supplement citrate 400.0 mg compound",
      ])
    #expect(log.entries.map(\.location.line) == [2, 3, 5, 6, 8])
    #expect(log.entries.map(\.location.column) == [14, 14, 14, 14, 14])
    #expect(log.said.contains("2 cells are blank or skipped"))
    #expect(log.said.contains("1 other column is not read"))
  }

  @Test("without a declared dose, the error names the option and shows an example")
  func missingDose() throws {
    let error = try #require(intakeError("date,magnesium\n2026-03-02,0\n2026-03-03,1\n"))
    #expect(error.place == "3:12")
    #expect(error.remedy.contains("--intake-dose \"200 mg elemental\""))
    // A log of nothing but no needs no dose.
    #expect(try intakeLog("date,magnesium\n2026-03-02,no\n").lines == ["2026-03-02 none"])
  }

  @Test("which column is meant is asked when none or several say magnesium")
  func choice() throws {
    let several = try #require(intakeError("date,Magnesium AM,Mg citrate\n2026-03-02,1,0\n", dose))
    #expect(several.message.contains("\"Magnesium AM\", \"Mg citrate\""))
    #expect(several.remedy.contains("--intake-item"))
    let none = try #require(intakeError("date,pills,tea\n2026-03-02,1,0\n", dose))
    #expect(none.message.contains("\"pills\", \"tea\""))
    var options = dose
    options.item = "PILLS"
    #expect(try intakeLog("date,pills,tea\n2026-03-02,1,0\n", options).entries.count == 1)
    options.item = "magnesium"
    let exact = "date,magnesium,magnesium oil\n2026-03-02,1,0\n"
    #expect(try intakeLog(exact, options).entries.map(\.dose?.amount) == [200])
    options.item = "beer"
    #expect(intakeError("date,pills\n2026-03-02,1\n", options) != nil)
  }

  @Test("a bare number that is no count, and a word that is no answer, are pointed at")
  func values() throws {
    let mass = try #require(intakeError("date,magnesium\n2026-03-02,400\n", dose))
    #expect(mass.place == "2:12" && mass.remedy.contains("400 mg"))
    #expect(intakeError("date,magnesium\n2026-03-02,maybe\n", dose)?.place == "2:12")
  }

  @Test("a column of masses is asked whose they are, and what they are of")
  func masses() throws {
    let text = "date,magnesium (mg)\n2026-03-02,1\n2026-03-03,0\n"
    let error = try #require(intakeError(text))
    #expect(error.remedy.contains("--intake-source") && error.remedy.contains("--intake-basis"))
    let own = try intakeLog(text, .init(basis: .compound, source: .supplement))
    #expect(
      own.lines == ["2026-03-02 supplement magnesium (mg) 1.0 mg compound", "2026-03-03 none"])
    #expect(intakeError(text, .init(source: .supplement))?.place == "2:12")
    let total = try intakeLog(text, .init(source: .total))
    #expect(total.entries.map(\.role) == [.total, .total])
    // A dose in the name is no unit of the column.
    let named = try intakeLog("date,Magnesium 400 mg\n2026-03-02,1\n", dose)
    #expect(named.entries.map(\.dose?.amount) == [200])
  }

  @Test("a no at a time of day does not deny a dose at another; a placeholder is no time")
  func timesOfDay() throws {
    let text = "date,time,magnesium\n2026-03-02,08:00,no\n2026-03-02,9:30 PM,yes\n"
    let log = try intakeLog(text, dose)
    #expect(
      log.lines == [
        "2026-03-02 08:00 supplement citrate 0.0 mg elemental",
        "2026-03-02 21:30 supplement citrate 200.0 mg elemental",
      ])
    let stamped = "date, magnesium\n2025-12-11 00:01:00 +0000, 1\n2025-12-12 00:01:00 +0000, -\n"
    #expect(try intakeLog(stamped, dose).lines.map { $0.prefix(22) } == ["2025-12-11 supplement "])
  }

  @Test("Whoop: answers count to the evening on which the cycle began")
  func whoop() throws {
    let rows = """
      2026-03-02 23:16:59,2026-03-03 23:08:01,UTC+01:00,Took magnesium?,TRUE,"late, tired"
      2026-03-02 23:16:59,2026-03-03 23:08:01,UTC+01:00,Any alcohol?,true,
      2026-03-04 00:40:00,2026-03-04 23:30:00,UTC+01:00,Took magnesium?,false,
      2026-03-04 23:30:00,,UTC+01:00,Took magnesium?,,

      """
    let header = "Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes\n"
    let log = try intakeLog(header + rows, name: "journal_entries.csv", dose)
    #expect(log.lines == ["2026-03-02 supplement citrate 200.0 mg elemental", "2026-03-03 none"])
    #expect(log.entries[0].note == "late, tired")
    #expect(log.said.contains("1 entry is no magnesium and not read: \"Any alcohol?\""))
    let spanish =
      "Hora de inicio del ciclo,Hora de finalización del ciclo,Zona horaria del ciclo,"
      + "Texto de la pregunta,\"Respondió \"\"Sí\"\"\",Notas\n"
    #expect(try intakeLog(spanish + rows, name: "journal_entries.csv", dose).lines == log.lines)
  }

  @Test("Bearable: days with names of months, parts of the day, masses by the name")
  func bearable() throws {
    let header = "date,weekday,time of day,category,rating/amount,detail,notes\n"
    let rows = """
      "8th Dec 2021","Wednesday","mid","Symptom","2","Neck pain (Moderate)",""
      "8th Dec 2021","Wednesday","pm","Medication","400","Magnesium (mg)",""
      "9th Dec 2021","Thursday","10:15 PM","Medication","400mg","Magnesium (mg)",""
      "10th Dec 2021","Friday","am","Medication","","Magnesium (mg)",""

      """
    let log = try intakeLog(header + rows, .init(basis: .elemental))
    #expect(
      log.lines == [
        "2021-12-08 supplement Magnesium (mg) 400.0 mg elemental",
        "2021-12-09 22:15 supplement Magnesium (mg) 400.0 mg elemental",
      ])
    #expect(intakeError(header + rows)?.remedy.contains("--intake-basis") == true)
    let wrong = header + "\"31st Feb 2021\",,,\"Medication\",\"1 cap\",\"Magnesium\",\n"
    #expect(intakeError(wrong, dose)?.place == "2:2")
  }

  @Test("Daylio and Elite HRV: a tag is a yes, no tag is no answer")
  func tags() throws {
    let daylio = try intakeLog(
      "full_date,date,weekday,time,mood,activities,note_title,note\n"
        + "2026-03-03,March 3,Tuesday,21:40,good,reading | magnesium,,\n"
        + "2026-03-02,March 2,Monday,10:15 PM,meh,work,,\n", dose)
    #expect(daylio.lines == ["2026-03-03 21:40 supplement citrate 200.0 mg elemental"])
    #expect(daylio.said.contains("does not say that none was taken"))
    // A note is a sentence, which may deny what it mentions.
    let noted = "2026-03-02 07:15:00,Magnesium,forgot the magnesium yesterday,61\n"
    #expect(try intakeLog("Date Time Start,Tags,Notes,HRV\n" + noted, dose).entries.count == 1)
    let header = "Member,Type,Date Time Start,Tags,Notes,HRV\n"
    let elite = try intakeLog(
      header + "m,Morning,2026-03-02 07:15:00,\"Tea, Mg citrate\",,61\n", dose)
    #expect(elite.lines == ["2026-03-02 07:15 supplement Mg citrate 200.0 mg elemental"])
  }
}
