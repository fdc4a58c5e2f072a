import Foundation
import HRVTestSupport
import Testing

@Suite("hrv intake")
struct IntakeCommandTests {
  private let folder: TemporaryFolder
  private let archive: [String]

  init() throws {
    folder = try TemporaryFolder()
    archive = ["--archive", folder.url("a.sqlite").path]
  }

  private func hrv(_ arguments: String...) throws -> HRVCommand.Output {
    try HRVCommand.run(arguments + archive)
  }

  private static let log = """
    time,form,dose,unit,basis,start,stop,note
    2026-03-01T21:00,citrate,200,mg,elemental,,,"a, b"
    21:00,bisglycinate,1400,mg,compound,2026-03-10,2026-04-20,-daily
    ,none,,,,2026-02-01,2026-03-09,
    2026-03-05T12:30+01:00,food:almonds,1,serving,,,,
    2026-03-06,citrate,0.00005,g,elemental,,,

    """

  @Test("a log goes in and comes out as the same rows, once")
  func roundTrip() throws {
    let log = try folder.write(Self.log, to: "log.csv")
    let first = try hrv("intake", "import", log)
    #expect(first.status == 0, "\(first.diagnostics)")
    #expect(first.diagnostics.contains("5 added, 0 known"))
    #expect(try hrv("intake", "import", log).diagnostics.contains("0 added, 5 known"))
    let csv = try hrv("intake", "list", "-o", "csv").result
    let copy = try folder.write(csv, to: "copy.csv")
    #expect(try hrv("intake", "import", copy).diagnostics.contains("0 added, 5 known"))
    let other = ["--archive", folder.url("b.sqlite").path]
    #expect(try HRVCommand.run(["intake", "import", copy] + other).status == 0)
    #expect(try HRVCommand.run(["intake", "list", "-o", "csv"] + other).result == csv)
    let rows = try #require(
      try hrv("intake", "list", "-o", "json").json()["rows"] as? [[String: Any]])
    // Bisglycinate is 14.10 % magnesium: 24.305 / 172.42 of 1400 mg is 197.3 mg.
    #expect(abs((rows[1]["elementalMg"] as? Double ?? 0) - 197.3) < 0.1)
    #expect(rows[1]["note"] as? String == "-daily")
    #expect(rows[1]["timesOfDay"] as? [String] == ["21:00"])
    #expect(rows[4]["elementalMg"] as? Double == 0.05)
    #expect(try hrv("intake", "list").result.contains("daily 21:00 2026-03-10 to 2026-04-20"))
  }

  @Test("once on a day and daily from it are two rows; an open regimen is ended by its last day")
  func onceAndDaily() throws {
    let dose = "200 mg elemental citrate"
    #expect(try hrv("intake", "add", dose, "--at", "2026-05-05").status == 0)
    let daily = try hrv("intake", "add", dose + " 21:00\n", "--start", "2026-05-05")
    #expect(daily.status == 0, "\(daily.diagnostics)")
    let ended = try hrv("intake", "edit", "2", "--stop", "2026-06-01")
    #expect(ended.status == 0, "\(ended.diagnostics)")
    #expect(ended.result.contains("daily 21:00 2026-05-05 to 2026-06-01"))
    #expect(try hrv("intake", "edit", "1", "--stop", "2026-06-01").status == 64)
    #expect(try hrv("intake", "edit", "1", "--note", "bell\u{7}").status == 0)
    let csv = try folder.write(try hrv("intake", "list", "-o", "csv").result, to: "back.csv")
    #expect(try hrv("intake", "import", csv).diagnostics.contains("0 added, 2 known"))
  }

  @Test("an edit keeps what it does not name: the time of day, the first and the last day")
  func unsaid() throws {
    let dose = "200 mg elemental citrate"
    for time in ["2026-01-01T21:00", "2026-01-02T21:00+01:00"] {
      #expect(try hrv("intake", "add", dose, "--at", time).status == 0)
    }
    let daily = ["--start", "2026-02-01", "--stop", "2026-02-10"]
    #expect(try HRVCommand.run(["intake", "add", dose + " 20:00"] + daily + archive).status == 0)
    let moved = try hrv("intake", "edit", "2", "--at", "2026-01-05")
    #expect(moved.result.contains("2026-01-05 21:00"), "\(moved.diagnostics)")
    #expect(try hrv("intake", "list", "-o", "csv").result.contains("2026-01-05T21:00+01:00"))
    let first = try hrv("intake", "edit", "1", "--start", "2026-01-01")
    #expect(first.result.contains("daily 21:00 from 2026-01-01"), "\(first.result)")
    let later = try hrv("intake", "edit", "3", "--start", "2026-02-03")
    #expect(later.result.contains("daily 20:00 2026-02-03 to 2026-02-10"), "\(later.result)")
    let once = try hrv("intake", "edit", "3", "--at", "2026-02-04")
    #expect(once.status == 64 && once.diagnostics.contains("row 3 is taken daily"))
    #expect(try hrv("intake", "list").result.contains("daily 20:00 2026-02-03 to 2026-02-10"))
  }

  @Test("logs of apps keep what the app said, and their rows come back from CSV")
  func apps() throws {
    let journal = try folder.write(
      "Date,Supplement,Dose\n2026-03-02 21:00,Magnesium Plus,2 caps\n", to: "sheet.csv")
    let missing = try hrv("intake", "import", journal)
    #expect(missing.status == 65 && missing.diagnostics.contains("--intake-dose"))
    let said = try hrv("intake", "import", journal, "--intake-dose", "150 mg elemental")
    #expect(said.status == 0, "\(said.diagnostics)")
    let csv = try hrv("intake", "list", "-o", "csv").result
    #expect(csv.contains("2026-03-02T21:00,Magnesium Plus,300,mg,elemental,,,,supplement\r\n"))
    let copy = try folder.write(csv, to: "copy.csv")
    #expect(try hrv("intake", "import", copy).diagnostics.contains("0 added, 1 known"))
  }

  @Test("add, edit, remove")
  func person() throws {
    let added = try hrv(
      "intake", "add", "200 mg elemental citrate 21:00", "--start", "2026-03-01", "--stop",
      "2026-03-31", "--note", "capsules")
    #expect(added.status == 0, "\(added.diagnostics)")
    #expect(added.result.contains("daily 21:00 2026-03-01 to 2026-03-31"))
    #expect(
      try hrv(
        "intake", "add", "200 mg elemental citrate 21:00", "--start", "2026-03-01", "--stop",
        "2026-03-31"
      ).diagnostics.contains("was there already"))
    #expect(
      try hrv("intake", "add", "30 g food:almonds 8:00 20:00", "--at", "2026-04-01").status == 0)
    #expect(try hrv("intake", "add", "none", "--at", "2026-04-02").status == 0)
    #expect(try hrv("intake", "add", "100 mg elemental").status == 0)
    #expect(
      try hrv(
        "intake", "edit", "1", "400 mg elemental citrate", "--stop", "2026-03-30", "--start",
        "2026-03-01"
      ).result
        .contains("daily 21:00 2026-03-01 to 2026-03-30"))
    #expect(try hrv("intake", "edit", "2", "--at", "2026-04-03T09:00").status == 0)
    #expect(try hrv("intake", "remove", "3").status == 0)
    #expect(try hrv("intake", "remove", "3").status == 66)
    let rows = try #require(
      try hrv("intake", "list", "-o", "json").json()["rows"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? Int } == [1, 2, 4, 5])
    #expect(rows[0]["elementalMg"] as? Double == 400)
    #expect(rows[0]["note"] as? String == "capsules")
    #expect(rows[1]["time"] as? String == "2026-04-03T09:00:00.000")
    #expect(rows[2]["form"] as? String == "none")
    // Now, to the minute, with the distance of the clock from UTC.
    #expect((rows[3]["time"] as? String)?.contains(":00.000") == true)
  }

  @Test(
    "what would take a guess is asked for",
    arguments: [
      ["200 mg citrate"], ["200 elemental mg citrate"], ["200 mg elemental unobtainium"],
      ["2 mg compound mixture-of-things"], ["200 mg elemental citrate 25:00"],
      ["0 mg elemental citrate"], ["9 g elemental citrate"], ["1 serving food:stones"],
      ["200 mg elemental citrate 21:00", "--at", "2026-03-01T20:00"],
      ["200 mg elemental citrate", "--at", "soon"], ["none", "--stop", "2026-03-01"],
      ["none", "--start", "2026-03-02", "--stop", "2026-03-01"],
      ["none", "--at", "0001-01-01"], ["none", "--at", "9999-12-31T10:00"],
      ["none", "--at", "2026-03-01T24:00"],
      ["none", "--start", "2026-03-01", "--stop", "2926-03-01"],
    ])
  func refused(_ words: [String]) throws {
    let output = try HRVCommand.run(["intake", "add"] + words + archive)
    #expect(output.status == 64, "\(words): \(output.diagnostics)")
    #expect(!FileManager.default.fileExists(atPath: folder.url("a.sqlite").path))
  }

  @Test("a log of which a row cannot be converted is refused whole, and names the row")
  func unconvertible() throws {
    let log = try folder.write(
      "time,form,dose,unit,basis\n2026-03-01,citrate,200,mg,elemental\n2026-03-02,citrate,200,mg,\n",
      to: "log.csv")
    let output = try hrv("intake", "import", log)
    #expect(output.status == 65 && output.diagnostics.contains("log.csv:3:"))
    #expect(try hrv("intake", "list").result == "no intake\n")
    #expect(
      try hrv("intake", "import", log, "--intake-basis", "elemental").diagnostics
        .contains("2 added"))
  }

  @Test("the same dose again is said, another note is an error, and a further dose is a row")
  func again() throws {
    let dose = ["intake", "add", "200 mg elemental citrate", "--at", "2026-03-01T21:00"] + archive
    #expect(try HRVCommand.run(dose + ["--note", "with dinner"]).status == 0)
    let same = try HRVCommand.run(dose + ["--note", "with dinner"])
    #expect(same.status == 0 && same.diagnostics.contains("was there already, as row 1"))
    let other = try HRVCommand.run(dose + ["--note", "late"])
    #expect(other.status == 65)
    #expect(other.diagnostics.contains("row 1 is the same dose, with the note \"with dinner\""))
    #expect(other.diagnostics.contains("--again"))
    let further = try HRVCommand.run(dose + ["--note", "late", "--again"])
    #expect(further.status == 0 && further.result.contains("late"))
    let log = try folder.write(try hrv("intake", "list", "-o", "csv").result, to: "log.csv")
    #expect(try hrv("intake", "import", log).diagnostics.contains("0 added, 2 known"))
    let copy = ["--archive", folder.url("b.sqlite").path]
    #expect(try HRVCommand.run(["intake", "import", log] + copy).status == 0)
    #expect(
      try HRVCommand.run(["intake", "list", "-o", "csv"] + copy).result
        == hrv("intake", "list", "-o", "csv").result)
  }

  @Test("a dose is one dose in whatever spelling, by hand and in files")
  func spellings() throws {
    func add(_ dose: String, _ time: String) throws -> HRVCommand.Output {
      try hrv("intake", "add", dose, "--at", time)
    }
    #expect(try add("200 mg elemental citrate", "2026-03-01T21:00Z").status == 0)
    for (dose, time) in [
      ("200 mg elemental CITRATE", "2026-03-01T21:00Z"),
      ("200 mg elemental magnesium citrate", "2026-03-01T21:00Z"),
      ("0.2 g elemental citrate", "2026-03-01T21:00Z"),
      ("200 mg elemental citrate", "2026-03-01T22:00+01:00"),
    ] {
      let output = try add(dose, time)
      #expect(output.diagnostics.contains("was there already, as row 1"), "\(dose) \(time)")
    }
    let log = try folder.write(
      "time,form,dose,unit,basis\n2026-03-01T22:00+01:00,Magnesium Citrate,0.2,g,elemental\n",
      to: "log.csv")
    #expect(try hrv("intake", "import", log).diagnostics.contains("0 added, 1 known"))
    // Another form, amount or moment is another dose; so is a clock whose offset nobody knows.
    #expect(try add("200 mg elemental oxide", "2026-03-01T21:00Z").status == 0)
    #expect(try add("201 mg elemental citrate", "2026-03-01T21:00Z").status == 0)
    #expect(try add("200 mg elemental citrate", "2026-03-01T21:00").status == 0)
    let rows = try hrv("intake", "list", "-o", "json").json()["rows"] as? [Any]
    #expect(rows?.count == 4)
  }

  @Test("rows are removed all or none, and what a file would bring back is said")
  func removal() throws {
    let log = try folder.write(Self.log, to: "log.csv")
    #expect(try hrv("intake", "import", log).status == 0)
    let none = try hrv("intake", "remove", "1", "99")
    #expect(none.status == 66 && none.diagnostics.contains("no row 99 of intake, and nothing"))
    #expect(try hrv("intake", "remove", "1").status == 0)
    let again = try hrv("intake", "import", log)
    #expect(again.status == 0)
    #expect(
      again.diagnostics.contains(
        "0 added, 4 known, 1 edited or removed in the archive, and left so"))
    let edited = try folder.write(Self.log.replacing("-daily", with: "daily"), to: "log.csv")
    #expect(try hrv("intake", "import", edited).diagnostics.contains("1 row has another note now"))
    let other = try hrv("intake", "import", try folder.write(Self.log, to: "other.csv"))
    #expect(
      other.diagnostics.contains("other.csv:3: note: row 2 is the same dose with another note"))
  }

  @Test(
    "a note comes back as it went in",
    arguments: [
      "'=1", "=1", "''=1", "' =1", "'", "  both  ", " ", "a \"b\" c", "\"\"", "two\nlines",
      "\r\nDOS\r\n", "\ttab\t", "; , ;", "\u{A0}x\u{A0}", "\"\u{301}", "#1", "'-", "-5", "e\u{301}",
      "nan", "🧂",
    ])
  func notes(_ note: String) throws {
    // A bare option value that begins with a dash is taken for an option.
    let added = try HRVCommand.run(
      ["intake", "add", "200 mg elemental citrate", "--at", "2026-03-01", "--note=\(note)"]
        + archive)
    #expect(added.status == 0, "\(added.diagnostics)")
    let log = try folder.write(try hrv("intake", "list", "-o", "csv").result, to: "log.csv")
    let copy = ["--archive", folder.url("b.sqlite").path]
    #expect(try HRVCommand.run(["intake", "import", log] + copy).status == 0)
    let rows = try HRVCommand.run(["intake", "list", "-o", "json"] + copy).json()["rows"]
    let back = (rows as? [[String: Any]])?.first?["note"] as? String
    // Not by String's equality, which composes accents.
    #expect(back.map { Array($0.utf8) } == Array(note.utf8))
  }

  @Test("a time of another clock than the reader's has its distance from UTC")
  func offsets() throws {
    for time in ["2026-03-01T21:00+02:00", "2026-03-02T21:00Z", "2026-03-03T21:00"] {
      #expect(
        try hrv("intake", "add", "200 mg elemental citrate", "--at", time).status == 0)
    }
    let text = try HRVCommand.run(["intake", "list"] + archive, environment: ["TZ": "UTC"]).result
    #expect(text.contains("2026-03-01 21:00 +02:00  citrate"))
    #expect(text.contains("2026-03-02 21:00         citrate"))
    #expect(text.contains("2026-03-03 21:00         citrate"))
    let csv = try hrv("intake", "list", "-o", "csv").result
    #expect(csv.contains("2026-03-01T21:00+02:00,") && csv.contains("2026-03-02T21:00Z,"))
  }

  @Test("several who note at once: nothing is lost")
  func concurrent() async throws {
    let options = archive
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for day in 1...4 {
        group.addTask {
          try HRVCommand.run(
            ["intake", "add", "200 mg elemental citrate", "--at", "2026-03-0\(day)"] + options
          ).status
        }
      }
      for try await status in group { #expect(status == 0) }
    }
    let rows = try hrv("intake", "list", "-o", "json").json()["rows"] as? [Any]
    #expect(rows?.count == 4)
  }
}
