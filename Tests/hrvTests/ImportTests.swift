import Foundation
import HRVTestSupport
import Testing

@Suite("hrv import, hrv trend")
struct ImportTests {
  /// A recording of five minutes each morning, some days missing, and a file that is none.
  private func mornings(_ count: Int, in folder: TemporaryFolder) throws -> String {
    for day in 0..<count where day % 9 != 4 {
      let intervals = (0..<330).map { "\(900 + ($0 * 7 + day * 13) % (41 + day) + $0 % 3)" }
      let (month, date) = (1 + day / 28, 1 + day % 28)
      let name = "2026-\(month < 10 ? "0" : "")\(month)-\(date < 10 ? "0" : "")\(date) 07-15-00.txt"
      try folder.write(intervals.joined(separator: "\n") + "\n", to: "in/\(name)")
    }
    try folder.write("no recording\n", to: "in/bad.txt")
    return folder.url("in").path
  }

  @Test("a second import changes nothing; a bad file is reported and ends nothing")
  func idempotent() throws {
    let folder = try TemporaryFolder()
    let input = try mornings(30, in: folder)
    let archive = folder.url("a.sqlite").path
    let first = try HRVCommand.run(["import", input, "--archive", archive])
    #expect(first.status == 65)
    #expect(first.diagnostics.contains("/bad.txt:1:1: error:"))
    #expect(first.diagnostics.contains("27 added, 0 replaced, 0 unchanged, 1 failed"))
    let trend = try HRVCommand.run(["trend", "--archive", archive, "-o", "csv"])
    #expect(trend.status == 0, "\(trend.diagnostics)")
    let second = try HRVCommand.run(["import", input, "--archive", archive])
    #expect(second.diagnostics.contains("0 added, 0 replaced, 27 unchanged, 1 failed"))
    #expect(
      try HRVCommand.run(["trend", "--archive", archive, "-o", "csv"]).result == trend.result)
    let rows = trend.result.split(separator: "\r\n")
    // 28 days of January and 2 of February; the three between are missing, and the fifth.
    #expect(rows.count == 1 + 33)
    #expect(rows[5].hasPrefix("2026-01-05,,"))
    let narrow = try HRVCommand.run(
      ["trend", "--archive", archive, "--plot"], environment: ["COLUMNS": "60"])
    #expect(narrow.result.contains("dots days, line 7-day mean, dashes normal range"))
    let text = narrow.result.split(separator: "\n").prefix { !$0.contains("dots days") }
    #expect(text.allSatisfy { $0.count <= 60 } && text.count > 28)
    #expect(
      try HRVCommand.run(["trend", "--archive", archive, "--plot", "-o", "csv"]).status == 64)
  }

  @Test("other options compute anew: from the files that are given, the rest from intervals")
  func recompute() throws {
    let folder = try TemporaryFolder()
    let input = try mornings(25, in: folder)
    try FileManager.default.removeItem(at: folder.url("in/bad.txt"))
    let archive = folder.url("a.sqlite").path
    let fresh = folder.url("b.sqlite").path
    let options = ["--correction", "none", "--max-corrected", "0.5"]
    #expect(try HRVCommand.run(["import", input, "--archive", archive]).status == 0)
    #expect(try HRVCommand.run(["import", input, "--archive", fresh] + options).status == 0)
    let one = folder.url("in/2026-01-01 07-15-00.txt").path
    let mixed = try HRVCommand.run(["import", one, "--archive", archive] + options)
    #expect(mixed.diagnostics.contains("0 added, 1 replaced, 0 unchanged"))
    #expect(mixed.diagnostics.contains("--recompute makes all alike"))
    #expect(
      try HRVCommand.run(["trend", "--archive", archive]).diagnostics
        .contains("2 sets of options"))
    try FileManager.default.removeItem(at: folder.url("in"))
    let again = try HRVCommand.run(["import", "--recompute", "--archive", archive] + options)
    #expect(again.status == 0, "\(again.diagnostics)")
    #expect(again.diagnostics.contains("21 computed anew"))
    // What is computed from the intervals in the archive is what is computed from the files.
    #expect(
      try HRVCommand.run(["trend", "--archive", archive, "-o", "json"]).result
        == HRVCommand.run(["trend", "--archive", fresh, "-o", "json"]).result)
  }

  @Test("killed in the middle, or two at once: what is kept is whole, and nothing is lost")
  func attacked() async throws {
    let folder = try TemporaryFolder()
    let input = try mornings(60, in: folder)
    try FileManager.default.removeItem(at: folder.url("in/bad.txt"))
    let archive = folder.url("a.sqlite").path
    for milliseconds in [20.0, 60, 120] {
      try HRVCommand.kill(["import", input, "--archive", archive], afterS: milliseconds / 1000)
    }
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for _ in 0..<2 {
        group.addTask { try HRVCommand.run(["import", input, "--archive", archive]).status }
      }
      for try await status in group { #expect(status == 0) }
    }
    let after = try HRVCommand.run(["import", input, "--archive", archive])
    #expect(after.diagnostics.contains("0 added, 0 replaced, 53 unchanged"))
    #expect(try HRVCommand.run(["archive", "check", "--archive", archive]).status == 0)
    let copy = folder.url("copy.sqlite").path
    #expect(try HRVCommand.run(["archive", "backup", copy, "--archive", archive]).status == 0)
    #expect(try HRVCommand.run(["archive", "backup", copy, "--archive", archive]).status == 73)
    #expect(try HRVCommand.run(["archive", "vacuum", "--archive", copy]).status == 0)
    let trends = try [archive, copy].map { try HRVCommand.run(["trend", "--archive", $0]).result }
    #expect(trends[0] == trends[1])
  }

  @Test("files of the same bytes are one recording with one start, and that is said")
  func sameBytes() throws {
    let folder = try TemporaryFolder()
    let archive = ["--archive", folder.url("a.sqlite").path]
    let beats = (0..<200).map { "\(900 + $0 * 7 % 41)" }.joined(separator: "\n") + "\n"
    try folder.write(beats, to: "in/2026-03-01 07-00-00.txt")
    try folder.write(beats, to: "in/2026-03-02 07-00-00.txt")
    try folder.write(beats, to: "in/copy.txt")
    let input = folder.url("in").path
    for expected in ["1 added, 0 replaced, 1 unchanged", "0 added, 0 replaced, 2 unchanged"] {
      let output = try HRVCommand.run(["import", input] + archive)
      #expect(output.status == 65)
      #expect(output.diagnostics.contains("\(expected), 1 failed"))
      #expect(output.diagnostics.contains("2026-03-02 07-00-00.txt: error: has the same bytes as "))
      #expect(output.diagnostics.contains("which began at 2026-03-01T07:00:00.000, not 2026-03-02"))
      #expect(output.diagnostics.contains("copy.txt: note: the same bytes as "))
    }
    let trend = { try HRVCommand.run(["trend", "-o", "csv"] + archive).result }
    #expect(try trend().contains("\r\n2026-03-01,"))
    // A name without a start takes none away, and the person may say another one.
    let copy = try HRVCommand.run(["import", input + "/copy.txt"] + archive)
    #expect(copy.status == 0 && copy.diagnostics.contains("in the archive: one recording"))
    let manifest = try folder.write("file,start\nin/copy.txt,2026-03-05T07:00\n", to: "m.csv")
    #expect(
      try HRVCommand.run(
        ["import", input + "/copy.txt", "--manifest", manifest] + archive
      ).diagnostics.contains("0 added, 1 replaced"))
    #expect(try HRVCommand.run(["import", input + "/copy.txt"] + archive).status == 0)
    #expect(try trend().contains("\r\n2026-03-05,"))
  }

  @Test("files that were completed since replace what was kept of them; trend is that of the files")
  func completed() throws {
    let folder = try TemporaryFolder()
    let input = try mornings(12, in: folder)
    try FileManager.default.removeItem(at: folder.url("in/bad.txt"))
    let full = folder.url("b.sqlite").path
    #expect(try HRVCommand.run(["import", input, "--archive", full]).status == 0)
    var texts: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: input) {
      let text = try String(contentsOf: folder.url("in/\(name)"), encoding: .utf8)
      texts[name] = text
      let some = text.split(separator: "\n").prefix(200)
      try folder.write(some.joined(separator: "\n") + "\n", to: "in/\(name)")
    }
    let archive = folder.url("a.sqlite").path
    #expect(
      try HRVCommand.run(["import", input, "--archive", archive]).diagnostics.contains("11 added"))
    for (name, text) in texts { try folder.write(text, to: "in/\(name)") }
    let again = try HRVCommand.run(["import", input, "--archive", archive])
    #expect(again.diagnostics.contains("0 added, 11 replaced, 0 unchanged"), "\(again.diagnostics)")
    #expect(again.diagnostics.contains("note: of 11 files the archive had other bytes"))
    #expect(
      try HRVCommand.run(["import", input, "--archive", archive]).diagnostics
        .contains("0 added, 0 replaced, 11 unchanged"))
    let trends = try [archive, full].map {
      try HRVCommand.run(["trend", "--archive", $0, "-o", "csv"])
    }
    #expect(trends[0].result == trends[1].result && trends[0].status == 0)
  }

  @Test("the usual archive lies below HOME")
  func home() throws {
    let folder = try TemporaryFolder()
    try folder.write("800\n810\n790\n810\n", to: "four.txt")
    let output = try HRVCommand.run(
      ["import", "four.txt"], in: folder.root,
      environment: ["HOME": folder.url("home").path, "XDG_DATA_HOME": ""])
    #expect(output.status == 0, "\(output.diagnostics)")
    #if os(macOS)
    let place = "home/Library/Application Support/hrv/archive.sqlite"
    #else
    let place = "home/.local/share/hrv/archive.sqlite"
    #endif
    #expect(FileManager.default.fileExists(atPath: folder.url(place).path))
  }

  @Test("--metric takes one metric, and hints at the nearest", arguments: ["trend", "plan"])
  func oneMetric(_ command: String) throws {
    let folder = try TemporaryFolder()
    let plan = folder.url("p.json").path
    func run(_ metric: String) throws -> HRVCommand.Output {
      try HRVCommand.run(
        [command, "--metric", metric]
          + (command == "plan"
            ? ["--dose", "200 mg elemental citrate", "--first-day", "2027-01-04", "-o", plan]
            : ["--archive", folder.url("none.sqlite").path]))
    }
    let wrong = try run("rmsdd")
    #expect(wrong.status == 64)
    #expect(wrong.diagnostics.contains("no metric \"rmsdd\"; did you mean \"rmssd\"?"))
    let all = try run("all")
    #expect(all.status == 64 && all.diagnostics.contains("\"all\" is not one metric"))
    #expect(!FileManager.default.fileExists(atPath: plan))
  }

  @Test("looking makes no archive and changes none")
  func reading() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.write("", to: "empty.sqlite")
    let looks = [
      ["trend"], ["intake", "list"], ["diary", "list"], ["correlate"], ["archive", "check"],
      ["archive", "backup", folder.url("copy.sqlite").path], ["export", folder.url("out").path],
    ]
    for look in looks + [["archive", "vacuum"], ["intake", "remove", "1"]] {
      for (path, status) in [
        (empty, 65), (folder.url("none.sqlite").path, 66), (folder.root.path, 65),
        ("/dev/null", 65),
      ] as [(String, Int32)] {
        let output = try HRVCommand.run(look + ["--archive", path])
        #expect(output.status == status, "\(look) \(path): \(output.diagnostics)")
        #expect(output.diagnostics.contains("error: "))
      }
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.root.path) == ["empty.sqlite"])
    #expect(try Data(contentsOf: URL(filePath: empty)).isEmpty)
    #expect(try HRVCommand.run(["import", empty, "--archive", "/dev/null"]).status == 73)
  }

  @Test("an archive with damaged intervals is copied as it is, and that is an error")
  func damagedIntervals() throws {
    let folder = try TemporaryFolder()
    let archive = folder.url("a.sqlite")
    let path = try folder.write("800\n810\n790\n810\n", to: "four.txt")
    #expect(try HRVCommand.run(["import", path, "--archive", archive.path]).status == 0)
    // Code 1, human, 4 intervals, 1000 steps a second, 800, +10, −20, +20: the last made +21.
    var bytes = try Data(contentsOf: archive)
    let code = Data([1, 0, 4, 0xE8, 7, 0xC0, 0x0C, 20, 39, 40])
    let place = try #require(bytes.range(of: code))
    bytes[place.upperBound - 1] = 42
    try bytes.write(to: archive)
    let copy = folder.url("copy.sqlite").path
    let output = try HRVCommand.run(["archive", "backup", copy, "--archive", archive.path])
    #expect(
      output.status == 65 && output.diagnostics.contains("are damaged: import the file again"))
    #expect(try HRVCommand.run(["archive", "check", "--archive", copy]).status == 65)
    // What it advises helps.
    let again = try HRVCommand.run(["import", path, "--archive", copy])
    #expect(again.diagnostics.contains("0 added, 1 replaced"))
    #expect(try HRVCommand.run(["archive", "check", "--archive", copy]).status == 0)
  }

  @Test("no archive, no such metric, damage: each says what to do")
  func errors() throws {
    let folder = try TemporaryFolder()
    let archive = folder.url("a.sqlite").path
    let none = try HRVCommand.run(["trend", "--archive", archive])
    #expect(none.status == 66 && none.diagnostics.contains("hrv import makes one"))
    let path = try folder.write("800\n810\n790\n810\n", to: "four.txt")
    #expect(
      try HRVCommand.run(["import", path, "--metrics", "rmssd", "--archive", archive]).status == 0)
    let other = try HRVCommand.run(["trend", "--archive", archive])
    #expect(
      other.status == 66 && other.diagnostics.contains("--recompute --metrics rmssd,ln_rmssd"))
    let advised = ["import", "--recompute", "--metrics", "rmssd,ln_rmssd", "--archive", archive]
    #expect(try HRVCommand.run(advised).status == 0)
    for metric in ["rmssd", "ln_rmssd"] {
      #expect(try HRVCommand.run(["trend", "--metric", metric, "--archive", archive]).status == 0)
    }
    try folder.write("this is no database, and long enough to be taken for one", to: "junk.sqlite")
    let junk = try HRVCommand.run(["trend", "--archive", folder.url("junk.sqlite").path])
    #expect(junk.status == 65 && junk.diagnostics.contains("junk.sqlite: error:"))
    #expect(try HRVCommand.run(["import", "--archive", archive]).status == 64)
    #expect(try HRVCommand.run(["trend", "--days", "0", "--archive", archive]).status == 64)
  }
}
