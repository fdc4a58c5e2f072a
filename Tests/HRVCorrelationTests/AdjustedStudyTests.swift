import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Studies with covariates and weights")
struct AdjustedStudyTests {
  private let abab = StudyFixture.phases([30, 30, 30, 30])

  // 30 mornings after alcohol lose 0.6 in ln ms, most of them on magnesium: left out of account
  // they hide its effect of +0.4 (+49 %).
  @Test("a covariate that hides an effect gives it back, on the morning after the note")
  func hidden() throws {
    var study = StudyFixture(abab, steadyStateEffect: 0.4, seed: 3)
    let drinks = abab.indices.map { abab[$0] ? $0 % 3 != 0 : $0 % 7 == 0 }
    for day in 1..<120 where drinks[day - 1] { study.outcomes[day] -= 0.6 }
    study.diary = StudyFixture.diary(
      "alcohol", .yesNo,
      Dictionary(
        uniqueKeysWithValues: abab.indices.map { ($0, .number(drinks[$0] ? 1 : 0)) }))
    let without = try #require(study.result().effect)
    var options = study.options
    options.covariates = [CovariateChoice("alcohol")]
    let result = try study.result(options)
    let with = try #require(result.effect)
    #expect(without.estimate < 25 && with.estimate > 30)
    let interval = try #require(with.interval)
    #expect(interval.lower < 49.2 && 49.2 < interval.upper && interval.lower > 0)
    #expect(with.n == 119)
    #expect(with.nullHypothesis.hasSuffix("given a linear trend and alcohol"))
    #expect(with.assumptions.last?.hasPrefix("What was adjusted for") == true)
    #expect(
      result.adjustment.covariates == [
        .init(name: "alcohol", kind: "yes/no", lagDays: 1, columns: ["alcohol"])
      ])
    // On the morning of the note itself it explains nothing.
    options.covariates = [CovariateChoice("alcohol", lagDays: 0)]
    #expect(try #require(try study.result(options).effect).estimate < 30)
  }

  // Every other day has 30 clean seconds instead of 300, and white noise of SD 0.5 more. In twelve
  // such records the standard error was smaller with weights in each, by a third in the mean.
  @Test("weights by clean seconds make the estimate surer where noise follows them")
  func weights() throws {
    var errors = (plain: 0.0, weighed: 0.0)
    for seed in 1...4 as ClosedRange<UInt64> {
      var study = StudyFixture(abab, steadyStateEffect: 0.4, seed: seed)
      study.cleanS = { $0 % 2 == 0 ? 300 : 30 }
      var deviates = NormalDeviates(seed: seed + 100)
      for day in study.outcomes.indices where day % 2 == 1 {
        study.outcomes[day] += 0.5 * deviates.next()
      }
      var options = study.options
      errors.plain += try #require(study.result(options).effect?.interval).logWidth
      options.weighsByCleanSeconds = true
      let result = try study.result(options)
      errors.weighed += try #require(result.effect?.interval).logWidth
      #expect(result.adjustment.weighting == "clean seconds of the recording")
    }
    #expect(errors.weighed < 0.85 * errors.plain, "\(errors)")
  }

  @Test("weights that are all alike change nothing")
  func alike() throws {
    var study = StudyFixture(abab, steadyStateEffect: 0.4)
    study.cleanS = { _ in 200 }
    var options = study.options
    options.weighsByCleanSeconds = true
    let weighed = try #require(study.result(options).effect)
    let plain = try #require(study.result().effect)
    #expect(weighed.estimate == plain.estimate && weighed.pValue == plain.pValue)
  }

  @Test("what another program computed has no clean seconds, and the answer says so")
  func unweighted() throws {
    var study = StudyFixture(abab)
    study.cleanS = { $0 == 5 ? 0 : 300 }
    var options = study.options
    options.weighsByCleanSeconds = true
    let result = try study.result(options)
    #expect(result.adjustment.weighting == nil)
    #expect(result.warnings.contains("Days are not weighed: their clean seconds are not known."))
  }

  @Test("the days of the week are taken into account when asked for")
  func weekdays() throws {
    var study = StudyFixture(abab, steadyStateEffect: 0.4)
    for day in study.outcomes.indices where study.day(day).weekday >= 5 { study.outcomes[day] -= 1 }
    var options = study.options
    let plain = try #require(study.result(options).effect?.interval)
    options.weekdays = true
    let result = try study.result(options)
    let adjusted = try #require(result.effect?.interval)
    #expect(adjusted.upper - adjusted.lower < 0.6 * (plain.upper - plain.lower))
    #expect(result.adjustment.covariates.map(\.columns.count) == [6])
  }
}

extension ConfidenceInterval {
  /// The width of an interval in percent on the scale of the logarithm.
  fileprivate var logWidth: Double { log(1 + upper / 100) - log(1 + lower / 100) }
}
