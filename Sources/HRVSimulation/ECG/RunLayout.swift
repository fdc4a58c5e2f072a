internal import HRVModel

/// Which samples of an ECG were recorded, and which were lost with contact.
struct RunLayout {
  /// The times of lost samples, in s since the first sample; ordered.
  private(set) var hiddenS: [ClosedRange<Double>] = []
  /// The recorded samples, as ranges of the samples that were taken.
  private(set) var sampleRanges: [Range<Int>] = []
  /// The same, as ranges of the recorded ones.
  private(set) var runs: [Range<Int>] = []
  private(set) var gaps: [Gap] = []

  init(rr: SimulatedRR, count: Int, rateHz: Double) {
    // A quarter of the shortest interval keeps the beats at both ends and no other.
    let keptS = (rr.truth.cleanIntervalsMs.min() ?? 0) / 4000
    var from = 0
    for artefact in rr.truth.artefacts where artefact.kind == .gap {
      let startS = SimulatedECG.marginS + artefact.startMs / 1000 + keptS
      let endS = SimulatedECG.marginS + (artefact.startMs + artefact.durationMs) / 1000 - keptS
      let lost = Int((startS * rateHz).rounded(.up))..<Int((endS * rateHz).rounded(.up))
      hiddenS.append(startS...endS)
      close(from..<lost.lowerBound)
      gaps.append(
        Gap(
          beforeInterval: runs.last?.upperBound ?? 0, startS: Double(lost.lowerBound) / rateHz,
          durationS: Double(lost.count) / rateHz, cause: .dropout))
      from = lost.upperBound
    }
    close(from..<count)
  }

  private mutating func close(_ range: Range<Int>) {
    let start = runs.last?.upperBound ?? 0
    sampleRanges.append(range)
    runs.append(start..<(start + range.count))
  }
}
