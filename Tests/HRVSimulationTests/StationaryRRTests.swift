import HRVModel
import HRVSimulation
import HRVTestSupport
import Testing

@Suite("A heart in a steady state")
struct StationaryRRTests {
  private func moments(_ process: StationaryRR, seeds: Int, durationS: Double) throws
    -> (mean: Double, variance: Double)
  {
    var (count, sum, squares) = (0.0, 0.0, 0.0)
    for seed in 1...seeds {
      for interval in try process.recording(durationS: durationS, seed: UInt64(seed)).intervalsMs {
        let d = interval - process.meanNNMs
        count += 1
        sum += d
        squares += d * d
      }
    }
    return (sum / count, squares / count - (sum / count) * (sum / count))
  }

  // Closed form: independent parts, so variances add: 20² + 30² + 10² + 5² = 1425 ms². Beats
  // fall thinner where intervals are long, which lowers the mean over beats by variance/mean =
  // 1.6 ms and leaves the variance; interpolation between samples half a second apart takes
  // some 5 % of a rhythm at 0.25 Hz. The standard error over 100 hours is 1 % of the variance.
  @Test("variances of the parts add up")
  func variance() throws {
    var process = StationaryRR("test")
    process.wander = [.init(sdMs: 20, cornerHz: 0.02)]
    process.rhythms = [
      .init(sdMs: 30, hz: 0.1, widthHz: 0.02), .init(sdMs: 10, hz: 0.1, swing: 0.3),
    ]
    process.noiseSDMs = 5
    let (mean, variance) = try moments(process, seeds: 100, durationS: 1800)
    #expect(Tolerance.absolute(1).accepts(mean, -1425.0 / 900))
    #expect(Tolerance.relative(0.05).accepts(variance, 1425))
  }

  @Test("a seed is a recording, another seed another")
  func seeds() throws {
    for process in StationaryRR.families {
      let first = try process.recording(durationS: 120, seed: 7)
      #expect(try process.recording(durationS: 120, seed: 7) == first)
      #expect(try process.recording(durationS: 120, seed: 8) != first)
    }
  }

  @Test("a recording is as long as asked for, its gap left out")
  func duration() throws {
    for process in StationaryRR.families {
      let rr = try process.recording(durationS: 120, seed: 1)
      let coveredS = rr.intervalsMs.reduce(0, +) / 1000
      // From first to last beat, plus the first interval and the rest of the last; a gap takes
      // whole intervals.
      #expect((118...125).contains(coveredS), "\(process.name)")
      #expect(rr.gaps.count == (process.gapS > 0 ? 1 : 0))
    }
  }

  @Test("a duration that is none is refused")
  func refused() {
    #expect(throws: ModelError.self) {
      try StationaryRR("test").recording(durationS: .nan, seed: 1)
    }
  }
}
