internal import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension StudyAnswer {
  /// What would settle the question, beyond what the refusals of a study say.
  ///
  /// Days are reckoned from the record itself: an interval narrows with the square root of the days
  /// when their noise stays as it is.
  var settling: String? {
    guard let effect = result.effect, !result.outcome.isLFHF else { return nil }
    switch result.verdict {
    case .insufficientData: return nil
    case .inconclusive: return more(by: detectableOverWorthwhile)
    case .noWorthwhileChange:
      return
        "For this dose and form it is settled as far as the interval goes; another dose, form or"
        + " time is another question."
    case .compatible(_, let exceedsSWC):
      let cause =
        "A schedule drawn by lot beforehand (hrv plan): then nothing else changes with the magnesium"
        + " but by chance."
      return exceedsSWC ? cause : cause + " " + (sized(effect) ?? "")
    case .underRandomisedSchedule(_, let exceedsSWC):
      let again = "A second drawn schedule that shows the same."
      return exceedsSWC ? again : again + " " + (sized(effect) ?? "")
    }
  }

  /// How many times as far from 0 the detectable effect lies as the worthwhile one; nil when either
  /// is not known.
  private var detectableOverWorthwhile: Double? {
    guard let unit = result.effect?.unit, let detectable = result.minimumDetectableEffect,
      let worthwhile = result.smallestWorthwhileChange, worthwhile > 0
    else { return nil }
    return Self.additive(detectable, unit) / Self.additive(worthwhile, unit)
  }

  private func more(by ratio: Double?) -> String {
    let plan = "hrv plan forecasts what a schedule can show before it begins."
    guard let ratio, ratio.isFinite, ratio > 1, let days = days(times: ratio) else {
      return "More days of both kinds, with more changes between them: \(plan)"
    }
    return "About \(days) with both kinds of days, where this record has"
      + " \(NumberText.count(result.data.pairedDays)), if they are as noisy: so many show the smallest"
      + " worthwhile change in four of five records. More changes between the two kinds help, too:"
      + " \(plan)"
  }

  /// What would tell whether an effect is worthwhile.
  private func sized(_ effect: TestResult) -> String? {
    guard let interval = effect.interval, let worthwhile = result.smallestWorthwhileChange else {
      return nil
    }
    let estimate = abs(Self.additive(effect.estimate, effect.unit))
    let near = min(
      abs(Self.additive(interval.lower, effect.unit)),
      abs(Self.additive(interval.upper, effect.unit)))
    let beyond = estimate - Self.additive(worthwhile, effect.unit)
    guard beyond > 0, estimate > near else {
      return "The estimate itself is smaller than what would matter."
    }
    guard let days = days(times: (estimate - near) / beyond) else {
      return "The estimate lies so little beyond what would matter that ten years of days like"
        + " these would not tell whether it is worthwhile."
    }
    return "Whether it is worthwhile: about \(days) like these, if the estimate stays."
  }

  /// The days that narrow an interval so many times; nil beyond ten years.
  private func days(times ratio: Double) -> String? {
    let days = (Double(result.data.pairedDays) * ratio * ratio / 10).rounded(.up) * 10
    return days.isFinite && days <= 3650 ? counted(Int(days), "day") : nil
  }

  /// An effect where effects add up: a percentage as its logarithm.
  private static func additive(_ effect: Double, _ unit: String) -> Double {
    unit == "%" ? log1p(effect / 100) : effect
  }
}
