public import HRVModel

/// A heart in a steady state: every stretch of its intervals is drawn from one stationary
/// process, and another seed gives another draw.
///
/// Where ``SimulatedRR`` has fixed amplitudes and a truth for each recording, this has random
/// ones and a truth for the process: what a metric is expected to be over all draws. Intervals
/// of confidence are calibrated on it.
///
/// The modulation is a sum of independent parts: wander (first-order autoregressions, of which
/// several make a 1/f spectrum) and rhythms, of random strength (a resonance driven by noise: a
/// Gaussian process with a peak) or of random phase and rate only. Each interval is the
/// modulation at its own end, as near as the mean interval tells where that is, plus noise.
/// Beats are rounded to the clock of the recorder.
public struct StationaryRR: Hashable, Sendable {
  /// What the process is called.
  public let name: String
  /// The mean interval, in ms.
  public var meanNNMs = 900.0
  /// What is slow.
  public var wander: [Wander] = []
  /// What comes and goes.
  public var rhythms: [Rhythm] = []
  /// The standard deviation of white noise on every interval, in ms.
  public var noiseSDMs = 2.0
  /// How much longer long intervals are than short ones are short: with *m* the modulation, the
  /// interval is `mean + mean · (exp(skew · m / mean) − 1) / skew`; 0 leaves *m* as it is.
  public var skew = 0.0
  /// Contact lost in the middle of every recording, in s, on top of its duration.
  public var gapS = 0.0
  /// How finely the recorder writes.
  public var resolution = SimulatedRR.Resolution.milliseconds

  /// A process without modulation.
  public init(_ name: String) { self.name = name }

  /// A first-order autoregression.
  public struct Wander: Hashable, Sendable {
    /// Its standard deviation, in ms.
    public var sdMs: Double
    /// The frequency above which its spectrum falls, in Hz.
    public var cornerHz: Double

    /// Creates a part.
    public init(sdMs: Double, cornerHz: Double) {
      self.sdMs = sdMs
      self.cornerHz = cornerHz
    }
  }

  /// A rhythm.
  public struct Rhythm: Hashable, Sendable {
    /// Its standard deviation, in ms.
    public var sdMs: Double
    /// Its mean frequency, in Hz.
    public var hz: Double
    /// Half the width of its peak at half its height, in Hz; 0 for a constant amplitude.
    public var widthHz = 0.0
    /// The standard deviation of its frequency, in Hz, where the amplitude is constant.
    public var driftHz = 0.0
    /// The standard deviation of the logarithm of its amplitude, on top.
    public var swing = 0.0
    /// The time in which drift and swing are forgotten, in s.
    public var memoryS = 10.0

    /// A Gaussian rhythm with a peak of this width.
    public init(sdMs: Double, hz: Double, widthHz: Double) {
      self.sdMs = sdMs
      self.hz = hz
      self.widthHz = widthHz
    }

    /// A rhythm of constant amplitude, but for drift and swing.
    public init(
      sdMs: Double, hz: Double, driftHz: Double = 0, swing: Double = 0, memoryS: Double = 10
    ) {
      self.sdMs = sdMs
      self.hz = hz
      self.driftHz = driftHz
      self.swing = swing
      self.memoryS = memoryS
    }
  }

  /// One draw, of `durationS` from its first to its last beat, or a beat more.
  ///
  /// The same seed gives the same bits on every machine.
  ///
  /// - Throws: ``HRVModel/ModelError/outOfRange(quantity:value:allowed:)`` for a duration outside
  ///   10 to 172,800 s.
  /// - Complexity: O(*durationS*): some 5 ms an hour.
  public func recording(durationS: Double, seed: UInt64) throws(ModelError) -> RRSeries {
    try require(durationS, in: 10...172_800, "duration in s")
    let intervalsMs = resolution.recorded(heartbeats(durationS: durationS + gapS, seed: seed))
    var builder = RRSeries.Builder()
    builder.reserveCapacity(intervalsMs.count)
    var clockS = 0.0
    var lostMs = 0.0
    for intervalMs in intervalsMs {
      clockS += intervalMs / 1000
      if gapS > 0, clockS > durationS / 2, clockS < durationS / 2 + gapS {
        lostMs += intervalMs
        continue
      }
      if lostMs > 0 { builder.addGap(durationMs: lostMs, cause: .dropout) }
      lostMs = 0
      builder.append(intervalMs: intervalMs)
    }
    return try builder.finish()
  }

  /// The intervals of the heart itself, in ms; none leaves what hearts can do.
  private func heartbeats(durationS: Double, seed: UInt64) -> [Double] {
    var stream = RandomStream(seed: seed, .stationaryRhythms)
    var modulation = StationaryModulation(self, &stream)
    var intervalsMs: [Double] = []
    var clockS = 0.0
    var firstS: Double?
    while clockS - (firstS ?? clockS) < durationS {
      let m = modulation.valueMs(atS: clockS + meanNNMs / 1000, &stream)
      let bent =
        skew == 0 ? m : meanNNMs * (PortableMath.exponential(skew * m / meanNNMs) - 1) / skew
      let intervalMs = meanNNMs + bent + noiseSDMs * stream.normal()
      intervalsMs.append(min(max(intervalMs, 300), 2500))
      clockS += intervalsMs[intervalsMs.count - 1] / 1000
      if firstS == nil { firstS = clockS }
    }
    return intervalsMs
  }
}
