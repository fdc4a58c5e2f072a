import HRVDSP
import HRVModel
import Testing

@Suite("Ranges of a series")
struct RangesTests {
  // By hand: beats end at 1, 2, 3, then a gap of 10 s, then at 14, 15, 16 s.
  private func nn() throws -> NNSeries {
    try uncorrected([1000, 1000, 1000, .nan, 1000, 1000, 1000])
  }

  @Test("intervals belong to the window in which they end; windows tile")
  func indices() throws {
    let nn = try nn()
    #expect(nn.indices(endingFrom: 0, before: 2) == 0..<1)
    #expect(nn.indices(endingFrom: 2, before: 4) == 1..<3)
    #expect(nn.indices(endingFrom: 4, before: 14) == 3..<3)
    #expect(nn.indices(endingFrom: 14, before: 1e9) == 3..<6)
    #expect(nn.indices(endingFrom: -5, before: 15.5) == 0..<5)
    #expect(nn.indices(endingFrom: 99, before: 100) == 6..<6)
    #expect(nn.indices(endingFrom: 15, before: 14) == 4..<4)
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
