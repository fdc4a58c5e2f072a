extension SimulatedRR {
  /// What really happened in a simulated recording.
  public struct Truth: Sendable {
    /// The intervals before artefacts, in ms, at the recorder's resolution: what a faultless
    /// recording would hold.
    public let cleanIntervalsMs: [Double]
    /// The instants of the beats, in s since beat 0, not rounded; ectopic beats where they
    /// really fell. One more than intervals.
    public let beatTimesS: [Double]
    /// Which of ``beatTimesS`` are ectopic, ascending.
    public let ectopicBeats: [Int]
    /// What went wrong, in order of time.
    public let artefacts: [Artefact]
    /// √(mean of squared successive differences) of ``cleanIntervalsMs``, in ms.
    public let rmssdMs: Double
    /// The standard deviation (divisor *n* − 1) of ``cleanIntervalsMs``, in ms.
    public let sdnnMs: Double

    init(exactIntervalsMs: [Double], cleanIntervalsMs: [Double], layer: ArtefactLayer) {
      var instantMs = 0.0
      var timesMs = [0.0]
      timesMs.reserveCapacity(exactIntervalsMs.count + 1)
      for intervalMs in exactIntervalsMs {
        instantMs += intervalMs
        timesMs.append(instantMs)
      }
      for (beat, earlyMs) in layer.ectopicBeats { timesMs[beat] -= earlyMs }
      self.cleanIntervalsMs = cleanIntervalsMs
      beatTimesS = timesMs.map { $0 / 1000 }
      ectopicBeats = layer.ectopicBeats.map(\.beat)
      artefacts = layer.artefacts
      rmssdMs = Self.rmssdMs(of: cleanIntervalsMs)
      sdnnMs = Self.sdnnMs(of: cleanIntervalsMs)
    }

    /// - Precondition: at least two intervals.
    static func rmssdMs(of intervalsMs: [Double]) -> Double {
      var sum = 0.0
      for (a, b) in zip(intervalsMs, intervalsMs.dropFirst()) { sum += (b - a) * (b - a) }
      return (sum / Double(intervalsMs.count - 1)).squareRoot()
    }

    /// - Precondition: at least two intervals.
    static func sdnnMs(of intervalsMs: [Double]) -> Double {
      let mean = intervalsMs.reduce(0, +) / Double(intervalsMs.count)
      let sum = intervalsMs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (sum / Double(intervalsMs.count - 1)).squareRoot()
    }
  }

  /// One thing that went wrong, and where.
  public struct Artefact: Hashable, Sendable {
    /// What went wrong.
    public let kind: Kind
    /// The clean intervals that it changed or swallowed.
    public let cleanIntervals: Range<Int>
    /// The index into ``SimulatedRR/rows`` of the first row that it changed; for a gap, of
    /// the first row after it.
    public let row: Int
    /// The index into the intervals of ``SimulatedRR/series`` of the first that it changed;
    /// for a gap or an impossible value, of the first after it.
    public let seriesIndex: Int
    /// When the first clean interval that it changed began, in ms since beat 0.
    public let startMs: Double
    /// How long the clean intervals that it changed lasted, in ms.
    public let durationMs: Double

    /// What can go wrong. ``ArtefactPlan`` says what each is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// A beat was not detected.
      case missed
      /// A beat was detected where there was none.
      case extra
      /// A premature beat with a full compensatory pause.
      case ectopic
      /// A value that no heart produces.
      case impossible
      /// Contact was lost.
      case gap
    }
  }
}
