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

  /// The day so many after 2026-01-05.
  private static func date(_ day: Int) -> String {
    Date(timeIntervalSince1970: 1_767_571_200 + 86_400 * Double(day))
      .formatted(.iso8601.year().month().day())
  }

  /// The recordings and the intake of the study.
  private func prepare() throws {
    #expect(try hrv("import", "\(Self.study)/recordings", "--archive", archive, "-q").status == 0)
    #expect(
      try hrv("intake", "import", "\(Self.study)/intake.csv", "--archive", archive).status == 0)
  }

  /// A drink every third day, and an illness.
  private func diary() throws -> String {
    let rows = (0..<120).map { day in
      "\(Self.date(day));\(day % 3 == 0 && day > 60 ? day % 4 : 0);\(day % 9),5;\(day == 50 ? "ja" : "nein")"
    }
    return try folder.write(
      "date;alcohol;effort;ill\n" + rows.joined(separator: "\n") + "\n", to: "d.csv")
  }

  @Test("the archive gives the answer of the same files, byte by byte")
  func same() throws {
    let diary = try diary()
    #expect(try hrv("import", "\(Self.study)/recordings", "--archive", archive, "-q").status == 0)
    #expect(
      try hrv("intake", "import", "\(Self.study)/intake.csv", "--archive", archive).status == 0)
    #expect(try hrv("diary", "import", diary, "--archive", archive).status == 0)
    let question = ["-o", "json", "--bootstrap", "99", "--covariates", "alcohol,effort"]
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

  @Test("a note that does not fit names its day, and the way to correct it")
  func misfit() throws {
    try prepare()
    let rows = (0..<120).map { "\(Self.date($0)),\($0 == 100 ? "many" : "\($0 % 3)")" }
    let diary = try folder.write("date,drinks\n\(rows.joined(separator: "\n"))\n", to: "d.csv")
    #expect(try hrv("diary", "import", diary, "--archive", archive).status == 0)
    let output = try hrv("correlate", "--covariates", "drinks", "--archive", archive)
    #expect(output.status == 65)
    #expect(
      output.diagnostics.contains("drinks of \(Self.date(100)) in its diary: expected a number"))
    #expect(output.diagnostics.contains("hrv diary add \(Self.date(100)) \"drinks\" VALUE"))
    let none = try hrv("correlate", "--covariates", "mood", "--archive", archive)
    #expect(none.status == 65 && none.diagnostics.contains("no column \"mood\" among \"drinks\""))
  }

  @Test("--time-zone moves the recordings of the archive as it moves files")
  func zone() throws {
    // 23:30 UTC is the next morning in Tokyo and still the day before in New York.
    for day in 1...40 {
      let date = Self.date(day)
      let beats = (0..<150).map { "\(900 + ($0 * 7 + day * 13) % 41)" }.joined(separator: "\n")
      try folder.write(beats + "\n", to: "in/\(day).txt")
      let row = "in/\(day).txt,\(date)T23:30Z\n"
      let manifest =
        (try? String(contentsOf: folder.url("m.csv"), encoding: .utf8)) ?? "file,start\n"
      try folder.write(manifest + row, to: "m.csv")
    }
    let log = try folder.write(
      "time,form,dose,unit,basis\n\(Self.date(20))T23:45Z,citrate,200,mg,elemental\n", to: "log.csv"
    )
    let manifest = ["--manifest", folder.url("m.csv").path]
    let files = [folder.url("in").path]
    #expect(
      try HRVCommand.run(["import"] + files + manifest + ["--archive", archive, "-q"]).status == 0)
    let question = ["--intake", log, "-o", "json", "--bootstrap", "99"]
    var answers: Set<String> = []
    for zone in ["Asia/Tokyo", "America/New_York"] {
      let zone = ["--time-zone", zone]
      let read = try HRVCommand.run(
        ["correlate", "--recordings"] + files + manifest + question + zone)
      let kept = try HRVCommand.run(["correlate", "--archive", archive] + question + zone)
      #expect(kept.result == read.result)
      answers.insert(kept.result)
    }
    #expect(answers.count == 2)
    // What the import put on one clock stays there, and that is said.
    let moved = ["import"] + files + manifest + ["--archive", archive, "-q"]
    #expect(try HRVCommand.run(moved + ["--time-zone", "Asia/Tokyo"]).status == 0)
    let other = try HRVCommand.run(
      ["correlate", "--archive", archive, "--time-zone", "America/New_York"] + question)
    #expect(other.diagnostics.contains("40 recordings keep their own clock"))
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
