/// What an expert marked in a record: its beats, and the rhythms between them.
///
/// Invariants: beats, flutter and rhythms are in order of time; the rate is greater than 0.
public struct BeatAnnotations: Hashable, Sendable {
  /// The rate in Hz at which ``AnnotatedBeat/sample`` counts.
  public let rateHz: Double
  /// The beats, those within flutter included.
  public let beats: [AnnotatedBeat]
  /// The samples from the begin of a ventricular flutter to its end; there are no beats to speak
  /// of in it. One that does not end reaches to `Int.max`.
  public let flutter: [ClosedRange<Int>]
  /// Where the rhythm changes.
  public let rhythms: [RhythmChange]

  /// A change of rhythm.
  public struct RhythmChange: Hashable, Sendable {
    /// The sample from which on it is in force.
    public let sample: Int
    /// Its name without the bracket before it, such as `N`, `AFIB`, `B`.
    public let name: String

    /// Creates a change.
    public init(sample: Int, name: String) {
      self.sample = sample
      self.name = name
    }
  }

  /// Creates annotations.
  ///
  /// - Precondition: the invariants above.
  public init(
    rateHz: Double, beats: [AnnotatedBeat], flutter: [ClosedRange<Int>] = [],
    rhythms: [RhythmChange] = []
  ) {
    precondition(rateHz.isFinite && rateHz > 0, "\(rateHz) Hz")
    self.rateHz = rateHz
    self.beats = beats
    self.flutter = flutter
    self.rhythms = rhythms
  }
}
