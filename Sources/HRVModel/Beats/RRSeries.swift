/// The intervals between successive heartbeats, as a recorder delivered them.
///
/// An `RRSeries` may contain ectopic beats, missed beats and noise. No metric accepts one:
/// pass it through artefact correction to obtain an ``NNSeries``.
///
/// A series is made of contiguous *runs*, divided by *gaps*: stretches of time in which
/// beats are missing or in which the recorder wrote a value that no heart produces. No
/// difference, spectrum segment or template may span a gap.
///
/// Invariants, established by ``Builder`` and relied upon everywhere else:
///
/// - there is at least one interval, and every interval is finite and inside the range that its
///   ``species`` allows, ``Species/believableMs``;
/// - the runs are in order, not empty, and cover all intervals;
/// - time `0` is the beginning of the recording: of the first interval or gap, or of the signal
///   in which beats were found, and time never runs backwards.
public struct RRSeries: Hashable, Sendable {
  /// What a human heart can do, in milliseconds: 20 to 300 beats a minute.
  ///
  /// Values outside are not artefacts to be corrected but marks of the recorder (0, 33,
  /// 19,815, 60,070, 65,535 were seen) or lost contact: they become gaps.
  public static let believableMs: ClosedRange<Double> = Species.human.believableMs

  /// Whose heart it is.
  public let species: Species

  /// The believable intervals in milliseconds, in recording order, exact at the export's own
  /// resolution, so that ties stay ties.
  public let intervalsMs: [Double]

  /// The contiguous stretches, as ranges of indices into ``intervalsMs``.
  public let runs: [Range<Int>]

  /// When the first interval of each run begins, in ms since time 0.
  public let runStartsMs: [Double]

  /// Where time passed without a usable interval, in order.
  public let gaps: [Gap]

  /// The intervals that begin or end at a beat known to be none of the sinus node's, from the ECG
  /// or from who annotated it, as ascending indices into ``intervalsMs``; empty where nothing is
  /// known of the beats.
  public let ectopicIntervals: [Int]

  /// The time from time 0 to the end of the last interval or gap, in ms.
  public let durationMs: Double

  /// The time from time 0 to the end of the last interval or gap, in s.
  public var durationS: Double { durationMs / 1000 }

  /// The instant at which each interval ends, in seconds since time 0.
  ///
  /// Sums are kept in milliseconds within a run, so that whole milliseconds stay exact.
  ///
  /// - Complexity: O(*n*).
  public func endTimesS() -> [Double] {
    var times: [Double] = []
    times.reserveCapacity(intervalsMs.count)
    for (run, startMs) in zip(runs, runStartsMs) {
      var ms = startMs
      for i in run {
        ms += intervalsMs[i]
        times.append(ms / 1000)
      }
    }
    return times
  }

  /// Creates a series without gaps, or says which interval breaks an invariant.
  ///
  /// - Throws: ``ModelError/emptySeries`` or ``ModelError/invalidInterval(index:valueMs:)``.
  /// - Complexity: O(*n*).
  public init(intervalsMs: [Double], species: Species = .human) throws(ModelError) {
    guard !intervalsMs.isEmpty else { throw .emptySeries }
    let believableMs = species.believableMs
    var sumMs = 0.0
    var signs: UInt64 = 0
    let (least, most) = (believableMs.lowerBound.bitPattern, believableMs.upperBound.bitPattern)
    for valueMs in intervalsMs {
      // Without a branch, since nearly all series pass: numbers that are not negative are in the
      // order of their bits, so that a difference of those has the sign of what is outside.
      let bits = valueMs.bitPattern
      signs |= bits | (bits &- least) | (most &- bits)
      sumMs += valueMs
    }
    let areBelievable = signs &>> 63 == 0
    guard areBelievable else {
      for (index, valueMs) in intervalsMs.enumerated() where !believableMs.contains(valueMs) {
        throw .invalidInterval(index: index, valueMs: valueMs)
      }
      throw .emptySeries
    }
    self.species = species
    self.intervalsMs = intervalsMs
    runs = [0..<intervalsMs.count]
    runStartsMs = [0]
    gaps = []
    ectopicIntervals = []
    durationMs = sumMs
  }

