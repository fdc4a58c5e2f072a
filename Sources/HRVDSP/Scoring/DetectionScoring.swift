public import HRVModel

/// Compares the beats found in a record with its annotations.
///
/// Detected instants are rounded to the samples of the annotations, as a program would write
/// them; timing is that of the instants themselves. Beats within ventricular flutter, of either
/// list, are left out; nothing else is, from the first second on.
///
/// Ventricular beats are judged by the pairs within 150 ms: true positive when both are
/// ventricular; false negative when the reference is and the detected beat is not, or is missing;
/// false positive when the detected beat is and the reference is normal, supraventricular or
/// missing. A fusion beat, a paced or an unclassifiable one called ventricular is neither.
///
/// - Source: ANSI/AAMI EC57:2012, 4.3.2 and 4.3.3.
public struct DetectionScoring: Sendable {
  /// Creates a scoring.
  public init() {}

  /// The score of a record.
  ///
  /// - Parameters:
  ///   - durationS: the length of the record in s.
  ///   - isVentricular: whether each of `beats` was taken for a ventricular one; nil when they
  ///     were not told apart.
  ///   - rhythm: what was said of the intervals between successive `beats`; nil when nothing was.
  /// - Precondition: `beats` ascend; as many flags as beats.
  public func callAsFunction(
    _ beats: [DetectedBeat], against annotations: BeatAnnotations, name: String,
    durationS: Double, isVentricular: [Bool]? = nil, rhythm: RhythmJudgement? = nil
  ) -> RecordScore {
    precondition(isVentricular.map { $0.count == beats.count } ?? true)
    let rateHz = annotations.rateHz
    func isUsable(_ sample: Int) -> Bool {
      !annotations.flutter.contains { $0.contains(sample) }
    }
    let reference = annotations.beats.filter { isUsable($0.sample) }
    let detected = beats.indices.compactMap { index -> (index: Int, sample: Int)? in
      let sample = Int((beats[index].timeS * rateHz).rounded())
      return isUsable(sample) ? (index, sample) : nil
    }
    let matchings = RecordScore.tolerancesMs.map { toleranceMs in
      BeatMatching(
        reference: reference.map(\.sample), detected: detected.map(\.sample),
        window: Double(toleranceMs) * rateHz / 1000)
    }
    let widest = matchings[0].detectedByReference
    let errorsMs = zip(reference, widest).compactMap { beat, match -> Double? in
      match.map { (beats[detected[$0].index].timeS - Double(beat.sample) / rateHz) * 1000 }
    }
    let end = Int((durationS * rateHz).rounded())
    let flutter = annotations.flutter.reduce(0) {
      $0 + max(0, min($1.upperBound, end) - $1.lowerBound)
    }
    return RecordScore(
      name: name, durationS: durationS, flutterS: Double(flutter) / rateHz,
      counts: matchings.map(\.counts), errorsMs: errorsMs,
      hasPacedBeats: annotations.beats.contains(where: \.isPaced),
      ventricular: isVentricular.map { flags in
        Self.ventricular(reference, detected.map { flags[$0.index] }, widest)
      },
      fibrillation: rhythm.flatMap { RhythmScoring()($0, of: beats, against: annotations) })
  }

  private static func ventricular(
    _ reference: [AnnotatedBeat], _ isVentricular: [Bool], _ matches: [Int?]
  ) -> MatchCounts {
    var counts = MatchCounts()
    var isMatched = [Bool](repeating: false, count: isVentricular.count)
    for (beat, match) in zip(reference, matches) {
      if let match { isMatched[match] = true }
      let isCalled = match.map { isVentricular[$0] } ?? false
      switch (beat.type, isCalled) {
      case (.ventricular, true): counts.truePositives += 1
      case (.ventricular, false): counts.falseNegatives += 1
      case (.normal, true), (.supraventricular, true): counts.falsePositives += 1
      default: break
      }
    }
    counts.falsePositives += zip(isVentricular, isMatched).count { $0 && !$1 }
    return counts
  }
}
