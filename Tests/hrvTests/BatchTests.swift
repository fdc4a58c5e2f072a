import Foundation
import HRVTestSupport
import Testing

@Suite("hrv batch")
struct BatchTests {
  /// So many recordings of a few minutes, and some that cannot be read.
  private func recordings(_ count: Int, in folder: TemporaryFolder) throws -> String {
    for i in 0..<count {
      let intervals = (0..<200).map { "\(800 + ($0 * 7 + i * 13) % 41)" }.joined(separator: "\n")
      let text = i % 10 == 3 ? "no recording\n" : intervals + "\n"
      try folder.write(text, to: "in/s\(i / 10)/r\(i).txt")
    }
    return folder.url("in").path
  }

  private func bytes(_ folder: TemporaryFolder, _ name: String) throws -> Data {
    try Data(contentsOf: folder.url(name))
  }

  @Test("a row a recording, errors beside, a manifest and the methods")
  func table() throws {
    let folder = try TemporaryFolder()
    let input = try recordings(20, in: folder)
    let output = try HRVCommand.run(["batch", input, "-o", folder.url("out.csv").path])
    #expect(output.status == 65, "\(output.diagnostics)")
    let rows = try String(contentsOf: folder.url("out.csv"), encoding: .utf8)
      .split(separator: "\r\n")
    #expect(rows.count == 1 + 18)
    #expect(rows[0].hasPrefix("index,file,format,"))
    #expect(rows[0].contains(",rmssd,"))
    #expect(rows[0].hasSuffix(",sha256"))
    let errors = try String(contentsOf: folder.url("out.errors.csv"), encoding: .utf8)
      .split(separator: "\r\n")
    #expect(errors.count == 1 + 2)
    #expect(errors[1].contains("/s0/r3.txt,1,1,"))
    let manifest = try #require(
      JSONSerialization.jsonObject(with: bytes(folder, "out.manifest.json")) as? [String: Any])
    #expect(manifest["files"] as? Int == 20)
    #expect(manifest["failures"] as? Int == 2)
    let methods = try String(contentsOf: folder.url("out.methods.txt"), encoding: .utf8)
    #expect(methods.contains("Welch"))
    #expect(!FileManager.default.fileExists(atPath: folder.url("out.csv.journal").path))
  }

  @Test("the values are those of hrv analyze")
  func values() throws {
    let folder = try TemporaryFolder()
    let input = try recordings(3, in: folder)
    _ = try HRVCommand.run(["batch", input, "-o", folder.url("out.csv").path])
    let analyzed = try HRVCommand.run(["analyze", input, "-o", "csv"]).result
    let ours = try String(contentsOf: folder.url("out.csv"), encoding: .utf8)
    for (row, other) in zip(ours.split(separator: "\r\n"), analyzed.split(separator: "\r\n")) {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).dropFirst().dropLast()
      #expect(cells.joined(separator: ",") == other)
    }
  }

  @Test(
    "the same bytes for any number of workers, and from parts",
    arguments: ["csv", "ndjson", "sqlite"])
  func workersAndShards(form: String) throws {
    let folder = try TemporaryFolder()
    let input = try recordings(33, in: folder)
    func run(_ name: String, _ arguments: [String]) throws {
      let output = try HRVCommand.run(
        ["batch", input, "-o", folder.url("\(name).\(form)").path, "-q"] + arguments)
      // A part may hold none of the files that cannot be read.
      #expect([0, 65].contains(output.status), "\(output.diagnostics)")
    }
    try run("one", ["--workers", "1"])
    try run("five", ["--workers", "5"])
    let whole = try bytes(folder, "one.\(form)")
    #expect(try bytes(folder, "five.\(form)") == whole)
    let parts = (1...4).map { folder.url("part\($0).\(form)").path }
    for i in 1...4 { try run("part\(i)", ["--shard", "\(i)/4"]) }
    let merged = folder.url("merged.\(form)").path
    let output = try HRVCommand.run(["merge"] + parts.reversed() + ["-o", merged])
    #expect(output.status == 0, "\(output.diagnostics)")
    #expect(try bytes(folder, "merged.\(form)") == whole)
    if form == "csv" {
      #expect(try bytes(folder, "merged.errors.csv") == bytes(folder, "one.errors.csv"))
    }
    let again = folder.url("again.\(form)").path
    let twice = try HRVCommand.run(["merge"] + parts + [parts[2], "-o", again])
    #expect(twice.status == 65)
    #expect(twice.diagnostics.contains("give each part once"), "\(twice.diagnostics)")
    #expect(!FileManager.default.fileExists(atPath: again))
    #expect(!FileManager.default.fileExists(atPath: again + ".part"))
  }

  @Test("a run that was killed goes on, to the same bytes", arguments: ["csv", "sqlite"])
  func killed(form: String) throws {
    let folder = try TemporaryFolder()
    let input = try recordings(400, in: folder)
    let (undisturbed, disturbed) = ("whole.\(form)", "killed.\(form)")
    _ = try HRVCommand.run(["batch", input, "-o", folder.url(undisturbed).path, "-q"])
    // Killed as soon as the journal is there, and at each of the first marks of a hundred files.
    let journal = folder.url(disturbed + ".journal")
    for marks in 0...2 {
      try HRVCommand.kill(["batch", input, "-o", folder.url(disturbed).path, "-q", "--resume"]) {
        let text = (try? String(contentsOf: journal, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").contains { $0.hasPrefix("\(100 * marks) ") }
      }
      #expect(FileManager.default.fileExists(atPath: journal.path), "killed too late to tell")
      #expect(!FileManager.default.fileExists(atPath: folder.url(disturbed).path))
    }
    // What of the last portion reached the disk is not to be relied on.
    let rows = try FileHandle(forWritingTo: folder.url(disturbed + ".part"))
    try rows.seekToEnd()
    try rows.write(contentsOf: Data("201,torn".utf8))
    try rows.close()
    let last = try HRVCommand.run(
      ["batch", input, "-o", folder.url(disturbed).path, "-q", "--resume"])
    #expect(last.status == 65, "\(last.diagnostics)")
    #expect(try bytes(folder, disturbed) == bytes(folder, undisturbed))
  }

  @Test("takes the place of what was there", arguments: ["csv", "sqlite"])
  func again(form: String) throws {
    let folder = try TemporaryFolder()
    let input = try recordings(5, in: folder)
    let path = folder.url("out.\(form)").path
    for _ in 0..<3 {
      try folder.write("index,an older result\n", to: "out.errors.csv")
      let output = try HRVCommand.run(["batch", input, "-o", path])
      #expect(output.status == 65, "\(output.diagnostics)")
      #expect(try bytes(folder, "out.\(form)").count > 500)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.root.path)
      #expect(left.allSatisfy { !$0.hasSuffix(".part") && !$0.hasSuffix(".journal") }, "\(left)")
    }
    // Nothing that failed is left to a result without failures.
    let whole = try folder.write("800\n810\n790\n820\n", to: "whole/a.txt")
    #expect(try HRVCommand.run(["batch", whole, "-o", path]).status == 0)
    let errors = folder.url("out.errors.csv").path
    #expect(form == "sqlite" || !FileManager.default.fileExists(atPath: errors))
  }

  @Test("an interrupted run is neither overwritten nor mixed with another")
  func otherRun() throws {
    let folder = try TemporaryFolder()
    let input = try recordings(5, in: folder)
    let path = folder.url("out.csv").path
    try folder.write("{\"schema\":\"hrv.batch/1\"}\n", to: "out.csv.journal")
    let plain = try HRVCommand.run(["batch", input, "-o", path])
    #expect(plain.status == 64)
    #expect(plain.diagnostics.contains("--resume"))
    let other = try HRVCommand.run(["batch", input, "-o", path, "--resume"])
    #expect(other.status == 64)
    #expect(other.diagnostics.contains("other options"))
    #expect(try HRVCommand.run(["batch", input, "-o", path, "--restart"]).status == 65)
  }

  @Test("a list carries its columns along")
  func list() throws {
    let folder = try TemporaryFolder()
    _ = try recordings(2, in: folder)
    let list = try folder.write(
      "file,subject,start\nin/s0/r1.txt,Ann,2026-03-02T07:15\nin/s0/r0.txt,\"Bo, jr\",\n",
      to: "list.csv")
    let output = try HRVCommand.run(
      ["batch", "--list", list, "-o", folder.url("out.csv").path, "--metrics", "rmssd"])
    #expect(output.status == 0, "\(output.diagnostics)")
    let rows = try String(contentsOf: folder.url("out.csv"), encoding: .utf8)
      .split(separator: "\r\n")
    #expect(rows[0].hasSuffix(",sha256,subject"))
    #expect(rows[1].hasPrefix("1,") && rows[1].contains("r1.txt") && rows[1].hasSuffix(",Ann"))
    #expect(rows[1].contains(",2026-03-02T07:15:00"))
    #expect(rows[2].hasSuffix(",\"Bo, jr\""))
  }

  @Test(
    "columns of a list that could not be told from others are refused by name",
    arguments: [
      ("rmssd", "csv", true), ("sha256", "csv", true), ("message", "csv", true),
      ("s,s", "csv", true),
      ("RMSSD", "csv", false), ("RMSSD", "sqlite", true), ("rmssd", "ndjson", false),
      ("s,s", "ndjson", true), ("sd1", "csv", false),
    ])
  func sameNames(columns: String, form: String, isRefused: Bool) throws {
    let folder = try TemporaryFolder()
    _ = try recordings(1, in: folder)
    let list = try folder.write(
      "\(columns),file\n\(columns.contains(",") ? "a,b" : "a"),in/s0/r0.txt\n", to: "list.csv")
    let output = try HRVCommand.run(
      ["batch", "--list", list, "-o", folder.url("out.\(form)").path, "--metrics", "rmssd"])
    #expect(output.status == (isRefused ? 65 : 0), "\(output.diagnostics)")
    let name = columns.split(separator: ",")[0]
    #expect(output.diagnostics.hasPrefix("\(list): error: it has a") == isRefused)
    if isRefused { #expect(output.diagnostics.contains("column \"\(name)\"")) }
  }

  /// Europe/Vienna, tz database: clocks went from 02:00 to 03:00 on 2026-03-29, and back from 03:00 to
  /// 02:00 on 2026-10-25.
  @Test("a start that clocks skip or show twice is taken as a manifest's is")
  func clockChanges() throws {
    let folder = try TemporaryFolder()
    for name in ["skipped", "twice"] { try folder.write("800\n810\n790\n805\n", to: "\(name).txt") }
    let list = try folder.write(
      "file,start\nskipped.txt,2026-03-29T02:30\ntwice.txt,2026-10-25T02:30\n", to: "list.csv")
    let options = ["--time-zone", "Europe/Vienna", "--metrics", "rmssd"]
    let out = folder.url("out.csv").path
    let batch = try HRVCommand.run(["batch", "--list", list, "-o", out] + options, in: folder.root)
    #expect(batch.status == 0, "\(batch.diagnostics)")
    let files = ["skipped.txt", "twice.txt"]
    let analyze = try HRVCommand.run(
      ["analyze", "--manifest", "list.csv", "-o", "csv"] + files + options, in: folder.root)
    for text in [try String(contentsOf: folder.url("out.csv"), encoding: .utf8), analyze.result] {
      #expect(text.contains(",2026-03-29T02:30:00.000+01:00,"), "\(text)")
      #expect(text.contains(",2026-10-25T02:30:00.000+02:00,"), "\(text)")
    }
  }

  @Test("the list is not written over")
  func listIsOutput() throws {
    let folder = try TemporaryFolder()
    let list = try folder.write("file,s\na.txt,1\n", to: "list.csv")
    let output = try HRVCommand.run(["batch", "--list", "list.csv", "-o", list], in: folder.root)
    #expect(output.status == 64)
    #expect(output.diagnostics.contains("--output: "), "\(output.diagnostics)")
    #expect(try bytes(folder, "list.csv") == Data("file,s\na.txt,1\n".utf8))
  }

  /// What a change of a file, of its row in the list, or of one at the very beginning asks for: the
  /// bytes are those of a run on what is there now.
  @Test("a file that changed after it was done is done again", arguments: [0, 150, 250])
  func changed(number: Int) throws {
    let folder = try TemporaryFolder()
    let input = try recordings(300, in: folder)
    let list = try folder.write(
      "file,s\n" + (0..<300).map { "in/s\($0 / 10)/r\($0).txt,\($0 % 3)\n" }.joined(),
      to: "list.csv")
    for by in ["file", "row"] {
      let arguments = by == "file" ? [input] : ["--list", list]
      let journal = folder.url("\(by).csv.journal")
      try HRVCommand.kill(["batch", "-o", folder.url("\(by).csv").path, "-q"] + arguments) {
        let text = (try? String(contentsOf: journal, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").contains { $0.hasPrefix("200 ") }
      }
      #expect(FileManager.default.fileExists(atPath: journal.path), "killed too late to tell")
      if by == "file" {
        try folder.write("900\n910\n890\n905\n", to: "in/s\(number / 10)/r\(number).txt")
      } else {
        let text = try String(contentsOfFile: list, encoding: .utf8)
        try folder.write(
          text.replacingOccurrences(
            of: "/r\(number).txt,\(number % 3)\n", with: "/r\(number).txt,9\n"),
          to: "list.csv")
      }
      let resumed = try HRVCommand.run(
        ["batch", "-o", folder.url("\(by).csv").path, "--resume"] + arguments)
      #expect([0, 65].contains(resumed.status), "\(resumed.diagnostics)")
      let paths = (0..<300).map { "/s\($0 / 10)/r\($0).txt" }
      let order = by == "file" ? paths.sorted() : paths
      let isDone = order[..<200].contains(paths[number])
      #expect(resumed.diagnostics.contains("was changed since") == isDone)
      _ = try HRVCommand.run(["batch", "-o", folder.url("whole.csv").path, "-q"] + arguments)
      #expect(try bytes(folder, "\(by).csv") == bytes(folder, "whole.csv"))
      #expect(try bytes(folder, "\(by).errors.csv") == bytes(folder, "whole.errors.csv"))
    }
  }

  @Test("what a batch writes among its recordings is none of them", arguments: ["csv", "sqlite"])
  func amongRecordings(form: String) throws {
    let folder = try TemporaryFolder()
    let input = try recordings(3, in: folder)
    let elsewhere = folder.url("elsewhere.\(form)").path
    _ = try HRVCommand.run(["batch", input, "-o", elsewhere, "-q"])
    let among = folder.url("in/among.\(form)").path
    for _ in 0..<2 {
      let output = try HRVCommand.run(
        ["batch", input, "-o", among, "--report", folder.url("in/page.html").path])
      #expect(output.status == 0 && output.diagnostics.contains("3 files, 3 recordings"))
      #expect(try bytes(folder, "in/among.\(form)") == bytes(folder, "elsewhere.\(form)"))
    }
  }

  @Test("nothing else than a table of results is replaced")
  func keepsWhatIsThere() throws {
    let folder = try TemporaryFolder()
    let input = try recordings(3, in: folder)
    let night = try folder.write("800\n810\n790\n805\n", to: "night.csv")
    let ours = folder.url("o.csv").path
    func refused(_ arguments: [String], keeping path: String) throws {
      let before = try Data(contentsOf: URL(filePath: path))
      let output = try HRVCommand.run(arguments)
      #expect(output.status == 73, "\(arguments)")
      #expect(output.diagnostics.hasPrefix("\(path): error: cannot write: the file that is there"))
      #expect(try Data(contentsOf: URL(filePath: path)) == before, "\(arguments)")
    }
    try refused(["batch", night, "-o", night], keeping: night)
    try refused(["analyze", night, "--report", night], keeping: night)
    try refused(["batch", input, "-o", ours, "--report", night], keeping: night)
    let errors = try folder.write("800\n810\n", to: "o.errors.csv")
    try refused(["batch", input, "-o", ours], keeping: errors)
    let archive = folder.url("a.sqlite").path
    _ = try HRVCommand.run(["import", input, "--archive", archive])
    try refused(["batch", input, "-o", archive], keeping: archive)
    for form in ["csv", "ndjson", "sqlite"] {
      for _ in 0..<2 {
        let again = try HRVCommand.run(["batch", input, "-o", folder.url("again.\(form)").path])
        #expect(again.status == 0, "\(again.diagnostics)")
      }
    }
    let beats = try HRVCommand.run(["beats", night, "--format", "rr", "-o", night])
    #expect(beats.status == 64 && beats.diagnostics.contains("is the recording"))
  }

  @Test("a part that is not there is named, and nothing is left of the merging")
  func mergesWhatIsThere() throws {
    let folder = try TemporaryFolder()
    let (part, all) = (folder.url("absent.csv").path, folder.url("all.csv").path)
    let output = try HRVCommand.run(["merge", part, "-o", all])
    #expect(output.status == 65)
    #expect(output.diagnostics.hasPrefix("\(part): error: "), "\(output.diagnostics)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root.path).isEmpty)
  }

  @Test("patterns that the shell left alone")
  func patterns() throws {
    let folder = try TemporaryFolder()
    _ = try recordings(30, in: folder)
    let output = try HRVCommand.run(
      ["batch", folder.url("in").path + "/s[02]/r*1.txt", "-o", folder.url("out.csv").path])
    #expect(output.status == 0, "\(output.diagnostics)")
    #expect(output.diagnostics.contains("2 files"))
  }
}
