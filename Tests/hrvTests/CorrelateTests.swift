import Foundation
import HRVTestSupport
import Testing

@Suite("hrv correlate")
struct CorrelateTests {
  private func study(_ name: String, _ more: [String] = []) throws -> HRVCommand.Output {
    try HRVCommand.run(
      [
        "correlate", "--recordings", "SampleData/studies/\(name)/recordings",
        "--intake", "SampleData/studies/\(name)/intake.csv", "--output", "json",
        "--bootstrap", "199",
      ] + more)
  }

  // The samples' truths: +0.35 in lnRMSSD is +42 %; 0; a strap changed at the only switch.
  @Test("finds the effect that was put in, and says what it cannot say")
  func effect() throws {
    let output = try study("effect")
    #expect(output.status == 0, "\(output.diagnostics)")
    let document = try output.json()
    #expect(document["schema"] as? String == "hrv.correlation/1")
    #expect(
      (document["verdict"] as? String)?.hasPrefix(
        "compatible with higher during magnesium; cause not established") == true)
    let effect = try #require(document["effect"] as? [String: Any])
    let interval = try #require(effect["interval"] as? [String: Double])
    #expect((interval["lower"] ?? 100) < 42 && 42 < (interval["upper"] ?? 0))
    #expect(effect["unit"] as? String == "%")
    #expect((document["refusals"] as? [Any])?.isEmpty == true)
  }

  @Test("finds nothing where there is nothing")
  func null() throws {
    let document = try study("no-effect").json()
    let verdict = try #require(document["verdict"] as? String)
    #expect(["inconclusive", "no worthwhile change (equivalence)"].contains(verdict))
  }

  @Test("refuses when the strap changed with the dose, with a status of its own")
  func refused() throws {
    let output = try study("refused")
    #expect(output.status == 3)
    let document = try output.json()
    #expect(document["verdict"] as? String == "insufficient data")
    let refusals = try #require(document["refusals"] as? [[String: String]])
    #expect(refusals.contains { $0["rule"]?.contains("device") == true }, "\(refusals)")
    #expect(refusals.allSatisfy { !($0["remedy"] ?? "").isEmpty })
  }

  @Test("the same study gives the same bytes")
  func reproducible() throws {
    #expect(try study("effect").result == study("effect").result)
  }
}
