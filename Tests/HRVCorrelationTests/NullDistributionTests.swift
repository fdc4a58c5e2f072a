import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Null distribution")
struct NullDistributionTests {
  private let days = Array(0..<30)
  private var step: [Double] { days.map { $0 < 15 ? 0 : 1 } }

  private func design(seed: UInt64 = 1) throws -> ExposureDesign {
    try ExposureDesign(days: days, exposure: step, bootstrapCount: 400, seed: seed)
  }

  private func noise(_ seed: UInt64) -> [Double] {
    NoiseProcess(.init(dayToDayCorrelation: 0.4, slowShare: 0.7), on: days).series(seed: seed)
  }

  // By hand: series that say nothing of the noise count alike everywhere, both steps are their
  // share, and p is (1 + #{|t*| ≥ |t|}) / (B + 1).
  @Test("without a word on the noise, p is a count")
  func counting() {
    let points = DayNoise.gridSide * DayNoise.gridSide
    var draws = NullDraws()
    for t in [3, -1, 9, 2, -8, 5, 4, 7, 6] as [Double] {
      draws.append(t: t, densities: [Double](repeating: 1, count: points))
    }
    let distribution = NullDistribution(
      draws, counts: [9] + [Int](repeating: 0, count: points - 1), asked: 9)
    let anywhere = DayNoise.Angles(x: 0.3, y: 1.2)
    for (t, p) in [(8.5, 0.2), (-8.5, 0.2), (8, 0.3), (10, 0.1), (0, 1)] {
      #expect(
        Tolerance.absolute(1e-12).accepts(
          distribution.pValue(of: t, appearance: anywhere), p))
    }
  }

  // Direct simulation of 2000 series at a point of the grid: its share has an error of 0.005 to
  // 0.011, that of the weighted 400 about twice that.
  @Test("series drawn elsewhere, weighted, give the tail at a point", arguments: [18, 27, 45])
  func weighting(point: Int) throws {
    let design = try design()
    let model = try design.full.model.with(response: noise(3))
    let distribution = try design.distribution(around: model.residuals)
    let angles = DayNoise.Angles(
      x: DayNoise.gridAngles[point / DayNoise.gridSide],
      y: DayNoise.gridAngles[point % DayNoise.gridSide])
    let direct = try ParametricBootstrap(count: 2000, seed: 8).statistics(
      DayNoise.slowAndWhite.grid[point], refitting: [(design.full, 2)])[0]
    for t in [0.5, 1, 2] {
      let share = Double(direct.count { abs($0) >= t }) / 2000
      #expect(
        Tolerance.absolute(0.08).accepts(distribution.tail(of: t, appearance: angles), share))
    }
  }

  @Test("an outcome gives the same bits whatever was asked before")
  func order() throws {
    let (one, other) = (try design(), try design())
    let first = try ExposureRegression(outcome: noise(1), on: one)
    _ = try ExposureRegression(outcome: noise(2), on: other)
    _ = try ExposureRegression(outcome: noise(5), on: other)
    let last = try ExposureRegression(outcome: noise(1), on: other)
    #expect(first.pValue.bitPattern == last.pValue.bitPattern)
    #expect(first.interval == last.interval)
    #expect(try ExposureRegression(outcome: noise(1), on: design(seed: 2)).pValue != first.pValue)
  }

  // Duality: an effect lies in the interval of 95 % when its p-value exceeds 0.05; a shift of the
  // outcome by the effect shifts both.
  @Test("interval and p-value say the same, wherever the effect lies")
  func duality() throws {
    let design = try design()
    let base = try ExposureRegression(outcome: noise(4), on: design)
    let moved = try ExposureRegression(
      outcome: zip(noise(4), step).map { $0 + 2 * $1 }, on: design)
    // The search for the estimate ends at 1e-8 in the angles, that for the ends at 1e-4 SE.
    #expect(Tolerance.absolute(1e-6).accepts(moved.effect, base.effect + 2))
    #expect(Tolerance.absolute(1e-4).accepts(moved.interval.lower, base.interval.lower + 2))
    #expect(Tolerance.absolute(1e-4).accepts(moved.interval.upper, base.interval.upper + 2))
    for edge in [base.interval.lower, base.interval.upper] {
      for (inward, isInside) in [(0.98, true), (1.02, false)] {
        let hypothesis = base.effect + inward * (edge - base.effect)
        let shifted = zip(noise(4), step).map { $0 - hypothesis * $1 }
        let p = try ExposureRegression(outcome: shifted, on: design).pValue
        #expect((p > 0.05) == isInside)
      }
    }
    let wide = try base.interval(level: 0.99)
    #expect(wide.lower < base.interval.lower && wide.upper > base.interval.upper)
  }
}
