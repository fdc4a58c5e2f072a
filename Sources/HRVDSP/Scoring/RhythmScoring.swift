public import HRVModel

/// Compares what was said of the rhythm of a record with its annotations.
///
/// A stretch is one of atrial fibrillation when more than half of its time is annotated so; flutter
/// of the atria, which has no intervals of its own, is none. Stretches that were not judged, that touch
/// ventricular flutter or in which no rhythm is annotated do not count.
public struct RhythmScoring: Sendable {
  private static let name = "AFIB"

  /// Creates a scoring.
  public init() {}

  /// The counts of a record; nil when no rhythm is annotated.
  ///
  /// - Parameters:
  ///   - judgement: what was said of the intervals between successive `beats`.
  ///   - beats: ascending.
  /// - Complexity: O(*stretches* · *changes of rhythm*).
  public func callAsFunction(
    _ judgement: RhythmJudgement, of beats: [DetectedBeat], against annotations: BeatAnnotations
  ) -> RhythmCounts? {
    guard let first = annotations.rhythms.first else { return nil }
    var counts = RhythmCounts()
    for window in judgement.windows where window.irregularity != nil {
      let begin = beats[window.intervals.lowerBound].timeS * annotations.rateHz
      let end = beats[window.intervals.upperBound].timeS * annotations.rateHz
      let touchesFlutter = annotations.flutter.contains {
        Double($0.lowerBound) < end && Double($0.upperBound) > begin
      }
      guard !touchesFlutter, begin >= Double(first.sample) else { continue }
      counts.add(
        isRhythm: fibrillating(annotations.rhythms, from: begin, to: end) > (end - begin) / 2,
        isCalled: window.isAtrialFibrillation)
    }
    return counts
  }

  /// How many samples from `begin` to `end` are annotated as fibrillation.
  private func fibrillating(
    _ rhythms: [BeatAnnotations.RhythmChange], from begin: Double, to end: Double
  ) -> Double {
    var sum = 0.0
    for (index, rhythm) in rhythms.enumerated() where rhythm.name == Self.name {
      let until = index + 1 < rhythms.count ? Double(rhythms[index + 1].sample) : .infinity
      sum += max(0, min(end, until) - max(begin, Double(rhythm.sample)))
    }
    return sum
  }
}
