import HRVModel
import HRVReport
import Testing

@Suite("Intake logs in inspections")
struct IntakeLogDocumentTests {
  private func inspection(_ log: Result<IntakeLog, ReportedError>) -> Inspection {
    var inspection = Inspection()
    inspection.intakeLogs = [InspectedIntakeLog(file: "log.csv", formatID: "sheet", log: log)]
    return inspection
  }

  /// Two doses of one form, a known zero, a food and a regimen.
  private func log(regimenEnds: Bool) throws -> IntakeLog {
    let day = try #require(CivilDay(year: 2026, month: 3, day: 1))
    let at = SourceLocation(file: "log.csv")
    func entry(
      _ schedule: IntakeEntry.Schedule, _ substance: String, _ dose: IntakeEntry.Dose?,
      role: IntakeEntry.Role = .named
    ) -> IntakeEntry {
      IntakeEntry(
        location: at, schedule: schedule, substance: substance, role: role, dose: dose, note: "")
    }
    let stamp = try #require(Timestamp(day: day.advanced(by: 1), hour: 21, minute: 0))
    let citrate = try [200.0, 150].map {
      try IntakeEntry.Dose(amount: $0, unit: .milligrams, basis: .elemental)
    }
    return IntakeLog(
      file: "log.csv",
      entries: [
        entry(.on(day), "none", nil),
        entry(.at(stamp), "citrate", citrate[0]),
        entry(.on(day.advanced(by: 1)), "citrate", citrate[1]),
        entry(
          .on(day), "Nuts <1>", try .init(amount: 0.5, unit: .grams, basis: .elemental),
          role: .food),
        entry(
          .daily(
            from: day.advanced(by: 10), through: regimenEnds ? day.advanced(by: 30) : nil,
            minutesOfDay: []), "oxide", try .init(amount: 1, unit: .grams, basis: .compound)),
      ], remarks: [ReadingRemark("odd", at: .init(file: "log.csv", line: 4))])
  }

  @Test("rows, days and doses are counted as written")
  func counts() throws {
    let text = InspectionDocument.text(inspection(.success(try log(regimenEnds: true))))
    for part in [
      "log.csv\n", "format  sheet", "a log of what was taken", "rows    5",
      "2 days and 1 daily regimen, 2026-03-01 to 2026-03-31",
      "2  citrate            150 to 200 mg elemental", "1  none               nothing",
      "Nuts <1> (a food)  0.5 g elemental", "oxide              1 g compound", "line 4  odd",
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    let parsed = try ParsedJSON(
      InspectionDocument.json(inspection(.success(try log(regimenEnds: false)))))
    let one = try #require(parsed["intakeLogs"]?.elements.first)
    #expect(one["rows"] == .number(5) && one["regimens"] == .number(1))
    #expect(one["singleDays"] == .number(2) && one["firstDay"] == .string("2026-03-01"))
    #expect(one["lastDay"] == .null && one["error"] == .null)
    let taken = try #require(one["taken"]).elements
    #expect(taken.map { $0["rows"] } == [.number(2), .number(1), .number(1), .number(1)])
    #expect(taken[0]["least"] == .number(150) && taken[0]["greatest"] == .number(200))
    #expect(taken[1]["substance"] == .string("none") && taken[1]["unit"] == .null)
    #expect(taken[2]["role"] == .string("food"))
    let open = InspectionDocument.text(inspection(.success(try log(regimenEnds: false))))
    #expect(open.contains("from 2026-03-01 on"))
  }

  @Test("what has to be said before it can be read stands in its place")
  func asked() throws {
    let error = ReportedError(file: "log.csv", line: 3, message: "Say how much.")
    var inspection = inspection(.failure(error))
    inspection.errors = [error]
    let text = InspectionDocument.text(inspection)
    #expect(text.contains("not read  line 3: Say how much.") && !text.contains("error:"))
    let one = try #require(
      try ParsedJSON(InspectionDocument.json(inspection))["intakeLogs"]?.elements.first)
    #expect(one["error"] == .string("Say how much.") && one["rows"] == .null)
    #expect(one["format"] == .string("sheet") && one["taken"]?.elements.isEmpty == true)
  }
}
