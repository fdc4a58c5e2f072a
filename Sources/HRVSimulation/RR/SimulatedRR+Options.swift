internal import HRVModel

extension SimulatedRR {
  /// What to simulate. ``SimulatedRR/init(_:)`` checks the ranges named here.
  public struct Options: Hashable, Sendable {
    /// The length of the recording, in s: 10 to 172,800.
    public var durationS = 300.0
    /// The mean interval, in ms: 250 to 2500.
    public var meanNNMs = 900.0
    /// The very slow modulation.
    public var vlf = Modulation(amplitudeMs: 0, frequencyHz: 0.02)
    /// The slow modulation (blood-pressure waves).
    public var lf = Modulation(amplitudeMs: 20, frequencyHz: 0.1)
    /// The fast modulation (respiratory sinus arrhythmia).
    public var hf = Modulation(amplitudeMs: 30, frequencyHz: 0.25)
    /// The standard deviation of white noise on every interval, in ms: 0 to 200.
    public var noiseSDMs = 5.0
    /// How finely the recorder writes.
    public var resolution = Resolution.milliseconds
    /// What goes wrong.
    public var artefacts = ArtefactPlan()
    /// The seed of everything random.
    public var seed: UInt64 = 1

    /// Five minutes at rest, without artefacts.
    public init() {}

    /// The three modulations, slowest first.
    var modulations: [Modulation] { [vlf, lf, hf] }
  }

  /// A sinusoidal change of the interval.
  public struct Modulation: Hashable, Sendable {
    /// The amplitude, in ms: 0 or more. The standard deviation is 1/√2 of it.
    public var amplitudeMs: Double
    /// The frequency, in Hz: 0.001 to half the mean heart rate.
    public var frequencyHz: Double
    /// The phase at time 0, in turns: -1 to 1.
    public var phaseTurns: Double

    /// Creates a modulation.
    public init(amplitudeMs: Double, frequencyHz: Double, phaseTurns: Double = 0) {
      self.amplitudeMs = amplitudeMs
      self.frequencyHz = frequencyHz
      self.phaseTurns = phaseTurns
    }

    /// amplitude · sin(2π(f·t + φ)), in ms.
    func valueMs(atS timeS: Double) -> Double {
      amplitudeMs * PortableMath.sine(turns: frequencyHz * timeS + phaseTurns)
    }
  }

  /// How finely a recorder writes.
  public enum Resolution: String, Hashable, Sendable, CaseIterable {
    /// Not rounded at all.
    case exact
    /// Whole milliseconds.
    case milliseconds = "1ms"
    /// Ticks of 1/1024 s, as straps send them, expressed in ms.
    case ticks1024 = "1/1024s"

    /// The length of a tick, in ms; nil when nothing is rounded. Exact in binary.
    public var tickMs: Double? {
      switch self {
      case .exact: nil
      case .milliseconds: 1
      case .ticks1024: 1000 / 1024
      }
    }

    /// The intervals between beats whose instants are rounded to whole ticks.
    func recorded(_ intervalsMs: [Double]) -> [Double] {
      guard let tickMs else { return intervalsMs }
      var instantMs = 0.0
      var tick = 0.0
      return intervalsMs.map { intervalMs in
        instantMs += intervalMs
        let next = (instantMs / tickMs).rounded()
        defer { tick = next }
        return (next - tick) * tickMs
      }
    }

    /// The whole number of ticks nearest to a duration, in ms.
    func nearest(_ durationMs: Double) -> Double {
      guard let tickMs else { return durationMs }
      return (durationMs / tickMs).rounded() * tickMs
    }
  }

  /// How many artefacts of each kind.
  public struct ArtefactPlan: Hashable, Sendable {
    /// Beats that are not detected: two intervals become one, their sum. 0 to 100,000.
    public var missed = 0
    /// Beats that are detected where there is none: an interval becomes two of the same sum.
    public var extra = 0
    /// Premature beats with a full compensatory pause: the sum of the two intervals stays.
    public var ectopic = 0
    /// Intervals in whose place the recorder writes a value that no heart produces.
    public var impossible = 0
    /// Losses of contact, by the least length of each in s (1 to 3600): whole intervals go
    /// until that much time has passed, and the next row begins a new run.
    public var gapsS: [Double] = []

    /// Nothing goes wrong.
    public init() {}
  }
}

extension SimulatedRR.Options {
  /// Checks every range, and that no interval of the heart can leave what hearts can do.
  func validate() throws(ModelError) {
    try require(durationS, in: 10...172_800, "duration in s")
    try require(meanNNMs, in: 250...2500, "mean interval in ms")
    try require(noiseSDMs, in: 0...200, "noise in ms")
    var swingMs = noiseSDMs * RandomStream.greatestNormal
    var slope = 0.0
    for (name, modulation) in zip(["VLF", "LF", "HF"], modulations) {
      try require(modulation.amplitudeMs, in: 0...2000, "\(name) amplitude in ms")
      try require(
        modulation.frequencyHz, in: 0.001...(500 / meanNNMs), "\(name) frequency in Hz")
      try require(modulation.phaseTurns, in: -1...1, "\(name) phase in turns")
      swingMs += modulation.amplitudeMs
      slope += 2 * Double.pi * modulation.frequencyHz * modulation.amplitudeMs / 1000
    }
    try require(slope, in: 0...0.5, "steepest change of the interval in ms a ms")
    // Two milliseconds of room: rounding instants may move an interval by a tick.
    let (shortest, longest) = (meanNNMs - swingMs, meanNNMs + swingMs)
    let believable = RRSeries.believableMs
    let allowed = (believable.lowerBound + 2)...(believable.upperBound - 2)
    try require(shortest, in: allowed, "shortest possible interval in ms")
    try require(longest, in: allowed, "longest possible interval in ms")
    try artefacts.validate()
  }
}

extension SimulatedRR.ArtefactPlan {
  func validate() throws(ModelError) {
    let most = 0...100_000
    try require(missed, in: most, "missed beats")
    try require(extra, in: most, "extra beats")
    try require(ectopic, in: most, "ectopic beats")
    try require(impossible, in: most, "impossible values")
    try require(gapsS.count, in: 0...1000, "gaps")
    for gapS in gapsS { try require(gapS, in: 1...3600, "gap in s") }
  }
}
