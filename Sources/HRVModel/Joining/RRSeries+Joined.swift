extension RRSeries {
  /// One series of several, each of which begins at its start, or where the one before ends when
  /// that is later; gaps divide them.
  ///
  /// The time before the first beat of a later part, in which nothing is missing, belongs to
  /// the gap before it.
  ///
  /// - Precondition: there is a start in ms for each series, the first is 0, none is NaN.
  init(joining parts: [RRSeries], startsMs: [Double]) {
    precondition(parts.count == startsMs.count && startsMs.first == 0)
    var intervalsMs: [Double] = []
    intervalsMs.reserveCapacity(parts.reduce(0) { $0 + $1.intervalsMs.count })
    var runs: [Range<Int>] = []
    var runStartsMs: [Double] = []
    var gaps: [Gap] = []
    var ectopicIntervals: [Int] = []
    var clockMs = 0.0
    for (part, startMs) in zip(parts, startsMs) {
      let base = intervalsMs.count
      let originMs = max(startMs, clockMs)
      if base > 0 {
        gaps.append(
          Gap(
            beforeInterval: base, startS: clockMs / 1000,
            durationS: (originMs + part.leadInMs - clockMs) / 1000, cause: .recorderPause))
      }
      intervalsMs += part.intervalsMs
      runs += part.runs.map { $0.lowerBound + base..<$0.upperBound + base }
      runStartsMs += part.runStartsMs.map { originMs + $0 }
      gaps += part.gaps.map {
        Gap(
          beforeInterval: $0.beforeInterval + base,
          startS: base == 0 ? $0.startS : (originMs + $0.startS * 1000) / 1000,
          durationS: $0.durationS, cause: $0.cause)
      }
      ectopicIntervals += part.ectopicIntervals.map { $0 + base }
      clockMs = originMs + part.durationMs
    }
    self.init(
      unchecked: parts[0].species, intervalsMs: intervalsMs, runs: runs, runStartsMs: runStartsMs,
      gaps: gaps, ectopicIntervals: ectopicIntervals, durationMs: clockMs)
  }

  /// The time before the first beat in which nothing is missing, in ms.
  private var leadInMs: Double {
    if let gap = gaps.first, gap.beforeInterval == 0 { return gap.startS * 1000 }
    return runStartsMs[0]
  }
}
