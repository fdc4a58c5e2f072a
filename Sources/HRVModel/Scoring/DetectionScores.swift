/// The scores of several records, and of all of them as of one.
public struct DetectionScores: Sendable {
  /// The records, in order.
  public let records: [RecordScore]

  /// Creates scores.
  public init(_ records: [RecordScore]) { self.records = records }

  /// Counts by tolerance, in the order of ``RecordScore/tolerancesMs``, over all beats.
  public var counts: [MatchCounts] {
    RecordScore.tolerancesMs.indices.map { index in
      records.reduce(MatchCounts()) { $0 + $1.counts[index] }
    }
  }

  /// The timing of all pairs.
  public var timing: TimingErrors { TimingErrors(records.flatMap(\.errorsMs)) }

  /// Ventricular beats of all records without paced beats; nil when beats were not told apart.
  public var ventricular: MatchCounts? {
    let counts = records.filter { !$0.hasPacedBeats }.compactMap(\.ventricular)
    return counts.isEmpty ? nil : counts.reduce(MatchCounts(), +)
  }

  /// Stretches of atrial fibrillation of all records; nil when no rhythm was judged.
  public var fibrillation: RhythmCounts? {
    let counts = records.compactMap(\.fibrillation)
    return counts.isEmpty ? nil : counts.reduce(RhythmCounts(), +)
  }
}
