import HRVDSP
import HRVModel
import Testing

@Suite("Selection by rank")
struct RankSelectionTests {
  private func check(_ x: [Double], _ selection: inout RankSelection) {
    let sorted = x.sorted()
    selection.prepare(x.span, least: sorted[0], greatest: sorted[x.count - 1])
    let ranks = x.count < 200 ? Array(x.indices) : stride(from: 0, to: x.count, by: 37) + [0]
    for rank in ranks {
      let (lower, upper) = selection.neighbours(x.span, at: rank)
      #expect(lower == sorted[rank])
      #expect(upper == sorted[min(rank + 1, x.count - 1)])
    }
  }

  @Test("every rank is that of the elements in order", arguments: 0..<40 as Range<UInt64>)
  func random(seed: UInt64) {
    var selection = RankSelection()
    var generator = SplitMix64(seed: seed)
    // One selection serves series of all lengths, long before short.
    for count in [3000, 1, 2, 3, 25, 26, 120, 700] {
      check((0..<count).map { _ in 300 + 900 * generator.nextUniform() }, &selection)
      check((0..<count).map { _ in (800 + 20 * generator.nextUniform()).rounded() }, &selection)
    }
  }

  @Test("data that crowd into one bucket, over the whole range of numbers")
  func hostile() {
    var selection = RankSelection()
    // Ulps apart, beside a number that is very far away.
    check([1e300] + (0..<500).map { 1 + Double($0 % 97) * 0x1p-52 }, &selection)
    check((0..<600).map { $0 % 3 == 0 ? 0 : pow(2, Double($0)) }, &selection)
    check([Double](repeating: 812.3, count: 400), &selection)
    check((0..<100).map { $0 < 50 ? 700 : 701 }, &selection)
    check((0..<64).map { $0 < 60 ? 0 : 5 }, &selection)
  }

  // By hand: ranks 1.25 and 3.75 of 1…6 at the quarters.
  @Test("quartiles are linear between ranks")
  func quartiles() {
    var selection = RankSelection()
    let x: [Double] = [6, 2, 5, 1, 4, 3]
    selection.prepare(x.span, least: 1, greatest: 6)
    #expect(selection.quartile(x.span, 1) == 2.25)
    #expect(selection.quartile(x.span, 2) == 3.5)
    #expect(selection.quartile(x.span, 3) == 4.75)
  }

  private func pow(_ base: Double, _ exponent: Double) -> Double {
    var value = 1.0
    for _ in 0..<Int(exponent) { value *= base }
    return value
  }
}
