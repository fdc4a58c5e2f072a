public import HRVModel

/// An electrocardiogram whose R instants are known below the sample.
///
/// The heart is that of a ``SimulatedRR``: sinus and ectopic beats where they really fell;
/// missed and extra beats are a detector's errors and leave no trace in an ECG. Losses of
/// contact leave out the samples between the beats at both ends of the gap. The first R lies
/// 0.5 s after the first sample, and the signal ends 0.5 s after the last.
///
/// Sample *k* is taken at *k* / rate, whatever the nominal rate of the recorder, and rounded to
/// the microvolt, as straps write it.
public struct SimulatedECG: Sendable {
  /// What was asked for.
  public let options: Options
  /// The samples as recorded, in µV.
  public let samplesUv: [Int32]
  /// The same as the model sees it, with runs and gaps.
  public let signal: ECGSignal
  /// What really happened.
  public let truth: Truth

  /// What really happened in a simulated electrocardiogram.
  public struct Truth: Sendable {
    /// The instants of the recorded R apexes, in s since the first sample, not rounded.
    public let rTimesS: [Double]
    /// Which of ``rTimesS`` belong to ectopic beats, ascending.
    public let ectopicBeats: [Int]
    /// The standard deviation of the white noise, in mV.
    public let noiseSDMv: Double
  }

  /// The time before the first and after the last R, in s.
  public static let marginS = 0.5

  /// Simulates the electrocardiogram of the heart in `rr`.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for an option outside its
  ///   range, or for more than 20 million samples.
  /// - Complexity: O(*n*) in the number of samples.
  public init(_ rr: SimulatedRR, _ options: Options = Options()) throws(ModelError) {
    try options.validate()
    let beatsS = rr.truth.beatTimesS.map { $0 + Self.marginS }
    let endS = (beatsS.last ?? 0) + Self.marginS
    let rateHz = options.samplingRateHz
    try require(endS * rateHz, in: 1...20_000_000, "samples")
    let count = Int((endS * rateHz).rounded(.down)) + 1

    let ectopic = Set(rr.truth.ectopicBeats)
    let wavesMv = Self.wavesMv(beatsS: beatsS, ectopic: ectopic, count: count, options)
    let noiseSDMv = options.noiseSDMv(under: wavesMv)
    let allUv = Self.recordedUv(wavesMv, noiseSDMv: noiseSDMv, options)

    let layout = RunLayout(rr: rr, count: count, rateHz: rateHz)
    let keptUv = layout.sampleRanges.flatMap { allUv[$0] }
    self.options = options
    samplesUv = keptUv
    signal = try ECGSignal(
      samplesMv: keptUv.map { Float(Double($0) / 1000) }, samplingRateHz: rateHz,
      runs: layout.runs, runStartsS: layout.sampleRanges.map { Double($0.lowerBound) / rateHz },
      gaps: layout.gaps)
    let seen = beatsS.indices.filter { beat in
      !layout.hiddenS.contains { $0.contains(beatsS[beat]) }
    }
    truth = Truth(
      rTimesS: seen.map { beatsS[$0] },
      ectopicBeats: seen.indices.filter { ectopic.contains(seen[$0]) }, noiseSDMv: noiseSDMv)
  }

  /// Its first samples, at most those of the first run: what a recorder has that was stopped
  /// earlier.
  func prefix(_ count: Int) throws(ModelError) -> SimulatedECG {
    try SimulatedECG(self, count: count)
  }

  private init(_ whole: SimulatedECG, count: Int) throws(ModelError) {
    let count = min(max(1, count), whole.signal.runs[0].upperBound)
    let rateHz = whole.signal.samplingRateHz
    options = whole.options
    samplesUv = Array(whole.samplesUv[..<count])
    signal = try ECGSignal(
      samplesMv: Array(whole.signal.samplesMv[..<count]), samplingRateHz: rateHz)
    let seen = whole.truth.rTimesS.prefix { $0 < Double(count) / rateHz }
    truth = Truth(
      rTimesS: Array(seen), ectopicBeats: whole.truth.ectopicBeats.filter { $0 < seen.count },
      noiseSDMv: whole.truth.noiseSDMv)
  }

  /// The sum of the waves of all beats, in mV, upright and without noise.
  private static func wavesMv(
    beatsS: [Double], ectopic: Set<Int>, count: Int, _ options: Options
  ) -> [Double] {
    var samplesMv = [Double](repeating: 0, count: count)
    let rateHz = options.samplingRateHz
    for (beat, atS) in beatsS.enumerated() {
      let intervalS = beat > 0 ? atS - beatsS[beat - 1] : beatsS[1] - atS
      let waves =
        ectopic.contains(beat)
        ? ECGMorphology.premature(afterS: intervalS) : ECGMorphology.sinus(afterS: intervalS)
      for wave in waves {
        let first = Int(((atS + wave.extentS.lowerBound) * rateHz).rounded(.up))
        let last = Int(((atS + wave.extentS.upperBound) * rateHz).rounded(.down))
        for k in max(0, first)..<max(0, first, min(count, last + 1)) {
          samplesMv[k] +=
            options.amplitudeMv * wave.value(atS: Double(k) / rateHz - atS)
        }
      }
    }
    return samplesMv
  }

  /// What the recorder makes of the waves, in µV.
  private static func recordedUv(
    _ wavesMv: [Double], noiseSDMv: Double, _ options: Options
  ) -> [Int32] {
    var noise = RandomStream(seed: options.seed, .ecgNoise)
    let sign = options.isInverted ? -1.0 : 1
    return wavesMv.enumerated().map { k, waveMv in
      let timeS = Double(k) / options.samplingRateHz
      let valueMv =
        sign * waveMv
        + options.wander.valueMv(atS: timeS) + options.mains.valueMv(atS: timeS)
        + options.settlingMv * PortableMath.exponential(-timeS / Options.settlingTimeS)
        + (noiseSDMv > 0 ? noiseSDMv * noise.normal() : 0)
      return Int32((valueMv * 1000).rounded())
    }
  }
}
