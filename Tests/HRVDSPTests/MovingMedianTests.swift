import HRVDSP
import HRVModel
import Testing

@Suite("Moving median")
struct MovingMedianTests {
  // Naive twin: the middle one of a sorted copy.
  @Test("each is the middle of its eleven", arguments: 0..<60 as Range<UInt64>)
  func twin(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    // Many ties, some, none.
    let grid = [4.0, 40, 1e9][Int(seed % 3)]
    let x = (0..<(11 + Int(seed))).map { _ in (generator.nextUniform() * grid).rounded() + 300 }
    let range = 5..<(x.count - 5)
    var medians = [Double](repeating: -1, count: x.count)
    var span = medians.mutableSpan
    Kernels.mediansOfEleven(x.span, in: range, into: &span)
    for j in x.indices {
      #expect(medians[j] == (range.contains(j) ? x[(j - 5)...(j + 5)].sorted()[5] : -1))
    }
  }

  // By hand.
  @Test("of an even number, it is the mean of the two in the middle")
  func few() {
    #expect(Kernels.medianOfFew([9, 1, 4, 2].span, in: 0..<4) == 3)
    #expect(Kernels.medianOfFew([9, 1, 4, 2].span, in: 1..<4) == 2)
    #expect(Kernels.medianOfFew([9, 1, 4, 2].span, in: 3..<4) == 2)
  }
}
