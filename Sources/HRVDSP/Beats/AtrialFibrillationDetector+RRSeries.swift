public import HRVModel

extension AtrialFibrillationDetector {
  /// Judges the rhythm of a series: of the intervals that are not known to be ectopic. Stretches are
  /// ranges of its intervals.
  ///
  /// - Complexity: O(*n*).
  public func callAsFunction(_ rr: RRSeries) -> RhythmJudgement {
    guard !rr.ectopicIntervals.isEmpty else { return self(intervalsMs: rr.intervalsMs) }
    var intervalsMs = rr.intervalsMs
    // No heart makes such an interval, so that it is left out.
    for index in rr.ectopicIntervals { intervalsMs[index] = 0 }
    return self(intervalsMs: intervalsMs)
  }
}
