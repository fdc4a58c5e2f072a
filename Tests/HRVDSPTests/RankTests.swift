import HRVDSP
import HRVModel
import Testing

@Suite("Elements of a rank, by counting")
struct RankTests {
  // The sorted series is the naive twin; equality, since nothing is computed from the elements.
  @Test(
    "the element of each rank is that of the sorted series, which stays as it is",
    arguments: 1..<67 as Range<UInt64>)
  func element(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    // Ties, a continuous spread, and a spread over many orders of magnitude.
    let kinds: [(Double) -> Double] = [
      { (5 * $0).rounded() }, { 300 + 900 * $0 },
      { ($0 - 0.5) * Double(sign: .plus, exponent: Int(1800 * $0) - 900, significand: 1) },
    ]
    for kind in kinds {
      let x = (0..<Int(seed)).map { _ in kind(generator.nextUniform()) }
      let sorted = x.sorted()
      for rank in x.indices {
        #expect(Kernels.element(ofRank: rank, of: x.span) == sorted[rank])
        let limit = sorted[rank]
        #expect(Kernels.count(x.span, below: limit) == x.count { $0 < limit })
      }
    }
  }
}
