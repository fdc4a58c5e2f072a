import Foundation
import HRVModel
import Testing

@Suite("hrv correlate --daily")
struct CorrelateDailyTests {
  private static let dose = ["--intake-dose", "300 mg elemental citrate"]

  /// 96 nights of a ring from 2026-01-06 on, with magnesium in the second and fourth 24 days, when
  /// RMSSD comes to be higher by 40 % with a half-life of 7 days, and the journal of the evenings before.
  private func study() throws -> (folder: TemporaryFolder, daily: [String], intake: String) {
    let folder = try TemporaryFolder()
    let first = try #require(CivilDay(year: 2026, month: 1, day: 5))
    let header = "date,Average Resting Heart Rate,Lowest Resting Heart Rate,Average HRV\n"
    var months = ["2026-01": header, "2026-02": header, "2026-03": header, "2026-04": header]
    var journal =
      "Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes\n"
    var generator = SplitMix64(seed: 3)
    var pool = 0.0
    for day in 0..<96 {
      let isTaken = day / 24 % 2 == 1
      pool += (1 - 0.9057) * ((isTaken ? 1 : 0) - pool)  // 0.9057⁷ = 1/2
      let rmssd = 40 * (1 + 0.4 * pool) + 6 * (generator.nextUniform() - 0.5)
      let (evening, morning) = (first.advanced(by: day), first.advanced(by: day + 1))
      months[String("\(morning)".prefix(7))]? += "\(morning),55,50,\((rmssd * 10).rounded() / 10)\n"
      journal +=
        "\(evening) 22:30:00,\(morning) 22:30:00,UTC+01:00,Took magnesium?,\(isTaken),\n"
    }
    let daily = try months.keys.sorted().map { month in
      try folder.write(months[month] ?? "", to: "trends/\(month).csv")
    }
    try folder.write("notes of no format\n", to: "trends/readme.md")
    try folder.write("x", to: "trends/.DS_Store")
    return (folder, daily, try folder.write(journal, to: "journal_entries.csv"))
  }

  @Test("merges the files of an export, and says who computed the outcome")
  func merged() throws {
    let (folder, daily, intake) = try study()
    let arguments = ["correlate", "--intake", intake, "--bootstrap", "99", "-o", "json"]
    let files = try HRVCommand.run(arguments + ["--daily"] + daily + Self.dose)
    #expect(files.status == 0, "\(files.diagnostics)")
    let document = try files.json()
    let origin = try #require(document["computedElsewhere"] as? [String: Any])
    #expect(origin["by"] as? String == "Oura" && (origin["files"] as? [Any])?.count == 4)
    #expect(origin["days"] as? Int == 96)
    #expect(
      (document["verdict"] as? String)?.hasPrefix("compatible with higher during magnesium")
        == true, "\(files.result)")

    let walked = try HRVCommand.run(
      arguments + ["--daily", folder.url("trends").path] + Self.dose)
    #expect(walked.result == files.result)
    #expect(walked.diagnostics.contains("passed over 2 files without daily values"))

    let rate = try HRVCommand.run(
      arguments + ["--daily"] + daily + Self.dose + ["--daily-metric", "oura_lowest_hr"])
    let outcome = try #require(try rate.json()["outcome"] as? [String: Any])
    #expect(outcome["metric"] as? String == "oura_lowest_hr", "\(outcome)")
  }

  @Test("SDNN does not pass for RMSSD, and a missing dose is asked for")
  func refusals() throws {
    let (folder, daily, intake) = try study()
    let export = try folder.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <HealthData locale="en_US">
       <Record type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" sourceName="Watch" unit="ms"\
       startDate="2026-03-02 05:15:00 +0100" endDate="2026-03-02 05:16:00 +0100" value="49.4"/>
      </HealthData>

      """, to: "export.xml")
    let arguments = ["correlate", "--intake", intake, "--daily", export]
    let asked = try HRVCommand.run(arguments + Self.dose + ["--daily-metric", "rmssd"])
    #expect(asked.status == 65)
    #expect(asked.diagnostics.contains("SDNN is another quantity and does not stand in for RMSSD"))
    let mixed = try HRVCommand.run(arguments + daily + Self.dose)
    #expect(mixed.status == 64 && mixed.diagnostics.contains("--daily: "))
    let doseless = try HRVCommand.run(["correlate", "--intake", intake, "--daily"] + daily)
    #expect(doseless.status == 65 && doseless.diagnostics.contains("--intake-dose"))
    let one = try HRVCommand.run(arguments + Self.dose + ["--daily-window", "day"])
    #expect(one.status == 3, "\(one.diagnostics)")
  }

  @Test(
    "wrong usage is 64",
    arguments: [
      ["--daily", "a.csv", "--recordings", "b"], [], ["--daily", "a.csv", "--metric", "sdnn"],
      ["--recordings", "b", "--daily-metric", "sdnn"], ["--daily", "a.csv", "--daily-format", "x"],
      ["--daily", "a.csv", "--daily-window", "noon"],
      ["--daily", "a.csv", "--intake-dose", "200 mg"],
      ["--daily", "a.csv", "--intake-format", "x"], ["--daily", "a.csv", "--intake-basis", "x"],
      ["--daily", "a.csv", "--date-order", "ymd"], ["--daily", "a.csv", "--intake-source", "food"],
    ])
  func usage(_ arguments: [String]) throws {
    let output = try HRVCommand.run(["correlate", "--intake", "log.csv"] + arguments)
    #expect(output.status == 64, "\(output.diagnostics)")
  }

  // Every option that a message of a reader names.
  @Test("the options that messages name exist")
  func spellings() throws {
    let help = try HRVCommand.run(["correlate", "--help"]).result
    for option in [
      "intake", "intake-format", "intake-item", "intake-dose", "intake-basis", "intake-source",
      "date-order", "daily", "daily-metric", "daily-window", "daily-format", "recordings",
      "sampling-rate", "time-column", "time-unit", "value-column", "unit", "format", "time-zone",
    ] {
      #expect(help.contains("--\(option) <"), "\(option)")
    }
  }

  @Test("the formats are listed by what they hold")
  func formats() throws {
    let text = try HRVCommand.run(["formats"]).result
    for title in ["Recordings", "Daily values", "Logs of what was taken"] {
      #expect(text.contains(title))
    }
    let document = try HRVCommand.run(["formats", "-o", "json"]).json()
    for (kind, id) in [
      ("recordings", "plain-rr"), ("dailyValues", "oura-trends"), ("intakeLogs", "whoop-journal"),
    ] {
      let ids = (document[kind] as? [[String: Any]])?.compactMap { $0["id"] as? String }
      #expect(ids?.contains(id) == true)
    }
  }
}
