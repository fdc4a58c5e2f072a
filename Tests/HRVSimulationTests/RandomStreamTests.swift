import HRVModel
import Testing

@testable import HRVSimulation

@Suite struct RandomStreamTests {
  @Test func normalNumbersHaveTheMomentsOfTheNormalDistribution() {
    var stream = RandomStream(seed: 5, .beatNoise)
    let n = 20_000
    let values = (0..<n).map { _ in stream.normal() }
    let mean = values.reduce(0, +) / Double(n)
    let variance = values.reduce(0) { $0 + $1 * $1 } / Double(n)
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(n)
    // Standard errors 1/√n = 0.007, √(2/n) = 0.01, √(96/n) = 0.07; four of each.
    #expect(abs(mean) < 0.028)
    #expect(abs(variance - 1) < 0.04)
    #expect(abs(fourth - 3) < 0.28)
    #expect(values.allSatisfy { abs($0) <= RandomStream.greatestNormal })
  }

  @Test func greatestNormalBoundsTheSmallestUniform() {
    // The radius is largest at 1 − u = 2⁻⁵³: √(2·53·ln 2) = 8.5717….
    let largest = (-2 * PortableMath.logarithm(0x1p-53)).squareRoot()
    #expect(largest <= RandomStream.greatestNormal && largest > 8.57)
  }

  @Test func wholeNumbersAreEven() {
    var stream = RandomStream(seed: 6, .artefacts)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<7000 { counts[stream.integer(below: 7)] += 1 }
    // Standard error √(7000·6/49) = 29; five of them.
    #expect(counts.allSatisfy { abs($0 - 1000) < 146 })
  }

  @Test func streamsOfPurposesAndIndicesDiffer() {
    var first: Set<UInt64> = []
    for index in 0..<10 {
      for purpose: RandomStream.Purpose in [.beatNoise, .artefacts, .recordings] {
        var stream = RandomStream(seed: 1, purpose, index: index)
        first.insert(stream.bits())
      }
    }
    #expect(first.count == 30)
  }

  @Test func shufflingIsAPermutationAndReachesEveryOrder() {
    var stream = RandomStream(seed: 7, .blockOrder)
    var orders: [[Int]: Int] = [:]
    for _ in 0..<600 {
      var items = [1, 2, 3]
      stream.shuffle(&items)
      orders[items, default: 0] += 1
    }
    // Six orders, 100 of each; standard error √(600·5/36) = 9.1; five of them.
    #expect(orders.count == 6)
    #expect(orders.values.allSatisfy { abs($0 - 100) < 46 })
  }
}