  /// Collects intervals in recording order; values that no heart produces become gaps.
  public struct Builder: Sendable {
    private let species: Species
    private var intervalsMs: [Double] = []
    private var runs: [Range<Int>] = []
    private var runStartsMs: [Double] = []
    private var gaps: [Gap] = []
    private var ectopicIntervals: [Int] = []
    private var runStart = 0
    private var runStartMs = 0.0
    private var clockMs = 0.0

    // A larger value is a mark of the recorder and says nothing of time.
    private static let longestGapMs = 86_400_000.0

    /// An empty builder at time 0, for the heart of a `species`.
    public init(species: Species = .human) { self.species = species }

    /// The time that has passed so far, in ms.
    public var elapsedMs: Double { clockMs }

    /// The number of believable intervals so far.
    public var count: Int { intervalsMs.count }

    /// Makes room for `count` intervals.
    public mutating func reserveCapacity(_ count: Int) { intervalsMs.reserveCapacity(count) }

    /// Moves the first beat away from time 0: the time before it holds no beat, and nothing is
    /// missing from it.
    ///
    /// - Precondition: nothing was added yet; `durationMs` is finite and not negative.
    public mutating func leadIn(durationMs: Double) {
      precondition(intervalsMs.isEmpty && gaps.isEmpty && durationMs.isFinite && durationMs >= 0)
      clockMs = durationMs
      runStartMs = durationMs
    }

    /// Adds the next recorded interval: to the run when it is believable, else as a gap that
    /// lasts as long as the value says (0 when that is not between 0 and a day).
    ///
    /// - Parameter isEctopic: whether one of its beats is known to be none of the sinus node's.
    public mutating func append(intervalMs: Double, isEctopic: Bool = false) {
      guard species.believableMs.contains(intervalMs) else {
        let lasts = (0...Self.longestGapMs).contains(intervalMs) ? intervalMs : 0
        return addGap(durationMs: lasts, cause: .impossibleInterval(recordedMs: intervalMs))
      }
      if isEctopic { ectopicIntervals.append(intervalsMs.count) }
      intervalsMs.append(intervalMs)
      clockMs += intervalMs
    }

    /// Adds recorded intervals as far as they are believable, and returns how many there were.
    public mutating func append(believableFrom intervalsMs: ArraySlice<Double>) -> Int {
      let believableMs = species.believableMs
      var clockMs = clockMs
      var end = intervalsMs.startIndex
      while end < intervalsMs.endIndex, believableMs.contains(intervalsMs[end]) {
        clockMs += intervalsMs[end]
        end += 1
      }
      self.clockMs = clockMs
      let believable = intervalsMs[..<end]
      self.intervalsMs.append(contentsOf: believable)
      return believable.count
    }

    /// Records that time passed without beats: the next interval begins a new run.
    ///
    /// - Precondition: `durationMs` is finite and not negative.
    public mutating func addGap(durationMs: Double, cause: Gap.Cause) {
      precondition(durationMs.isFinite && durationMs >= 0, "gap of \(durationMs) ms")
      closeRun()
      gaps.append(
        Gap(
          beforeInterval: intervalsMs.count, startS: clockMs / 1000,
          durationS: durationMs / 1000, cause: cause))
      clockMs += durationMs
      runStartMs = clockMs
    }

    /// The finished series.
    ///
    /// - Throws: ``ModelError/emptySeries`` when no believable interval was added.
    public consuming func finish() throws(ModelError) -> RRSeries {
      guard !intervalsMs.isEmpty else { throw .emptySeries }
      closeRun()
      return RRSeries(
        unchecked: species, intervalsMs: intervalsMs, runs: runs, runStartsMs: runStartsMs,
        gaps: gaps, ectopicIntervals: ectopicIntervals, durationMs: clockMs)
    }

    private mutating func closeRun() {
      guard intervalsMs.count > runStart else { return }
      runs.append(runStart..<intervalsMs.count)
      runStartsMs.append(runStartMs)
      runStart = intervalsMs.count
    }
  }

  /// A series of parts that satisfy the invariants.
  init(
    unchecked species: Species, intervalsMs: [Double], runs: [Range<Int>], runStartsMs: [Double],
    gaps: [Gap], ectopicIntervals: [Int], durationMs: Double
  ) {
    self.species = species
    self.intervalsMs = intervalsMs
    self.runs = runs
    self.runStartsMs = runStartsMs
    self.gaps = gaps
    self.ectopicIntervals = ectopicIntervals
    self.durationMs = durationMs
  }
}
