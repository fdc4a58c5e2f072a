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
    for name in [
      "values.csv", "gaps.csv", "ectopic.csv", "manifest.csv", "intake.csv", "diary.csv",
      "archive.json",
    ] {
      #expect(try text("one/\(name)") == text("two/\(name)"), "\(name)")
    }
    for (before, after) in zip(try recordings("one"), try recordings("two")) {
      #expect(before.kept == after.kept)
      // The signal of an ECG is longer than its intervals.
      #expect(before.durationS == after.durationS || before.format == "ecglogger")
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

  /// The rows of `recordings.csv` without what tells of the files that they were read from: how the
  /// start is known, the file, its format and its digests.
  private func recordings(
    _ folder: String
  ) throws -> [(kept: [Substring], format: Substring, durationS: Substring)] {
    try text("\(folder)/recordings.csv").split(separator: "\r\n").map { row in
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      let others = [3, 6, 7, 8, fields.count - 1]
      return (
        fields.indices.filter { !others.contains($0) }.map { fields[$0] }, fields[7], fields[8]
      )
    }
  }

  @Test("every cause of a gap and the intervals at ectopic beats come back as they were written")
  func exact() throws {
    var rows = ["interval_ms,kind,start_ms,start_s,duration_s,recorded_ms"]
    rows += [",unusable signal,,0.0,1.25,", "812.0,,1250.0,,,", "805.4999999999999,ectopic,,,,"]
    rows += [",dropout,,2.8675,1.1,", ",impossible interval,,3.9675000000000002,0.0,nan"]
    rows += ["823.0,ectopic,3967.5,,,"] + (0..<20).map { "\(800 + $0).125,,,,," }
    rows += [
      ",recorder pause,,21.0,30.0,", ",impossible interval,,51.0,0.033,33.0", ",end,51033.0,,,",
    ]
    let written = rows.joined(separator: "\r\n") + "\r\n"
    let path = try folder.write(written, to: "in/2026-03-02 07-15-00.csv")
    #expect(try hrv("import", path, "--archive", "a.sqlite").status == 0)
    #expect(try hrv("export", "out", "--archive", "a.sqlite").status == 0)
    #expect(try text("out/beats/000001.csv") == written)
    #expect(try text("out/ectopic.csv") == "recording,interval\r\n1,1\r\n1,2\r\n")
    #expect(try text("out/gaps.csv").split(separator: "\r\n").count == 6)
  }

  @Test("what exports that were killed left is cleared up, what others write is named")
  func leftovers() throws {
    let rr = try folder.write("800\n810\n790\n810\n", to: "four.txt")
    #expect(try hrv("import", rr, "--archive", "a.sqlite", "-q").status == 0)
    // No process has the greatest number there is, and this one runs.
    let own = ProcessInfo.processInfo.processIdentifier
    for name in ["out.2147483647.part", "out.\(own).part", "out.part", "output.2147483647.part"] {
      try folder.write("", to: "\(name)/recordings.csv")
    }
    try folder.write("", to: "copy.sqlite.2147483647.part-journal")
    let output = try hrv("export", "out", "--archive", "a.sqlite")
    #expect(output.status == 0)
    #expect(output.diagnostics.contains("out.\(own).part: note: process \(own) is writing this"))
    #expect(try hrv("archive", "backup", "copy.sqlite", "--archive", "a.sqlite").status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.root.path).sorted()
    #expect(
      left
        == [
          "a.sqlite", "copy.sqlite", "four.txt", "out", "out.\(own).part", "out.part",
          "output.2147483647.part",
        ].sorted())
  }

  @Test("a damaged archive is not exported")
  func damaged() throws {
    for number in 0..<20 {
      let beats = (0..<200).map { "\(800 + ($0 * 7 + number) % 41)" }.joined(separator: "\n")
      try folder.write(beats + "\n", to: "in/2026-05-\(10 + number) 07-00-00.txt")
    }
    #expect(try hrv("import", "in", "--archive", "a.sqlite").status == 0)
    // The last page of the file, of 4096 bytes, holds rows or an index.
    var bytes = try Data(contentsOf: folder.url("a.sqlite"))
    bytes.replaceSubrange(
      bytes.count - 4096..<bytes.count, with: Data(repeating: 0x5A, count: 4096))
    try bytes.write(to: folder.url("a.sqlite"))
    let output = try hrv("export", "out", "--archive", "a.sqlite")
    #expect(output.status == 65, "\(output.diagnostics)")
    #expect(!FileManager.default.fileExists(atPath: folder.url("out").path))
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
