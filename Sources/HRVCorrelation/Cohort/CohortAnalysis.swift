public import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Pools the effects of several people.
///
/// Each study gives one effect and one standard error, that of its own interval:
/// `SE = (upper − lower)/(2·1.96)` before it is told in percent, so that a study whose interval
/// is wide for having few independent days counts for less. Days of different people are never
/// put into one series.
public struct CohortAnalysis: Sendable {
  /// The fewest people for a mean.
  public static let fewestPeople = 5
  /// The fewest people for drawing each effect towards the mean.
  public static let fewestForShrinking = 10
  /// The level of every interval.
  private static let level = 0.95

  private let doseMgPerDay: Double?

  /// Prepares to pool.
  ///
  /// - Parameter doseMgPerDay: the dose that effects are stated for; nil for the median of the
  ///   studies' own. Effects are taken to be proportional to the dose, as in every study.
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` outside 1 to 5000 mg.
  public init(doseMgPerDay: Double? = nil) throws(ModelError) {
    if let doseMgPerDay, !(1...5000).contains(doseMgPerDay) {
      throw .outOfRange(
        quantity: "dose in mg a day", value: doseMgPerDay, allowed: "1 to 5000")
    }
    self.doseMgPerDay = doseMgPerDay
  }

  /// Pools `studies`; nil when there are none.
  ///
  /// The first study with an effect says which outcome and which model of exposure count; studies
  /// with others, and refused ones, are left out with the reason.
  public func callAsFunction(_ studies: [StudyOutline]) -> CohortResult? {
    guard let first = studies.first(where: { $0.effect != nil }) ?? studies.first else {
      return nil
    }
    var used: [(study: StudyOutline, effect: StudyOutline.Effect)] = []
    var excluded: [CohortResult.Exclusion] = []
    for study in studies {
      if let reason = Self.obstacle(study, beside: first, used.map(\.study)) {
        excluded.append(.init(label: study.label, reason: reason))
      } else if let effect = study.effect {
        used.append((study, effect))
      }
    }
    let scale: EffectScale =
      first.metricID.hasPrefix("ln_") ? .percent : .unit(first.effect?.unit ?? "")
    let dose = doseMgPerDay ?? used.map(\.study.referenceDoseMgPerDay).median ?? 0
    let effects = used.map { Self.natural($0.effect, scale, dose / $0.study.referenceDoseMgPerDay) }
    var members = zip(used, effects).map { used, effect in
      CohortResult.Member(
        label: used.study.label, estimate: scale(effect.estimate) ?? 0,
        interval: Self.told(
          (effect.estimate - effect.reach, effect.estimate + effect.reach), scale))
    }
    var pooled: CohortResult.Pooled?
    if members.count >= Self.fewestPeople {
      let meta = MetaAnalysis(
        estimates: effects.map(\.estimate), standardErrors: effects.map(\.standardError))
      pooled = Self.pooled(meta, scale)
      if members.count >= Self.fewestForShrinking {
        for (index, effect) in meta.shrunken.enumerated() {
          members[index].shrunken = scale(effect)
        }
      }
    }
    return CohortResult(
      metricID: first.metricID, symbol: first.symbol, unit: scale.unit, doseMgPerDay: dose,
      exposureModelID: first.exposureModelID, members: members, pooled: pooled,
      refusal: pooled == nil ? Self.tooFew(members.count) : nil, excluded: excluded,
      assumptions: Self.assumptions)
  }

  private static let assumptions = [
    "People are independent of each other, and each study's effect is proportional to the dose.",
    "True effects of people scatter normally; how far (τ²) is estimated by restricted maximum"
      + " likelihood.",
    "The interval of the mean is that of Hartung, Knapp, Sidik and Jonkman, never narrower than"
      + " the usual one.",
  ]

  private static func tooFew(_ count: Int) -> Refusal {
    Refusal(
      rule: "too-few-people",
      finding: "\(count) usable \(count == 1 ? "study" : "studies");"
        + " \(fewestPeople) are the least for a mean",
      remedy: "Add \(fewestPeople - count) more people; until then each stands for itself")
  }

  private static func obstacle(
    _ study: StudyOutline, beside first: StudyOutline, _ used: [StudyOutline]
  ) -> String? {
    guard let effect = study.effect else { return "the study was refused" }
    if study.metricID != first.metricID {
      return "its outcome is \(study.metricID), not \(first.metricID)"
    }
    if study.exposureModel != first.exposureModel {
      return "its exposure is \(study.exposureModel), not \(first.exposureModel)"
    }
    if effect.unit != first.effect?.unit { return "its effect is in \(effect.unit)" }
    if !(study.referenceDoseMgPerDay > 0) { return "it states no dose" }
    if !(effect.interval.lower < effect.interval.upper)
      || (study.metricID.hasPrefix("ln_") && !(effect.interval.lower > -100))
    {
      return "its interval is empty"
    }
    if let same = used.first(where: { $0.effect == effect }) {
      return "it has the same effect as \(same.label): one person counts once"
    }
    return nil
  }

  /// The effect of the common dose in the outcome's unit, half the width of its interval, and
  /// the standard error.
  private static func natural(
    _ effect: StudyOutline.Effect, _ scale: EffectScale, _ dose: Double
  ) -> (estimate: Double, reach: Double, standardError: Double) {
    func value(_ told: Double) -> Double {
      switch scale {
      case .percent: log1p(told / 100)
      case .unit: told
      }
    }
    let reach = (value(effect.interval.upper) - value(effect.interval.lower)) / 2 * dose
    let z = Distributions.normalQuantile((1 + effect.interval.level) / 2)
    return (value(effect.estimate) * dose, reach, reach / z)
  }

  private static func pooled(_ meta: MetaAnalysis, _ scale: EffectScale) -> CohortResult.Pooled? {
    guard let mean = scale(meta.mean) else { return nil }
    return CohortResult.Pooled(
      mean: mean, interval: told(meta.interval(level: level), scale), pValue: meta.pValue,
      prediction: told(meta.predictionInterval(level: level), scale),
      betweenDeviation: meta.betweenVariance.squareRoot(), inconsistency: meta.inconsistency)
  }

  private static func told(
    _ ends: (lower: Double, upper: Double), _ scale: EffectScale
  ) -> ConfidenceInterval {
    ConfidenceInterval(
      lower: scale(ends.lower) ?? -.greatestFiniteMagnitude,
      upper: scale(ends.upper) ?? .greatestFiniteMagnitude, level: level)
  }
}
