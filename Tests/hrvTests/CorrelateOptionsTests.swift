import Foundation
import HRVTestSupport
import Testing

@Suite("hrv correlate, what it may be told")
struct CorrelateOptionsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: folder.url(name))
    return folder.url(name).path
  }

  private func study(
    intake: String = "SampleData/studies/effect/intake.csv", _ more: [String] = []
  ) throws -> HRVCommand.Output {
    try HRVCommand.run(
      [
        "correlate", "--recordings", "SampleData/studies/effect/recordings", "--intake", intake,
        "--output", "json", "--bootstrap", "99",
      ] + more)
  }

  // The sample's periods on magnesium, once as regimens, once as ticks of a sheet, once as single
  // doses: one person, one answer.
  @Test("regimens, ticks with a declared dose, and single doses give one answer")
  func oneAnswer() throws {
    let regimen = try study().json()
    let effect = try #require(regimen["effect"] as? [String: Any])
    func days(_ first: String, _ count: Int) -> [String] {
      let format = DateFormatter()
      format.locale = Locale(identifier: "en_US_POSIX")
      format.timeZone = TimeZone(identifier: "UTC")
      format.dateFormat = "yyyy-MM-dd"
      let start = format.date(from: first) ?? .distantPast
      return (0..<count).map { format.string(from: start.addingTimeInterval(Double($0) * 86_400)) }
    }
    let on = days("2026-02-04", 30) + days("2026-04-05", 30)
    let off = days("2025-12-08", 58) + days("2026-03-06", 30)
    let ticks = try write(
      (["date,magnesium"] + (on.map { "\($0),yes" } + off.map { "\($0),no" }).sorted())
        .joined(separator: "\n") + "\n", "ticks.csv")
    let single = try write(
      (["time,form,dose,unit,basis"] + on.map { "\($0)T21:00,citrate,300,mg,elemental" })
        .joined(separator: "\n") + "\n", "single.csv")
    let ticked = try study(intake: ticks, ["--intake-dose", "300 mg elemental citrate"])
    #expect(ticked.status == 0, "\(ticked.diagnostics)")
    for output in [ticked, try study(intake: single, ["--log-complete"])] {
      let other = try #require(try output.json()["effect"] as? [String: Any])
      // Ticks say nothing of the days before the first, where a pool has a thousandth left.
      let estimates = [other, effect].compactMap { $0["estimate"] as? Double }
      #expect(abs(estimates[0] - estimates[1]) < 0.1)
      #expect(other["p"] as? Double == effect["p"] as? Double)
    }
    // The same single doses without the declaration: other days are unknown, not none.
    let unlogged = try study(intake: single)
    #expect(unlogged.status == 3 && unlogged.result.contains("\"unknown-intake\""))
  }

  @Test("a diary is taken into account, and its slips are pointed at")
  func diary() throws {
    let rows =
      (1...31).map { "2026-01-\($0 < 10 ? "0" : "")\($0),\($0 % 3)" }
      + (1...28).map { "2026-02-\($0 < 10 ? "0" : "")\($0),\($0 % 3)" }
      + (1...31).map { "2026-03-\($0 < 10 ? "0" : "")\($0),\($0 % 3)" }
      + (1...30).map { "2026-04-\($0 < 10 ? "0" : "")\($0),\($0 % 3)" }
    let diary = try write((["date,alcohol"] + rows).joined(separator: "\n") + "\n", "diary.csv")
    let output = try study(["--diary", diary, "--covariates", "alcohol"])
    let adjustment = try #require(try output.json()["adjustment"] as? [String: Any])
    let covariates = try #require(adjustment["covariates"] as? [[String: Any]])
    #expect(covariates.first?["lagDays"] as? Int == 1)
    let bad = try write("date,alcohol\n2026-02-01,1\n2026-02-02,many\n", "bad.csv")
    let slip = try study(["--diary", bad, "--covariates", "alcohol"])
    #expect(slip.status == 65 && slip.diagnostics.contains("bad.csv:3:12: error:"))
    #expect(try study(["--covariates", "alcohol"]).status == 64)
    #expect(try study(["--exposure", "pool"]).status == 64)
  }

  @Test("the study's file counts different analyses, and keeps the question declared first")
  func register() throws {
    let file = folder.url("me.json").path
    func count(_ more: [String] = []) throws -> [String: Any] {
      try #require(
        try study(["--study", file] + more).json()["analysis"] as? [String: Any])
    }
    #expect(try count()["number"] as? Int == 1)
    #expect(try count(["--seed", "7"])["total"] as? Int == 1)
    let phase = try count(["--exposure", "phase"])
    #expect(phase["number"] as? Int == 2 && phase["isPrimary"] as? Bool == false)
    #expect(try count()["number"] as? Int == 1)
    let kept = try String(contentsOf: folder.url("me.json"), encoding: .utf8)
    #expect(kept.contains("hrv.study/1"))
    let broken = try write("{}", "broken.json")
    #expect(try study(["--study", broken]).status == 65)
  }

  @Test("labels: buffered, plausible, impossible")
  func labels() throws {
    let buffered = try HRVCommand.run(["magnesium", "label", "glycinate", "18%"])
    #expect(buffered.status == 0 && buffered.result.contains("28.3 %"))
    #expect(try HRVCommand.run(["magnesium", "label", "lactate", "465", "300"]).status == 3)
    #expect(try HRVCommand.run(["magnesium", "label", "kitrate", "18%"]).status == 64)
    #expect(try HRVCommand.run(["magnesium", "label", "citrate", "18"]).status == 64)
  }
}
