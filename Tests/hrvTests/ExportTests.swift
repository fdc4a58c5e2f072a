import Foundation
import HRVTestSupport
import Testing

@Suite("hrv export")
struct ExportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func hrv(_ arguments: String...) throws -> HRVCommand.Output {
    try HRVCommand.run(arguments, in: folder.root)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: folder.url(path), encoding: .utf8)
  }

  @Test("what is exported and imported again has the same intervals, values, intake and diary")
  func roundTrip() throws {
    // Whole milliseconds, 1/1024 s, intervals of an ECG, and gaps of which two are in the middle.
    for name in ["rr/elite-hrv", "rr/impossible", "rr/polar-sensor-logger-rr", "ecg/ecg-logger"] {
      let path = SampleData.packageRoot.appending(path: "SampleData/\(name)")
      try FileManager.default.copyItem(
        at: path, to: folder.url("in-" + name.replacing("/", with: "-")))
    }
    try folder.write(
      (0..<90).map { $0 == 40 ? "0" : $0 == 60 ? "5000" : "\(800 + $0 % 7).125" }
        .joined(separator: "\n") + "\n", to: "in-own/2026-05-01 07-00-00.txt")
    let inputs = try FileManager.default.contentsOfDirectory(atPath: folder.root.path)
      .filter { $0.hasPrefix("in-") }.sorted()
    #expect(
      try HRVCommand.run(["import", "--archive", "a.sqlite"] + inputs, in: folder.root).status == 0)
    #expect(
      try hrv(
        "intake", "add", "1 g compound citrate", "--at", "2026-05-01", "--archive", "a.sqlite"
      )
      .status == 0)
    #expect(
      try hrv("diary", "add", "2026-05-01", "mood", "=so, so", "--archive", "a.sqlite").status == 0)
    let first = try hrv("export", "one/", "--archive", "a.sqlite")
    #expect(first.status == 0, "\(first.diagnostics)")
    let back = try hrv(
      "import", "one/beats", "--manifest", "one/manifest.csv", "--archive", "b.sqlite")
    #expect(back.status == 0, "\(back.diagnostics)")
    #expect(try hrv("intake", "import", "one/intake.csv", "--archive", "b.sqlite").status == 0)
    #expect(try hrv("diary", "import", "one/diary.csv", "--archive", "b.sqlite").status == 0)
    #expect(try hrv("export", "two", "--archive", "b.sqlite").status == 0)
    for name in ["values.csv", "manifest.csv", "intake.csv", "diary.csv", "archive.json"] {
      #expect(try text("one/\(name)") == text("two/\(name)"), "\(name)")
    }
    let beats = try FileManager.default.contentsOfDirectory(atPath: folder.url("one/beats").path)
    #expect(beats.count == (try text("one/recordings.csv").split(separator: "\r\n").count) - 1)
    for name in beats {
      #expect(try text("one/beats/\(name)") == text("two/beats/\(name)"), "\(name)")
    }
    // The two impossible intervals, and that of no known length.
    let own = try #require(
      try text("one/recordings.csv").split(separator: "\r\n")
        .first { $0.contains("in-own/") }?.split(separator: ",").first)
    let gaps = try text("one/gaps.csv").split(separator: "\r\n").filter { $0.hasPrefix("\(own),") }
    #expect(gaps.map { $0.split(separator: ",")[1] } == ["40", "59"])
    #expect(gaps[1].hasSuffix(",5.0,impossible interval (5000.0 ms)"))
    // An apostrophe keeps spreadsheets from calculating it, and is no part of the note.
    #expect(try text("one/diary.csv").contains("2026-05-01,mood,\"'=so, so\"\r\n"))
    #expect(
      try hrv("diary", "list", "-o", "json", "--archive", "b.sqlite").result.contains("\"=so, so\"")
    )
    let mode = try FileManager.default
      .attributesOfItem(atPath: folder.url("one").path)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o700)
  }

  @Test("a folder that is there is not touched, and nothing is left of what failed")
  func refused() throws {
    let rr = try folder.write("800\n810\n790\n810\n", to: "four.txt")
    #expect(try hrv("export", "out", "--archive", "a.sqlite").status == 66)
    #expect(try hrv("import", rr, "--archive", "a.sqlite", "-q").status == 0)
    try folder.write("mine", to: "out/note.txt")
    #expect(try hrv("export", "out", "--archive", "a.sqlite").status == 73)
    #expect(try text("out/note.txt") == "mine")
    #expect(try hrv("export", "none/out", "--archive", "a.sqlite").status == 0)
    #expect(try hrv("export", "four.txt/out", "--archive", "a.sqlite").status == 73)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.root.path)
    #expect(!left.contains { $0.hasSuffix(".part") })
  }
}
