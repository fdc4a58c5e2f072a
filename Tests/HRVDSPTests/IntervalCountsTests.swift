import HRVModel
import Testing

@testable import HRVDSP

@Suite("The histogram that is drawn")
struct IntervalCountsTests {
  private static func series(_ intervalsMs: [Double]) throws -> NNSeries {
    try ArtefactCorrection(method: .none)(RRSeries(intervalsMs: intervalsMs))
  }

  @Test("is that of the triangular index, its triangle that of TINN")
  func metrics() throws {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<20 {
      let nn = try Self.series(
        (0..<300).map { _ in 800 + 90 * (generator.nextUniform() + generator.nextUniform()) })
      let counts = try #require(IntervalCounts(nn))
      let metrics = Metric.evaluate(
        [.hti, .tinn],
        MetricInput(nn: nn, spectrum: .failure(.undefined("none"))))
      #expect(counts.counts.reduce(0, +) == 300)
      let hti = try metrics[0].value.get()
      #expect(hti == 300 / Double(counts.counts.max() ?? 0))
      let triangle = try #require(counts.triangle)
      #expect(try metrics[1].value.get() == triangle.upperFootMs - triangle.lowerFootMs)
    }
  }

  // Hand: bin 102 holds 796.875 ≤ NN < 804.6875; 104 holds 812.5 ≤ NN < 820.3125.
  @Test("has its bins at multiples of 1/128 s")
  func bins() throws {
    let counts = try #require(IntervalCounts(Self.series([800, 801, 815])))
    #expect(counts.firstEdgeMs == 796.875 && counts.counts == [2, 0, 1])
    #expect(try IntervalCounts(Self.series([800, 801]))?.triangle == nil)
  }
}
