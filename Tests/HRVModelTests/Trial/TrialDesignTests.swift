import HRVModel
import HRVTestSupport
import Testing

@Suite("Trial designs")
struct TrialDesignTests {
  // By hand: C(8,4) = 70 and 2/70; C(6,3) = 20 and 2/20; 2⁴ = 16 and 2/16; 16 days and 1/16.
  @Test(
    "have the smallest p-value that their lot allows",
    arguments: [
      (TrialDesign.Kind.randomBlocks(count: 8, days: 7), 70, 0.028571),
      (.randomBlocks(count: 6, days: 7), 20, 0.1),
      (.randomBlocks(count: 16, days: 7), 12_870, 0.000155),
      (.randomPairs(count: 4, days: 7), 16, 0.125), (.randomPairs(count: 6, days: 7), 64, 0.03125),
      (.randomStart(candidates: 16, daysBefore: 14, daysAfter: 14), 16, 0.0625),
      (.randomStart(candidates: 40, daysBefore: 14, daysAfter: 14), 40, 0.025),
      (.alternating(phases: 4, days: 30), 1, 1),
    ])
  func smallestP(kind: TrialDesign.Kind, count: Int, smallest: Double) throws {
    let design = try TrialDesign(kind)
    #expect(design.assignmentCount == count)
    #expect(Tolerance.absolute(5e-7).accepts(design.smallestPValue, smallest))
  }

  // Naive twin: all words of eight letters, in order, half of them 1.
  @Test("number all balanced orders of blocks")
  func blocks() throws {
    let design = try TrialDesign(.randomBlocks(count: 8, days: 2))
    let words = (0..<256).map { word in (0..<8).map { word >> (7 - $0) & 1 == 1 } }
      .filter { $0.count { $0 } == 4 }
    #expect(words.count == design.assignmentCount)
    for (index, word) in words.enumerated() {
      #expect(design.isOn(underAssignment: index) == word.flatMap { [$0, $0] })
    }
  }

  @Test("number all orders of pairs, and all starts")
  func pairsAndStarts() throws {
    let pairs = try TrialDesign(.randomPairs(count: 2, days: 1))
    let orders = (0..<4).map { pairs.isOn(underAssignment: $0).map { $0 ? 1 : 0 } }
    #expect(orders == [[0, 1, 0, 1], [0, 1, 1, 0], [1, 0, 0, 1], [1, 0, 1, 0]])
    let start = try TrialDesign(.randomStart(candidates: 3, daysBefore: 2, daysAfter: 2))
    let starts = (0..<3).map { start.isOn(underAssignment: $0).map { $0 ? 1 : 0 } }
    #expect(starts == [[0, 0, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 1, 1]])
    let alternating = try TrialDesign(.alternating(phases: 3, days: 1))
    #expect(alternating.isOn(underAssignment: 0) == [false, true, false])
  }

  @Test(
    "outside their ranges cannot be made",
    arguments: [
      TrialDesign.Kind.randomBlocks(count: 7, days: 7), .randomBlocks(count: 18, days: 7),
      .randomBlocks(count: 8, days: 0), .randomBlocks(count: 16, days: 63),
      .randomPairs(count: 15, days: 7), .randomStart(candidates: 1, daysBefore: 9, daysAfter: 9),
      .randomStart(candidates: 365, daysBefore: 365, daysAfter: 365),
      .alternating(phases: 1, days: 9),
    ])
  func ranges(kind: TrialDesign.Kind) {
    #expect(throws: ModelError.self) { try TrialDesign(kind) }
  }
}
