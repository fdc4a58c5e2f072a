internal import HRVModel

extension SimulatedECG {
  /// How the electrocardiogram is recorded. ``SimulatedECG/init(_:_:)`` checks the ranges.
  public struct Options: Hashable, Sendable {
    /// The true sampling rate, in Hz: 50 to 4000. A strap that promises 130 was measured at
    /// 130.06.
    public var samplingRateHz = 130.06
    /// The height of the R wave, in mV: 0.05 to 10.
    public var amplitudeMv = 1.0
    /// The wandering of the baseline.
    public var wander = Oscillation(amplitudeMv: 0, frequencyHz: 0.25)
    /// The hum of the mains.
    public var mains = Oscillation(amplitudeMv: 0, frequencyHz: 50)
    /// The power of the heartbeats (about their mean) over that of white noise, in dB: −20 to
    /// 100; nil for no noise.
    public var signalToNoiseDb: Double?
    /// What the electrodes start from, in mV: −20 to 20, decaying with a time constant of
    /// 0.15 s. Straps were seen to start with 12 mV.
    public var settlingMv = 0.0
    /// Whether the electrodes are swapped.
    public var isInverted = false
    /// The seed of the noise.
    public var seed: UInt64 = 1

    /// A clean, upright recording of a strap.
    public init() {}

    static let settlingTimeS = 0.15

    func validate() throws(ModelError) {
      try require(samplingRateHz, in: 50...4000, "sampling rate in Hz")
      try require(amplitudeMv, in: 0.05...10, "R amplitude in mV")
      try wander.validate("baseline wander")
      try mains.validate("mains")
      if let signalToNoiseDb {
        try require(signalToNoiseDb, in: -20...100, "signal to noise in dB")
      }
      try require(settlingMv, in: -20...20, "settling in mV")
    }

    /// The standard deviation of the noise, in mV, that stands in the asked relation to `waves`.
    func noiseSDMv(under wavesMv: [Double]) -> Double {
      guard let signalToNoiseDb else { return 0 }
      let count = Double(wavesMv.count)
      let mean = wavesMv.reduce(0, +) / count
      let power = wavesMv.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      let ln10 = 2.302585092994046
      return power.squareRoot() * PortableMath.exponential(-signalToNoiseDb / 20 * ln10)
    }
  }

  /// A sinusoidal disturbance.
  public struct Oscillation: Hashable, Sendable {
    /// The amplitude, in mV: 0 to 10.
    public var amplitudeMv: Double
    /// The frequency, in Hz: 0.01 to 500.
    public var frequencyHz: Double

    /// Creates a disturbance.
    public init(amplitudeMv: Double, frequencyHz: Double) {
      self.amplitudeMv = amplitudeMv
      self.frequencyHz = frequencyHz
    }

    func valueMv(atS timeS: Double) -> Double {
      amplitudeMv == 0 ? 0 : amplitudeMv * PortableMath.sine(turns: frequencyHz * timeS)
    }

    func validate(_ name: String) throws(ModelError) {
      try require(amplitudeMv, in: 0...10, "\(name) in mV")
      try require(frequencyHz, in: 0.01...500, "\(name) frequency in Hz")
    }
  }
}
