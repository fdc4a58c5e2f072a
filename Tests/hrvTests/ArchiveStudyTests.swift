import Foundation
import HRVTestSupport
import Testing

@Suite("hrv correlate --archive, hrv plan --archive")
struct ArchiveStudyTests {
  private static let study = "SampleData/studies/effect"
  private let folder: TemporaryFolder
  private let archive: String

  init() throws {
    folder = try TemporaryFolder()
    archive = folder.url("a.sqlite").path
  }

  private func hrv(_ arguments: String...) throws -> HRVCommand.Output {
    try HRVCommand.run(arguments)
  }

  /// A drink every third day, and an illness.
  private func diary() throws -> String {
    let rows = (0..<120).map { day in
      let date = Calendar(identifier: .gregorian).date(
        byAdding: .day, value: day, to: Date(timeIntervalSince1970: 1_767_571_200))
      let text = (date ?? .now).formatted(.iso8601.year().month().day())
      return "\(text),\(day % 3 == 0 ? day % 4 : 0),\(day == 50 ? "yes" : "no")"
    }
    return try folder.write("date,alcohol,ill\n" + rows.joined(separator: "\n") + "\n", to: "d.csv")
  }

  @Test("the archive gives the answer of the same files, byte by byte")
  func same() throws {
    let diary = try diary()
    #expect(try hrv("import", "\(Self.study)/recordings", "--archive", archive, "-q").status == 0)
    #expect(
      try hrv("intake", "import", "\(Self.study)/intake.csv", "--archive", archive).status == 0)
    #expect(try hrv("diary", "import", diary, "--archive", archive).status == 0)
    let question = ["-o", "json", "--bootstrap", "99", "--covariates", "alcohol"]
    let files = try HRVCommand.run(
      [
        "correlate", "--recordings", "\(Self.study)/recordings", "--intake",
        "\(Self.study)/intake.csv", "--diary", diary,
      ] + question)
    let kept = try HRVCommand.run(["correlate", "--archive", archive] + question)
    #expect(files.status == 0, "\(files.diagnostics)")
    #expect(kept.status == 0, "\(kept.diagnostics)")
    #expect(kept.result == files.result)
    let trend = try hrv("trend", "-o", "csv", "--archive", archive).result.split(separator: "\r\n")
    #expect(trend.first?.hasSuffix(",intake_mg") == true)
    #expect(trend.last?.hasPrefix("2026-05-04,") == true && trend.last?.hasSuffix(",300.0") == true)
    let late = try HRVCommand.run(
      ["correlate", "--archive", archive, "--since", "2026-04-25"] + question)
    #expect(late.status == 3)
    #expect(try late.json()["verdict"] as? String == "insufficient data")
  }

  @Test("a plan has the noise of the same recordings, and hears of doses in them")
  func plan() throws {
    #expect(try hrv("import", "\(Self.study)/recordings", "--archive", archive, "-q").status == 0)
    #expect(
      try hrv(
        "intake", "add", "200 mg elemental citrate", "--start", "2026-02-01", "--archive", archive
      ).status == 0)
    let plan = [
      "plan", "--dose", "200 mg elemental citrate", "--first-day", "2027-01-04", "--seed", "1",
      "--simulations", "50",
    ]
    let files = try HRVCommand.run(
      plan + ["--baseline", "\(Self.study)/recordings", "-o", folder.url("f.json").path])
    let kept = try HRVCommand.run(
      plan + ["--archive", archive, "-o", folder.url("k.json").path])
    #expect(files.status == 0 && kept.status == 0, "\(kept.diagnostics)")
    #expect(kept.result == files.result)
    #expect(
      try Data(contentsOf: folder.url("k.json")) == Data(contentsOf: folder.url("f.json")))
    #expect(kept.diagnostics.contains("1 row of intake in the archive falls into the baseline"))
    let before = try HRVCommand.run(
      plan + ["--archive", archive, "--until", "2026-01-31", "-o", folder.url("u.json").path])
    #expect(before.status == 0 && !before.diagnostics.contains("into the baseline"))
    #expect(before.result != kept.result)
  }

  @Test("what is not there, or of no use, is said")
  func errors() throws {
    let rr = try folder.write("800\n810\n790\n810\n", to: "four.txt")
    #expect(try hrv("correlate", "--archive", archive).status == 66)
    #expect(try hrv("import", rr, "--archive", archive, "-q").status == 0)
    let none = try hrv("correlate", "--archive", archive)
    #expect(none.status == 66 && none.diagnostics.contains("no intake in it"))
    #expect(try hrv("correlate", "--archive", archive, "--correction", "strong").status == 64)
    // The options of the import may be said again, as a configuration file does.
    let strong = ["--correction", "strong", "--archive", archive]
    #expect(try HRVCommand.run(["import", "--recompute"] + strong).status == 0)
    #expect(try HRVCommand.run(["correlate"] + strong).status == 66)
    #expect(try hrv("correlate", "--archive", archive, "--recordings", rr).status == 64)
    #expect(try hrv("correlate", "--recordings", rr).status == 64)
    #expect(
      try hrv("correlate", "--recordings", rr, "--intake", rr, "--since", "2026-01-01").status == 64
    )
    #expect(try hrv("correlate", "--archive", archive, "--since", "yesterday").status == 64)
  }
}
