import Foundation
import HRVTestSupport
import Testing

@Suite("hrv merge")
struct MergeTests {
  @Test("parts that are no whole are not joined")
  func parts() throws {
    let folder = try TemporaryFolder()
    for i in 0..<5 { try folder.write("800\n81\(i)\n790\n805\n", to: "in/r\(i).txt") }
    let input = folder.url("in").path
    func part(_ name: String, _ shard: String, _ more: [String] = []) throws -> String {
      let path = folder.url(name).path
      let output = try HRVCommand.run(
        ["batch", input, "-o", path, "--shard", shard, "--metrics", "rmssd", "-q"] + more)
      #expect(output.status == 0, "\(output.diagnostics)")
      return path
    }
    let (one, two) = (try part("1.csv", "1/3"), try part("2.csv", "2/3", ["--workers", "1"]))
    let three = try part("3.csv", "3/3")
    let merge = { (parts: [String]) in
      try HRVCommand.run(["merge", "-o", folder.url("all.csv").path] + parts)
    }
    for (parts, reason) in [
      ([one, two], "part 3 of 3 is missing"),
      ([three], "part 1 of 3 and 1 more is missing"),
      ([one, two, try part("o.csv", "3/3", ["--max-corrected", "0.3"])], "\"--max-corrected\""),
      ([one, two, try part("n.csv", "3/4")], "it is one of 4 parts"),
      ([one, two, try part("t.csv", "2/3"), three], "give each part once"),
    ] {
      let output = try merge(parts)
      #expect(output.status == 65 && output.diagnostics.contains(reason), "\(output.diagnostics)")
      #expect(!FileManager.default.fileExists(atPath: folder.url("all.csv").path))
    }
    // Nothing that failed is left to a whole without failures.
    try folder.write("index,of an older run\n", to: "all.errors.csv")
    #expect(try merge([three, one, two]).diagnostics.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.url("all.errors.csv").path))
    try FileManager.default.removeItem(at: folder.url("2.manifest.json"))
    let unknown = try merge([one, two, three])
    #expect(unknown.status == 0 && unknown.diagnostics.contains("could not be checked"))
  }
}
