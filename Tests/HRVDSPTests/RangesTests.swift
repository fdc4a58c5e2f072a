import HRVDSP
import HRVModel
import Testing

@Suite("Ranges of a series")
struct RangesTests {
  // By hand: beats end at 1, 2, 3, then a gap of 10 s, then at 14, 15, 16 s.
  private func nn() throws -> NNSeries {
    try uncorrected([1000, 1000, 1000, .nan, 1000, 1000, 1000])
  }

  @Test("runs are clipped, and none is empty")
  func runs() throws {
    let nn = try nn()
    #expect(Array(nn.runs(in: 0..<6)) == [0..<3, 3..<6])
    #expect(Array(nn.runs(in: 1..<4)) == [1..<3, 3..<4])
    #expect(Array(nn.runs(in: 0..<3)) == [0..<3])
    #expect(Array(nn.runs(in: 3..<5)) == [3..<5])
    #expect(Array(nn.runs(in: 2..<2)).isEmpty)
    #expect(nn.coveredS(in: 1..<4) == 3)
  }
}
