import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Cohort")
struct CohortTests {
  /// An effect `beta` with the standard error `error`, told in percent per `doseMg`.
  private func study(
    _ label: String, beta: Double, error: Double, doseMg: Double = 200,
    metric: String = "ln_rmssd", model: String = "body pool"
  ) -> StudyOutline {
    let reach = 1.959963984540054 * error
    func told(_ value: Double) -> Double { EffectScale.percent(value) ?? 0 }
    return StudyOutline(
      label: label, metricID: metric, symbol: "lnRMSSD", exposureModelID: "body-pool",
      exposureModel: model, referenceDoseMgPerDay: doseMg,
      effect: .init(
        estimate: told(beta), unit: "%",
        interval: ConfidenceInterval(
          lower: told(beta - reach), upper: told(beta + reach), level: 0.95)))
  }

  private let betas = [0.10, 0.02, 0.25, -0.05, 0.08, 0.15]
  private let errors = [0.05, 0.08, 0.10, 0.06, 0.04, 0.12]

  // Told in percent and read back, the numbers are those of ``MetaAnalysis``.
  @Test("pools effects on the scale of the outcome")
  func pooled() throws {
    let studies = betas.indices.map { study("\($0)", beta: betas[$0], error: errors[$0]) }
    let result = try #require(try CohortAnalysis()(studies))
    let meta = MetaAnalysis(estimates: betas, standardErrors: errors)
    let pooled = try #require(result.pooled)
    let expected = try #require(EffectScale.percent(meta.mean))
    #expect(Tolerance.relative(1e-9).accepts(pooled.mean, expected))
    #expect(
      Tolerance.relative(1e-9).accepts(
        pooled.betweenDeviation, meta.betweenVariance.squareRoot()))
    #expect(pooled.prediction.lower < pooled.interval.lower && result.doseMgPerDay == 200)
    #expect(result.members.allSatisfy { $0.shrunken == nil } && result.refusal == nil)
  }

  // By hand: an effect of 0.1 per 100 mg is one of 0.2 per 200 mg.
  @Test("effects are stated for one dose")
  func dose() throws {
    let studies = [
      study("a", beta: 0.1, error: 0.05, doseMg: 100), study("b", beta: 0.2, error: 0.1),
      study("c", beta: 0.3, error: 0.15, doseMg: 300),
    ]
    let result = try #require(try CohortAnalysis()(studies))
    let expected = try #require(EffectScale.percent(0.2))
    #expect(
      mismatch(
        result.members.map(\.estimate), Array(repeating: expected, count: 3), .relative(1e-12))
        == nil)
    #expect(result.pooled == nil && result.refusal?.rule == "too-few-people")
    let per100 = try #require(try CohortAnalysis(doseMgPerDay: 100)(studies))
    #expect(
      Tolerance.relative(1e-12).accepts(
        per100.members[1].estimate, try #require(EffectScale.percent(0.1))))
    #expect(throws: ModelError.self) { try CohortAnalysis(doseMgPerDay: 0) }
  }

  @Test("ten people are drawn towards their mean")
  func shrunken() throws {
    let studies = (0..<10).map { study("\($0)", beta: 0.02 * Double($0), error: 0.05) }
    let result = try #require(try CohortAnalysis()(studies))
    let mean = try #require(result.pooled).mean
    for member in result.members {
      let shrunken = try #require(member.shrunken)
      #expect(abs(shrunken - mean) <= abs(member.estimate - mean) + 1e-9)
    }
  }

  @Test("what is not the same question is left out, with the reason")
  func excluded() throws {
    let first = study("a", beta: 0.1, error: 0.05)
    let refused = StudyOutline(
      label: "r", metricID: "ln_rmssd", symbol: "lnRMSSD", exposureModelID: "body-pool",
      exposureModel: "body pool", referenceDoseMgPerDay: 200, effect: nil)
    let result = try #require(
      try CohortAnalysis()([
        refused, first, study("m", beta: 0.1, error: 0.1, metric: "mean_hr"),
        study("e", beta: 0.1, error: 0.1, model: "last day"), study("copy", beta: 0.1, error: 0.05),
      ]))
    #expect(result.members.map(\.label) == ["a"])
    #expect(result.excluded.map(\.label) == ["r", "m", "e", "copy"])
    #expect(result.excluded.last?.reason.contains("one person counts once") == true)
    #expect(try CohortAnalysis()([]) == nil)
  }
}
