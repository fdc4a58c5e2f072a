import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Beside the answer")
struct SecondaryAnalysisTests {
  /// Two switches after 25 days each, which leaves all of the secondary analyses something to do.
  private static func result(
    effect: Double = 0.3, phases: [Int] = [25, 40, 25], alternatives: Bool = false,
    _ change: (inout StudyOptions) -> Void = { _ in }
  ) throws -> StudyResult {
    let fixture = StudyFixture(StudyFixture.phases(phases), steadyStateEffect: effect)
    var options = fixture.options
    options.secondaryCount = 99
    change(&options)
    var other = fixture
    other.outcomes = fixture.outcomes.map { $0 + 0.1 }
    return try StudyAnalysis(options: options)(
      sessions: fixture.sessions, outcome: StudyFixture.lnRMSSD, intake: fixture.log,
      alternatives: alternatives ? [.init(label: "other", sessions: other.sessions)] : [])
  }

  private func analysis(_ id: String, of result: StudyResult) throws -> SecondaryAnalysis {
    try #require(result.secondary.first { $0.id == id })
  }

  @Test("the table has unique names, and each analysis a figure or a reason")
  func table() throws {
    let ids = SecondaryAnalyses.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    let result = try Self.result()
    #expect(result.secondary.map(\.id) == ids.filter { $0 != "posterior" })
    for analysis in result.secondary {
      #expect(analysis.figures.isEmpty == (analysis.omission != nil), "\(analysis.id)")
      #expect(Set(analysis.figures.map(\.id)).count == analysis.figures.count, "\(analysis.id)")
    }
  }

