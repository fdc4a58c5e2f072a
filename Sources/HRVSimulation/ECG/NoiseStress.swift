public import HRVModel

/// Adds noise to a clean electrocardiogram as the program `nst` of the WFDB package does: none
/// for five minutes, then for two minutes in every four.
///
/// The ratio of signal to noise is that of powers: of the signal, an eighth of the square of the
/// mean peak-to-peak height of the first 300 QRS complexes, each from 50 ms before to 50 ms after
/// its R peak; of the noise, the square of the mean of its root mean squares about the mean in the
/// first 300 s, second by second. Of both lists 5 % are left out at either end.
///
/// - Source: `nst(1)`, WFDB Applications Guide.
public struct NoiseStress: Hashable, Sendable {
  /// The ratio of signal to noise, in dB.
  public let signalToNoiseDb: Double
  /// When the noise begins, in s.
  public let startS: Double
  /// How long it lasts each time, and how long it pauses, in s.
  public let stretchS: Double

  /// Creates a stress.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)``.
  public init(signalToNoiseDb: Double, startS: Double = 300, stretchS: Double = 120)
    throws(ModelError)
  {
    try require(signalToNoiseDb, in: -40...100, "signal to noise in dB")
    try require(startS, in: 0...1e6, "start of noise in s")
    try require(stretchS, in: 1...1e6, "stretch of noise in s")
    self.signalToNoiseDb = signalToNoiseDb
    self.startS = startS
    self.stretchS = stretchS
  }

  /// Whether there is noise at `timeS`.
  public func isNoisy(atS timeS: Double) -> Bool {
    timeS >= startS && Int((timeS - startS) / stretchS).isMultiple(of: 2)
  }

  /// `clean`, whose R peaks are at `rTimesS`, with `noise`, which is repeated when it is too
  /// short.
  ///
  /// - Precondition: `clean` has one run; `noise` is not empty.
  public func callAsFunction(
    _ clean: ECGSignal, rTimesS: [Double], noise: [Double]
  ) throws(ModelError) -> ECGSignal {
    precondition(clean.runs.count == 1 && !noise.isEmpty)
    let rateHz = clean.samplingRateHz
    let signal = Self.signalPower(clean.samplesMv, rTimesS: rTimesS, rateHz: rateHz)
    let power = Self.noisePower(noise, rateHz: rateHz)
    let ln10 = 2.302585092994046
    let gain =
      power > 0
      ? (signal / power).squareRoot() * PortableMath.exponential(-signalToNoiseDb / 20 * ln10) : 0
    var samplesMv = clean.samplesMv
    var next = 0
    for k in samplesMv.indices where isNoisy(atS: Double(k) / rateHz) {
      samplesMv[k] += Float(gain * noise[next])
      next = (next + 1) % noise.count
    }
    return try ECGSignal(
      samplesMv: samplesMv, samplingRateHz: rateHz, lead: clean.lead,
      isCalibrated: clean.isCalibrated)
  }

  private static func signalPower(
    _ samplesMv: [Float], rTimesS: [Double], rateHz: Double
  ) -> Double {
    var heights: [Double] = []
    for timeS in rTimesS where heights.count < 300 {
      let first = ((timeS - 0.05) * rateHz).rounded()
      let last = ((timeS + 0.05) * rateHz).rounded()
      guard first >= 0, last < Double(samplesMv.count) else { continue }
      let complex = samplesMv[Int(first)...Int(last)]
      heights.append(Double((complex.max() ?? 0) - (complex.min() ?? 0)))
    }
    let height = trimmedMean(heights)
    return height * height / 8
  }

  private static func noisePower(_ noise: [Double], rateHz: Double) -> Double {
    let second = max(1, min(noise.count, Int(rateHz.rounded())))
    let strengths = (0..<min(300, noise.count / second)).map { chunk in
      let part = noise[(chunk * second)..<((chunk + 1) * second)]
      let mean = part.reduce(0, +) / Double(second)
      return (part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(second)).squareRoot()
    }
    let strength = trimmedMean(strengths)
    return strength * strength
  }

  private static func trimmedMean(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let cut = values.count / 20
    let kept = values.sorted()[cut..<(values.count - cut)]
    return kept.reduce(0, +) / Double(kept.count)
  }
}
