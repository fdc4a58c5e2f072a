import HRVModel
import Testing

@testable import HRVStore

@Suite("Codes of reasons")
struct ReasonCodeTests {
  @Test(
    "a reason comes back as it was",
    arguments: [
      MetricError.tooFewIntervals(needed: 2, got: 1), .tooManyIntervals(allowed: 9, got: 10),
      .tooFewDifferences(needed: 1, got: 0), .tooShort(neededS: 64_800, gotS: 299.5),
      .noContiguousStretch(neededS: 120, longestS: 1e-7),
      .unresolved(band: "VLF\tx", lowerEdgeHz: 0.0033, resolutionHz: 0.01),
      .tooManyCorrections(allowedFraction: 0.05, gotFraction: 1.0 / 3),
      .tooLittleCovered(neededFraction: 0.5, gotFraction: 0),
      .atrialFibrillation(suspected: 3, stretches: 7), .undefined("a ratio\tto zero"),
      .undefined(""),
    ])
  func roundTrip(_ error: MetricError) {
    #expect(ReasonCode.error(of: ReasonCode.text(of: error)) == error)
  }

  @Test(
    "anything else is none",
    arguments: ["", "tooShort", "tooShort\t1", "tooShort\ta\tb", "new\t1\t2", "unresolved\t1\t2"])
  func refused(_ text: String) { #expect(ReasonCode.error(of: text) == nil) }
}
