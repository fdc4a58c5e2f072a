import Foundation
import HRVTestSupport
import Testing

@Suite("hrv batch --report")
struct BatchReportTests {
  /// So many recordings of some minutes; every tenth cannot be read.
  private func recordings(_ count: Int, in folder: TemporaryFolder) throws -> String {
    for i in 0..<count {
      let intervals = (0..<200).map { "\(800 + ($0 * 7 + i * 13) % 41)" }.joined(separator: "\n")
      try folder.write(i % 10 == 3 ? "no recording\n" : intervals + "\n", to: "in/r\(i).txt")
    }
    return folder.url("in").path
  }

  private func arguments(_ input: String, _ name: String, _ folder: TemporaryFolder) -> [String] {
    [
      "batch", input, "-o", folder.url("\(name)/out.csv").path, "-q", "--report",
      folder.url("\(name)/page.html").path,
    ]
  }

  @Test("has a row a recording, with the values of the table, and the failures")
  func page() throws {
    let folder = try TemporaryFolder()
    let input = try recordings(20, in: folder)
    try folder.write("", to: "a/x")
    let output = try HRVCommand.run(arguments(input, "a", folder) + ["--metrics", "rmssd,sdnn"])
    #expect(output.status == 65, "\(output.diagnostics)")
    let page = try String(contentsOf: folder.url("a/page.html"), encoding: .utf8)
    #expect(page.contains("<h1>Heart-rate variability of 18 recordings</h1>"))
    #expect(page.components(separatedBy: "class=\"spark\"").count - 1 == 18)
    #expect(page.contains("r13.txt:1:1:") && page.contains("All numbers are in <bdi>out.csv</bdi>"))
    let table = try String(contentsOf: folder.url("a/out.csv"), encoding: .utf8)
      .split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let columns = ["rmssd", "sdnn"].compactMap { name in table[0].firstIndex { $0 == name } }
    #expect(columns.count == 2)
    for row in table.dropFirst() {
      for column in columns { #expect(page.contains("data-v=\"\(row[column])\"")) }
    }
  }

  @Test("is the same bytes for any number of workers, and after an interruption")
  func deterministic() throws {
    let folder = try TemporaryFolder()
    let input = try recordings(130, in: folder)
    for name in ["a", "b", "c"] { try folder.write("", to: "\(name)/x") }
    for (name, workers) in [("a", "1"), ("b", "5")] {
      _ = try HRVCommand.run(arguments(input, name, folder) + ["--workers", workers])
    }
    let journal = folder.url("c/out.csv.journal")
    try HRVCommand.kill(arguments(input, "c", folder)) {
      let text = (try? String(contentsOf: journal, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").contains { $0.hasPrefix("100 ") }
    }
    #expect(FileManager.default.fileExists(atPath: journal.path), "killed too late to tell")
    let last = try HRVCommand.run(arguments(input, "c", folder) + ["--resume"])
    #expect(last.status == 65, "\(last.diagnostics)")
    let page = try Data(contentsOf: folder.url("a/page.html"))
    #expect(page.count > 10_000)
    for name in ["b", "c"] {
      #expect(try Data(contentsOf: folder.url("\(name)/page.html")) == page, "\(name)")
    }
  }

  @Test("of merged parts is that of the whole, byte by byte")
  func merged() throws {
    let folder = try TemporaryFolder()
    let input = try recordings(30, in: folder)
    for name in ["whole", "1", "2", "all"] { try folder.write("", to: "\(name)/x") }
    _ = try HRVCommand.run(arguments(input, "whole", folder))
    for part in ["1", "2"] {
      _ = try HRVCommand.run(arguments(input, part, folder) + ["--shard", "\(part)/2"])
    }
    let parts = ["1", "2"].map { folder.url("\($0)/out.csv").path }
    let merge = ["merge", "-o", folder.url("all/out.csv").path, "--report"]
    let page = folder.url("all/page.html").path
    let output = try HRVCommand.run(merge + [page] + parts)
    #expect(output.status == 0, "\(output.diagnostics)")
    for name in ["out.csv", "page.html", "out.errors.csv"] {
      #expect(
        try Data(contentsOf: folder.url("all/\(name)"))
          == Data(contentsOf: folder.url("whole/\(name)")))
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url("all").path)
    #expect(Set(left) == ["x", "out.csv", "page.html", "out.errors.csv"])
    #expect(!FileManager.default.fileExists(atPath: folder.url("whole/out.page.csv").path))
    // A part without a page is named, and nothing is written.
    try FileManager.default.removeItem(at: folder.url("2/out.page.csv"))
    try FileManager.default.removeItem(at: folder.url("all/out.csv"))
    let missing = try HRVCommand.run(merge + [page] + parts)
    #expect(missing.status == 65 && missing.diagnostics.hasPrefix("\(parts[1]): error: "))
    #expect(!FileManager.default.fileExists(atPath: folder.url("all/out.csv").path))
  }
}
