import HRVModel
import Testing

@Suite("How exactly a recording was written down")
struct ExactnessTests {
  private func intervalsMs(_ ticksPerSecond: Double, seed: UInt64 = 7) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<200).map { _ in
      let seconds = 0.7 + 0.3 * random.nextUniform()
      return (seconds * ticksPerSecond).rounded() * 1000 / ticksPerSecond
    }
  }

  @Test(
    "the clock of a recorder is seen in its intervals",
    arguments: [64, 100, 128, 130, 250, 256, 360, 500, 512, 1000, 1024, 10_000])
  func clock(ticksPerSecond: Int) throws {
    let exact = intervalsMs(Double(ticksPerSecond))
    #expect(try RRSeries(intervalsMs: exact).ticksPerSecond == ticksPerSecond)
    // As an export writes them: seconds with six decimals.
    let written = exact.map { ($0 * 1000).rounded() / 1000 }
    #expect(try RRSeries(intervalsMs: written).ticksPerSecond == ticksPerSecond)
  }

  @Test("one interval off the clock, no clock, and too few intervals are not named")
  func unknown() throws {
    var intervalsMs = intervalsMs(1000)
    #expect(try RRSeries(intervalsMs: Array(intervalsMs.prefix(19))).ticksPerSecond == nil)
    #expect(
      try RRSeries(intervalsMs: [Double](repeating: 800, count: 99) + [810]).ticksPerSecond == nil)
    intervalsMs[150] += 0.037
    #expect(try RRSeries(intervalsMs: intervalsMs).ticksPerSecond == nil)
  }

  @Test("clipping needs three samples and 8 ms at the same extreme, inside one run")
  func clipping() throws {
    func clipped(_ samplesMv: [Float], _ rateHz: Double, runs: [Range<Int>]? = nil) throws -> Int {
      let runs = runs ?? [0..<samplesMv.count]
      return try ECGSignal(
        samplesMv: samplesMv, samplingRateHz: rateHz, runs: runs,
        runStartsS: runs.map { Double($0.lowerBound) }, gaps: []
      ).extent.clippedCount
    }
    #expect(try clipped([0, 5, 5, 5, 1, -5, -5], 130) == 3)
    #expect(try clipped([0, 5, 5, 5, -5, -5, -5], 130) == 6)
    #expect(try clipped([0, 5, 5, 5, 1, -5], 130, runs: [0..<2, 2..<6]) == 0)
    #expect(try clipped([0, 5, 5, 5, 1, -5], 1000) == 0)
    #expect(try clipped([0] + [Float](repeating: 5, count: 8), 1000) == 8)
    #expect(try clipped([2, 2, 2, 2], 130) == 0)
    let flat = try ECGSignal(samplesMv: [2, 2], samplingRateHz: 130).extent
    #expect(flat.step == nil)
  }
}