  // By hand from the result itself: d_w = β/σ with β the logarithm of the told effect.
  @Test("effect sizes and equivalence tell the primary estimate in other measures")
  func descriptions() throws {
    let result = try Self.result()
    let effect = try #require(result.effect)
    let noise = try #require(result.noise)
    let sizes = try analysis("effect-sizes", of: result)
    let beta = log1p(effect.estimate / 100)
    let dWithin = try #require(sizes.figures.first { $0.id == "d-within" })
    #expect(Tolerance.relative(1e-9).accepts(dWithin.estimate, beta / noise.standardDeviation))
    #expect(!sizes.figures.contains { $0.id == "tau-u" })
    #expect(sizes.figures.allSatisfy { $0.pValue == nil })
    let equivalence = try analysis("equivalence", of: result)
    let tost = try #require(equivalence.figures.first)
    let (inner, outer) = (try #require(tost.interval), try #require(effect.interval))
    #expect(inner.level == 0.9 && inner.lower > outer.lower && inner.upper < outer.upper)
    let swc = try #require(result.smallestWorthwhileChange)
    #expect(equivalence.figures[1].estimate == swc)
    // Two one-sided tests reject exactly when their interval lies within ±SWC.
    let bound = log1p(swc / 100)
    let isInside = log1p(inner.lower / 100) > -bound && log1p(inner.upper / 100) < bound
    #expect((try #require(tost.pValue) < 0.05) == isInside)
  }

  @Test("one start has Tau-U")
  func oneStart() throws {
    let result = try Self.result(phases: [40, 50])
    let sizes = try analysis("effect-sizes", of: result)
    #expect(sizes.figures.contains { $0.id == "tau-u" })
  }

  @Test("sensitivity holds models, delays and other outcomes; joint p-values allow for all")
  func sensitivity() throws {
    let result = try Self.result(alternatives: true)
    let sensitivity = try analysis("sensitivity", of: result)
    let lines = sensitivity.figures
    #expect(lines.first?.id == "primary" && lines.last?.label == "other")
    #expect(lines.contains { $0.id == "delay-14d" } && lines.contains { $0.id == "mean-28d" })
    for line in lines {
      let (own, joint) = (try #require(line.pValue), try #require(line.jointPValue))
      #expect(own <= joint && line.corrected != nil)
    }
    // A constant is no change of the exposure: the same effect, from the same days.
    let (first, last) = (lines[0], lines[lines.count - 1])
    #expect(Tolerance.relative(1e-6).accepts(first.estimate, last.estimate))
    #expect(Tolerance.relative(1e-6).accepts(first.estimate, try #require(result.effect).estimate))
  }

  // One design: the strongest line is that line, and its p-value that of the primary test but
  // for other random numbers (±2 standard errors of 999 draws).
  @Test("a joint test of one design is the test of that design")
  func single() throws {
    let fixture = StudyFixture(StudyFixture.phases([20, 20, 20]), steadyStateEffect: 0.1)
    let days = Array(fixture.isOn.indices)
    let exposure = fixture.isOn.map { $0 ? 1.0 : 0 }
    let primary = try ExposureRegression(
      days: days, exposure: exposure, outcome: fixture.outcomes, bootstrapCount: 999, seed: 5)
    let joint = try JointTest(
      [.init(id: "a", label: "a", days: days, exposure: exposure, outcome: fixture.outcomes)],
      noise: primary.noise, count: 999, seed: 6)
    let line = try #require(joint.lines.first)
    #expect(line.pValue == line.jointPValue)
    #expect(abs(line.pValue - primary.pValue) < 0.05)
    #expect(Tolerance.relative(1e-6).accepts(line.effect, primary.effect))
    #expect(
      Tolerance.relative(0.1).accepts(
        line.reach, primary.criticalValue * primary.standardError))
  }

  @Test("a schedule that repeats itself has no lagged correlation, an irregular one has")
  func lagged() throws {
    let repeating = try Self.result(phases: [28, 28, 28, 28])
    #expect(
      try analysis("lagged-correlations", of: repeating).omission?.contains("every 56 days")
        == true)
    let periods = try analysis("lagged-correlations", of: try Self.result())
    #expect(periods.omission?.contains("periods on and off") == true)
    // Coin flips, in the first order that no rule refuses.
    let daily = try (1...20 as ClosedRange<UInt64>).lazy.map { seed in
      var deviates = NormalDeviates(seed: seed)
      let fixture = StudyFixture((0..<90).map { _ in deviates.next() > 0 })
      var options = fixture.options
      options.secondaryCount = 99
      return try fixture.result(options)
    }.first { $0.refusals.isEmpty }
    let lagged = try analysis("lagged-correlations", of: try #require(daily))
    #expect(lagged.figures.count == 15, "\(lagged.omission ?? "")")
    #expect(lagged.figures.count { $0.jointPValue != nil } == 1)
  }

  // The step of the Nile in 1899 with AR(1) by REML, dense matrices in Python: −289.68897 in the
  // first year and −0.50261 a year from then on; here the noise may also be white, so that the
  // estimates are near, not equal. Level 28 years on: −289.7 − 28·0.50 = −303.8.
  @Test("an interrupted series gives level and slope of the Nile")
  func interrupted() throws {
    let years = Array(ReferenceSeries.nile.indices)
    let tests = try ColumnTests(
      days: years, columns: InterruptedSeries.columns(days: years, start: 28),
      outcome: ReferenceSeries.nile, asked: [2, 3], count: 99, seed: 1)
    #expect(abs(tests.lines[0].effect - -0.50261) < 0.1)
    #expect(abs(tests.lines[1].effect - -303.8) < 3)
    #expect(tests.lines[1].pValue < 0.1 && tests.lines[0].pValue > 0.2)
  }

  @Test("level and slope are told of one switch, and of no other number")
  func switches() throws {
    let one = try analysis("interrupted-series", of: try Self.result(phases: [40, 50]))
    #expect(one.figures.map(\.id) == ["level", "slope"])
    #expect(one.figures.allSatisfy { $0.corrected != nil && $0.interval != nil })
    let two = try analysis("interrupted-series", of: try Self.result())
    #expect(two.omission?.contains("2 times") == true)
  }

  // By hand: three levels of the dose, one of them on too few days.
  @Test("dose and response need three levels")
  func doseResponse() throws {
    #expect(
      DoseResponse.levels([0, 100, 200].flatMap { Array(repeating: $0, count: 14) }).count == 3)
    let days = Array(repeating: 0.0, count: 20) + Array(repeating: 200.2, count: 14)
    #expect(DoseResponse.levels(days + Array(repeating: 400, count: 13)) == [0, 200])
    let analysis = try analysis("dose-response", of: try Self.result())
    #expect(analysis.omission?.hasPrefix("on/off only: 2 dose levels") == true)
  }

  @Test("a posterior only when asked for, with its prior named")
  func posterior() throws {
    let result = try Self.result { $0.posterior = true }
    let posterior = try analysis("posterior", of: result)
    let positive = posterior.figures.filter { $0.id.hasSuffix("positive") }
    #expect(positive.count == 2 && positive.allSatisfy { (0...1).contains($0.estimate) })
    // The sceptical prior draws the effect nearer to 0.
    let means = posterior.figures.filter { $0.id.hasSuffix("mean") }.map(\.estimate)
    #expect(means.count == 2 && abs(means[1]) < abs(means[0]))
    #expect(posterior.figures.allSatisfy { $0.label.contains("prior N(0, 0.") })
  }

  @Test("the same seed gives the same figures, and a refused study has none")
  func determinism() throws {
    #expect(try Self.result().secondary == Self.result().secondary)
    #expect(try Self.result(phases: [8, 8]).secondary.isEmpty)
    #expect(try Self.result { $0.secondaryCount = 0 }.secondary.isEmpty)
  }
}
