/// How the beats that were found in a record compare with those that an expert marked.
public struct RecordScore: Sendable {
  /// The tolerances within which a beat counts as found, in ms: the 150 ms of ANSI/AAMI EC57, a
  /// QRS complex, and a few samples.
  public static let tolerancesMs = [150, 50, 11]

  /// The name of the record.
  public let name: String
  /// Its length in s.
  public let durationS: Double
  /// How much of it was left out because the ventricles fluttered, in s.
  public let flutterS: Double
  /// Counts by tolerance, in the order of ``tolerancesMs``.
  public let counts: [MatchCounts]
  /// Detected minus reference of the pairs within 150 ms, in ms, with the fraction of a sample.
  public let errorsMs: [Double]
  /// Whether a pacemaker had a part in beats of the reference.
  public let hasPacedBeats: Bool
  /// Ventricular beats, when beats were told apart.
  public let ventricular: MatchCounts?
  /// Stretches of atrial fibrillation, when the rhythm was judged and annotated.
  public let fibrillation: RhythmCounts?

  /// Creates a score.
  ///
  /// - Precondition: as many counts as ``tolerancesMs``.
  public init(
    name: String, durationS: Double, flutterS: Double, counts: [MatchCounts],
    errorsMs: [Double], hasPacedBeats: Bool, ventricular: MatchCounts? = nil,
    fibrillation: RhythmCounts? = nil
  ) {
    precondition(counts.count == Self.tolerancesMs.count, "\(counts.count) counts")
    self.name = name
    self.durationS = durationS
    self.flutterS = flutterS
    self.counts = counts
    self.errorsMs = errorsMs
    self.hasPacedBeats = hasPacedBeats
    self.ventricular = ventricular
    self.fibrillation = fibrillation
  }
}
