import Foundation
import HRVTestSupport
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#endif

/// What keeps runs, and the parts of runs, from being taken for each other.
@Suite("runs of hrv batch")
struct BatchRunsTests {
  private func recordings(_ count: Int, in folder: TemporaryFolder) throws -> String {
    for i in 0..<count {
      let intervals = (0..<60).map { "\(800 + ($0 * 7 + i * 13) % 41)\n" }.joined()
      try folder.write(intervals, to: "in/r\(i).txt")
    }
    return folder.url("in").path
  }

  private func files(_ folder: TemporaryFolder) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.root.path)
    where name != "in" { contents[name] = try Data(contentsOf: folder.url(name)) }
    return contents
  }

  @Test(
    "a list with other columns is another run",
    arguments: ["b,a,file", "a,c,file", "a,b,c,file"])
  func otherColumns(header: String) throws {
    let folder = try TemporaryFolder()
    _ = try recordings(300, in: folder)
    let rows = (0..<300).map { "x,y,\(header.count > 8 ? "z," : "")in/r\($0).txt\n" }.joined()
    let list = folder.url("list.csv").path
    try folder.write(
      "a,b,file\n" + rows.replacingOccurrences(of: "z,", with: ""), to: "list.csv")
    let arguments = ["batch", "--list", list, "-o", folder.url("out.csv").path, "-q"]
    try HRVCommand.kill(arguments) {
      let text = try? String(contentsOf: folder.url("out.csv.journal"), encoding: .utf8)
      return (text ?? "").contains("\n100 ")
    }
    try folder.write("\(header)\n" + rows, to: "list.csv")
    let before = try files(folder)
    #expect(before["out.csv.journal"] != nil, "killed too late to tell")
    let output = try HRVCommand.run(arguments + ["--resume"])
    #expect(output.status == 64, "\(output.diagnostics)")
    #expect(output.diagnostics.contains("other columns"), "\(output.diagnostics)")
    #expect(output.diagnostics.contains("--restart"))
    #expect(try files(folder) == before)
  }

  /// The lock is held by this process, as another run would hold it.
  @Test("who comes second to an output touches nothing", arguments: ["", "--resume", "--restart"])
  func second(option: String) throws {
    let folder = try TemporaryFolder()
    let input = try recordings(2, in: folder)
    let arguments = ["batch", input, "-o", folder.url("out.csv").path]
    try folder.write("half a run\n", to: "out.csv.journal")
    try folder.write("half a table\n", to: "out.csv.part")
    let before = try files(folder)
    let first = try FileHandle(forUpdating: folder.url("out.csv.journal"))
    #expect(flock(first.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    let output = try HRVCommand.run(arguments + (option.isEmpty ? [] : [option]))
    #expect(output.status == 73, "\(output.diagnostics)")
    #expect(output.diagnostics.contains("another run is writing it"), "\(output.diagnostics)")
    #expect(try files(folder) == before)
    try first.close()
    #expect(try HRVCommand.run(arguments + ["--restart"]).status == 0)
    #expect(try files(folder)["out.csv.journal"] == nil)
  }

  @Test("an empty part is a part, on the page too")
  func emptyPart() throws {
    let folder = try TemporaryFolder()
    let input = try recordings(2, in: folder)
    var parts: [String] = []
    for i in 1...3 {
      parts.append(folder.url("\(i).csv").path)
      let page = folder.url("\(i).html").path
      let output = try HRVCommand.run(
        ["batch", input, "-o", parts[i - 1], "--shard", "\(i)/3", "--report", page])
      #expect(output.status == 0, "\(output.diagnostics)")
    }
    let page = folder.url("all.html").path
    let output = try HRVCommand.run(
      ["merge", "-o", folder.url("all.csv").path, "--report", page] + parts)
    #expect(output.status == 0, "\(output.diagnostics)")
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("of 2 recordings</h1>"))
  }

  @Test("a manifest says when recordings began, as it does to hrv analyze")
  func manifest() throws {
    let folder = try TemporaryFolder()
    _ = try recordings(3, in: folder)
    try folder.write(
      "file,start\nin/r1.txt,2026-03-02T07:15\nin/no.txt,2026-03-03T07:15\n", to: "m.csv")
    let reading = ["--manifest", "m.csv", "--metrics", "rmssd"]
    let batch = { try HRVCommand.run(["batch", "in", "-o", "out.csv"] + reading, in: folder.root) }
    let output = try batch()
    #expect(output.status == 0)
    #expect(
      output.diagnostics.contains("m.csv:3:1: note: in/no.txt is not among the recordings"),
      "\(output.diagnostics)")
    let rows = try String(contentsOf: folder.url("out.csv"), encoding: .utf8)
      .split(separator: "\r\n")
    let analyzed = try HRVCommand.run(["analyze", "in", "-o", "csv"] + reading, in: folder.root)
    #expect(rows[2].contains(",2026-03-02T07:15:00"))
    for (row, other) in zip(rows, analyzed.result.split(separator: "\r\n")) {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).dropFirst().dropLast()
      #expect(cells.joined(separator: ",") == other)
    }
    let before = try files(folder)
    for text in ["file,start\nin/r1.txt,soon\n", ""] {
      if text.isEmpty {
        try FileManager.default.removeItem(at: folder.url("m.csv"))
      } else {
        try folder.write(text, to: "m.csv")
      }
      let broken = try batch()
      #expect(broken.status == 65)
      #expect(
        broken.diagnostics.hasPrefix(text.isEmpty ? "m.csv" : "m.csv:2:11: error: "),
        "\(broken.diagnostics)")
      #expect(try files(folder)["out.csv"] == before["out.csv"])
    }
  }
}
