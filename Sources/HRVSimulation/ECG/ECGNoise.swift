/// What disturbs an electrocardiogram worn in daily life: three models of noise, named and shaped
/// after the recordings of the MIT-BIH Noise Stress Test Database (bw, ma, em).
///
/// - Source of the idea: G. B. Moody, W. K. Muldrow, R. G. Mark, "A noise stress test for arrhythmia
///   detectors", Computers in Cardiology 11, 1984, pp. 381–384. The models and their numbers are
///   this package's own.
public enum ECGNoise: String, Hashable, Sendable, CaseIterable {
  /// Twelve sines between 0.05 and 0.7 Hz, their amplitude falling with the frequency.
  case baselineWander
  /// Normal noise above 15 Hz (first order), in bursts: its logarithm swings by 0.7 around its
  /// mean, below 0.3 Hz.
  case muscle
  /// Electrodes that shift: transients every 0.7 s on average (Poisson), each of random sign
  /// and height, up within 20 to 200 ms and down within 0.1 to 0.8 s, and a fifth of normal noise
  /// below 3 Hz. Some look like beats.
  case electrodeMotion

  /// `count` samples with mean 0 and standard deviation 1; all 0 for fewer than two.
  ///
  /// - Precondition: `samplingRateHz` is finite and greater than 0.
  /// - Complexity: O(`count`).
  public func samples(_ count: Int, samplingRateHz: Double, seed: UInt64) -> [Double] {
    precondition(samplingRateHz.isFinite && samplingRateHz > 0)
    guard count > 1 else { return [Double](repeating: 0, count: max(0, count)) }
    var random = RandomStream(seed: seed, .stressNoise, index: kindNumber)
    return switch self {
    case .baselineWander: Self.standardized(Self.wander(count, samplingRateHz, &random))
    case .muscle: Self.standardized(Self.bursts(count, samplingRateHz, &random))
    case .electrodeMotion: Self.standardized(Self.shifts(count, samplingRateHz, &random))
    }
  }

  private var kindNumber: Int {
    switch self {
    case .baselineWander: 0
    case .muscle: 1
    case .electrodeMotion: 2
    }
  }

  private static func wander(_ count: Int, _ rateHz: Double, _ random: inout RandomStream)
    -> [Double]
  {
    var samples = [Double](repeating: 0, count: count)
    for _ in 0..<12 {
      let frequencyHz = random.uniform(0.05, 0.7)
      let turns = random.uniform()
      for k in samples.indices {
        samples[k] +=
          PortableMath.sine(turns: turns + frequencyHz * Double(k) / rateHz) / frequencyHz
      }
    }
    return samples
  }

  private static func bursts(_ count: Int, _ rateHz: Double, _ random: inout RandomStream)
    -> [Double]
  {
    let strength = standardized(slowed(count, below: 0.3, rateHz, &random))
    let white = (0..<count).map { _ in random.normal() }
    let slow = lowPass(white, below: 15, rateHz)
    return (0..<count).map { k in
      (white[k] - slow[k]) * PortableMath.exponential(0.7 * strength[k])
    }
  }

  private static func shifts(_ count: Int, _ rateHz: Double, _ random: inout RandomStream)
    -> [Double]
  {
    var samples = [Double](repeating: 0, count: count)
    var startS = 0.0
    while true {
      startS -= 0.7 * PortableMath.logarithm(1 - random.uniform())
      let height = random.normal() * PortableMath.exponential(0.5 * random.normal())
      let (upS, downS) = (random.uniform(0.02, 0.2), random.uniform(0.1, 0.8))
      let first = Int((startS * rateHz).rounded(.up))
      guard first < count else { break }
      // After ten time constants less than 10⁻⁴ is left.
      for k in first..<min(count, first + Int(10 * downS * rateHz)) {
        let timeS = Double(k) / rateHz - startS
        samples[k] +=
          height * (1 - PortableMath.exponential(-timeS / upS))
          * PortableMath.exponential(-timeS / downS)
      }
    }
    let steady = standardized(samples)
    let rest = standardized(slowed(count, below: 3, rateHz, &random))
    return zip(steady, rest).map { $0 + 0.2 * $1 }
  }

  private static func slowed(
    _ count: Int, below frequencyHz: Double, _ rateHz: Double, _ random: inout RandomStream
  ) -> [Double] {
    lowPass((0..<count).map { _ in random.normal() }, below: frequencyHz, rateHz)
  }

  /// A low-pass filter of first order: y(n) = y(n − 1) + a · (x(n) − y(n − 1)).
  private static func lowPass(
    _ samples: [Double], below frequencyHz: Double, _ rateHz: Double
  ) -> [Double] {
    let share = 1 - PortableMath.exponential(-2 * .pi * frequencyHz / rateHz)
    var value = 0.0
    return samples.map { sample in
      value += share * (sample - value)
      return value
    }
  }

  private static func standardized(_ samples: [Double]) -> [Double] {
    let count = Double(samples.count)
    let mean = samples.reduce(0, +) / count
    let variance = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let scale = variance > 0 ? 1 / variance.squareRoot() : 0
    return samples.map { ($0 - mean) * scale }
  }
}
