/// Normal-to-normal intervals: an ``RRSeries`` after artefact correction.
///
/// The initializer is `package`: only artefact correction makes one, so a metric that takes
/// an `NNSeries` cannot be handed raw intervals by mistake. Correction may replace, insert or
/// remove intervals, so indices need not match those of the recording; ``audit`` says what
/// was done to which recorded interval.
public struct NNSeries: Hashable, Sendable {
  /// The intervals in milliseconds. Finite, greater than zero, at least one.
  public package(set) var intervalsMs: [Double]

  /// The instant at which each interval ends, in s since time 0 of the recording; ascending.
  public package(set) var endTimesS: [Double]

  /// The contiguous stretches, as ranges of indices into ``intervalsMs``; ordered, not empty,
  /// covering all. Nothing may be computed across their borders.
  public package(set) var runs: [Range<Int>]

  /// What every interval of this series is: `normal`, or what it was replaced for.
  public package(set) var labels: [BeatLabel]

  /// What was done, one entry for every recorded interval that was not kept as it was, whichever
  /// pass found it; in the order of the recording.
  ///
  /// Inserted beats belong to the entry of the interval that they divide, and count as one.
  public package(set) var audit: [ArtefactDecision]

  /// The number of believable intervals in the recording.
  public package(set) var recordedCount: Int

  /// The length of the recording, gaps included, in seconds.
  public package(set) var durationS: Double

  package init(
    intervalsMs: [Double], endTimesS: [Double], runs: [Range<Int>], labels: [BeatLabel],
    audit: [ArtefactDecision], recordedCount: Int, durationS: Double
  ) {
    precondition(
      !intervalsMs.isEmpty && intervalsMs.count == endTimesS.count
        && intervalsMs.count == labels.count && runs.last?.upperBound == intervalsMs.count
        && audit.count <= recordedCount)
    self.intervalsMs = intervalsMs
    self.endTimesS = endTimesS
    self.runs = runs
    self.labels = labels
    self.audit = audit
    self.recordedCount = recordedCount
    self.durationS = durationS
  }

  /// The share of recorded intervals that were not kept as recorded, in `0...1`.
  public var correctedFraction: Double { Double(audit.count) / Double(recordedCount) }

  /// The number of successive differences that exist: none spans a gap.
  public var differenceCount: Int { intervalsMs.count - runs.count }

  /// The time that the intervals themselves cover, gaps left out, in seconds.
  public var coveredS: Double { intervalsMs.reduce(0, +) / 1000 }
}
