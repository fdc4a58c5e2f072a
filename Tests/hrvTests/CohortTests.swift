import Foundation
import HRVTestSupport
import Testing

@Suite("hrv cohort, and what stands beside an answer")
struct CohortTests {
  private static let study = [
    "correlate", "--recordings", "SampleData/studies/effect/recordings", "--intake",
    "SampleData/studies/effect/intake.csv", "--bootstrap", "99",
  ]

  /// A document as `hrv correlate` writes it, as far as a cohort reads it.
  private func document(estimate: Double) -> String {
    """
    {"schema": "hrv.correlation/1", "outcome": {"metric": "mean_hr", "symbol": "HR"},
     "exposure": {"modelId": "body-pool", "model": "body pool", "referenceDoseMgPerDay": 200},
     "effect": {"estimate": \(estimate), "unit": "bpm",
      "interval": {"lower": \(estimate - 1), "upper": \(estimate + 1), "level": 0.95}}}
    """
  }

  // Equal errors: the mean is the plain one, -2.
  @Test("pools documents, and refuses fewer than five")
  func pools() throws {
    let folder = try TemporaryFolder()
    let paths = try (0..<5).map {
      try folder.write(document(estimate: -4 + Double($0)), to: "\($0).json")
    }
    let output = try HRVCommand.run(["cohort"] + paths + ["--output", "json"])
    #expect(output.status == 0, "\(output.diagnostics)")
    let pooled = try #require(try output.json()["pooled"] as? [String: Any])
    #expect(Tolerance.absolute(1e-9).accepts(try #require(pooled["mean"] as? Double), -2))
    #expect(try HRVCommand.run(["cohort"] + paths.prefix(4)).status == 3)
    let broken = try folder.write("{}", to: "broken.json")
    #expect(try HRVCommand.run(["cohort"] + paths + [broken]).status == 65)
  }

  @Test("a document of hrv correlate is read, whole")
  func ours() throws {
    let folder = try TemporaryFolder()
    let output = try HRVCommand.run(Self.study + ["--output", "json"])
    let secondary = try #require(try output.json()["secondary"] as? [[String: Any]])
    #expect(secondary.contains { $0["id"] as? String == "sensitivity" })
    let path = try folder.write(output.result, to: "a.json")
    let cohort = try HRVCommand.run(["cohort", path, "--output", "json"])
    #expect(cohort.status == 3)
    #expect((try cohort.json()["members"] as? [Any])?.count == 1)
  }

  @Test("the detailed form has every line, a posterior and other methods on request")
  func detail() throws {
    let short = try HRVCommand.run(Self.study)
    let long = try HRVCommand.run(
      Self.study + ["--detail", "--bayes", "--also-artefacts", "malik"])
    #expect(short.status == 0 && long.status == 0, "\(long.diagnostics)")
    for part in ["sceptical prior N(0, 0.25 SD)", "artefacts by malik", "14 days later"] {
      #expect(long.result.contains(part) && !short.result.contains(part), "\(part)")
    }
    #expect(try HRVCommand.run(Self.study + ["--also-artefacts", "none-such"]).status == 64)
    let acute = try HRVCommand.run(Self.study + ["--acute"])
    #expect(acute.status == 3 && acute.result.contains("too-few-pairs"))
  }
}
