import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Visible share of an effect")
struct EffectVisibilityTests {
  // Eight blocks in turn, the first without; all days, and without the first half of each block
  // (rounded down). Computed beforehand with numpy, to the digits given.
  @Test(
    "by length of block and half-life",
    arguments: [
      (7, [0.75, 0.34, 0.16, 0.10, 0.06], [0.95, 0.57, 0.29, 0.17, 0.10]),
      (14, [0.88, 0.55, 0.26, 0.14, 0.09], [1, 0.85, 0.51, 0.29, 0.17]),
      (21, [0.92, 0.68, 0.37, 0.19, 0.11], [1, 0.94, 0.66, 0.39, 0.22]),
      (28, [0.94, 0.76, 0.47, 0.24, 0.13], [1, 0.98, 0.79, 0.49, 0.28]),
      (42, [0.96, 0.84, 0.61, 0.35, 0.18], [1, 1, 0.91, 0.66, 0.39]),
    ])
  func table(blockDays: Int, all: [Double], settled: [Double]) throws {
    let isOn = (0..<(8 * blockDays)).map { $0 / blockDays % 2 == 1 }
    let isLeftOut = isOn.indices.map { $0 % blockDays < blockDays / 2 }
    for (index, halfLife) in TrialPlanning.halfLivesDays.enumerated() {
      let share = try #require(EffectVisibility.share(of: isOn, halfLifeDays: halfLife))
      #expect(Tolerance.absolute(0.0051).accepts(share, all[index]), "\(halfLife): \(share)")
      let rest = try #require(
        EffectVisibility.share(of: isOn, halfLifeDays: halfLife, leavingOut: isLeftOut))
      #expect(Tolerance.absolute(0.0051).accepts(rest, settled[index]), "\(halfLife): \(rest)")
    }
  }

  // By hand: with a half-life of a day, two days off and two on are 0, 0, ½, ¾.
  @Test("by hand, and none without days of both kinds")
  func byHand() {
    #expect(
      EffectVisibility.share(of: [false, false, true, true], halfLifeDays: 1) == 0.625)
    #expect(EffectVisibility.share(of: [true, true], halfLifeDays: 1) == nil)
  }
}
