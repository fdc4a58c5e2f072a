internal import HRVDSP
internal import HRVModel

extension Analysis {
  /// The share of intervals from which on a whole recording is refused, that of corrected ones.
  /// Below it, a stretch that looked irregular by chance does not take the night.
  private static let mostFibrillating = MetricInput.standardMaximumCorrectedFraction

  /// Why a recording has no metrics for its rhythm; nil when it has, or was asked for all the same.
  func refusal(_ rhythm: RhythmJudgement) -> MetricError? {
    guard !options.allowsFibrillation, let fraction = rhythm.fibrillatingFraction,
      fraction >= Self.mostFibrillating
    else { return nil }
    return .atrialFibrillation(
      suspected: rhythm.windows.count(where: \.isAtrialFibrillation),
      stretches: rhythm.windows.count { $0.irregularity != nil })
  }

  /// When the heart was fibrillating, in s since time 0, in order; nothing when that is allowed.
  func fibrillatingS(_ rhythm: RhythmJudgement, _ rr: RRSeries) -> [Range<Double>] {
    guard !options.allowsFibrillation,
      rhythm.windows.contains(where: \.isAtrialFibrillation)
    else { return [] }
    let endsS = rr.endTimesS()
    return rhythm.windows.filter(\.isAtrialFibrillation).map { window in
      let first = window.intervals.lowerBound
      let beginS = endsS[first] - rr.intervalsMs[first] / 1000
      return beginS..<max(beginS, endsS[window.intervals.upperBound - 1])
    }
  }
}
