import Foundation
import HRVModel

/// An electrocardiogram whose R peaks are known: at each instant of `beatsS` a sum of five
/// Gaussians (P, Q, R, S, T), evaluated at the samples, so that an instant may lie anywhere
/// between two of them.
///
/// The form is that of P. E. McSharry et al., IEEE Trans. Biomed. Eng. 50(3), 2003,
/// doi:10.1109/TBME.2003.808805, with widths in seconds; T moves with the root of the interval.
struct SimulatedECG {
  struct Wave {
    var amplitudeMv: Double
    var widthS: Double
    var offsetS: Double
  }

  static let waves = [
    Wave(amplitudeMv: 0.12, widthS: 0.025, offsetS: -0.17),
    Wave(amplitudeMv: -0.10, widthS: 0.009, offsetS: -0.028),
    Wave(amplitudeMv: 1.00, widthS: 0.011, offsetS: 0),
    Wave(amplitudeMv: -0.22, widthS: 0.010, offsetS: 0.030),
    Wave(amplitudeMv: 0.30, widthS: 0.055, offsetS: 0.28),
  ]

  let beatsS: [Double]
  let samplingRateHz: Double
  var samplesMv: [Float]

  /// The clean signal from time 0 to 0.6 s after the last beat.
  init(
    beatsS: [Double], samplingRateHz: Double, gain: Double = 1, waves: [Wave] = Self.waves
  ) {
    self.beatsS = beatsS
    self.samplingRateHz = samplingRateHz
    let count = Int((((beatsS.last ?? 0) + 0.6) * samplingRateHz).rounded(.down))
    var x = [Double](repeating: 0, count: count)
    for (i, beatS) in beatsS.enumerated() {
      let intervalS = i > 0 ? beatS - beatsS[i - 1] : 0.85
      for (w, wave) in waves.enumerated() {
        let isT = w == waves.count - 1
        let centreS = beatS + wave.offsetS * (isT ? intervalS.squareRoot() / 0.92 : 1)
        let first = max(0, Int(((centreS - 6 * wave.widthS) * samplingRateHz).rounded(.up)))
        let last = min(count - 1, Int((centreS + 6 * wave.widthS) * samplingRateHz))
        guard first <= last else { continue }
        for n in first...last {
          let u = (Double(n) / samplingRateHz - centreS) / wave.widthS
          x[n] += gain * wave.amplitudeMv * exp(-u * u / 2)
        }
      }
    }
    samplesMv = x.map { Float($0) }
  }

  var ecg: ECGSignal {
    get throws { try ECGSignal(samplesMv: samplesMv, samplingRateHz: samplingRateHz) }
  }

  var variance: Double {
    let mean = samplesMv.reduce(0) { $0 + Double($1) } / Double(samplesMv.count)
    return samplesMv.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      / Double(samplesMv.count)
  }

  /// Adds `f(time in s)`, in mV.
  func adding(_ f: (Double) -> Double) -> SimulatedECG {
    var copy = self
    for n in samplesMv.indices { copy.samplesMv[n] += Float(f(Double(n) / samplingRateHz)) }
    return copy
  }

  /// Adds noise that is flat from 0.5 to 40 Hz and empty elsewhere, so strong that the
  /// variance of the clean signal is 10^(`snrDb`/10) times that of the noise: 200 sines at
  /// random frequencies and phases.
  func withNoise(snrDb: Double, seed: UInt64) -> SimulatedECG {
    var generator = SplitMix64(seed: seed)
    var noise = [Double](repeating: 0, count: samplesMv.count)
    for _ in 0..<200 {
      let step = 2 * Double.pi * (0.5 + 39.5 * generator.nextUniform()) / samplingRateHz
      let phase = 2 * Double.pi * generator.nextUniform()
      // Two-term recurrence of the sine: sin(φ + (n+1)ω) = 2 cos ω sin(φ + nω) − sin(φ + (n−1)ω).
      var (before, now) = (sin(phase - step), sin(phase))
      let twice = 2 * cos(step)
      for n in noise.indices {
        noise[n] += now
        (before, now) = (now, twice * now - before)
      }
    }
    let scale = (variance / pow(10, snrDb / 10) / (200.0 / 2)).squareRoot()
    var copy = self
    for n in noise.indices { copy.samplesMv[n] += Float(scale * noise[n]) }
    return copy
  }
}

extension SimulatedECG {
  /// Instants of beats with independent Gaussian intervals, made to have `rmssdMs` exactly.
  static func beatsS(
    count: Int, meanMs: Double = 850, rmssdMs: Double = 40, seed: UInt64, firstS: Double = 0.7
  ) -> [Double] {
    var generator = SplitMix64(seed: seed)
    let raw = (1..<count).map { _ in
      (-2 * log(1 - generator.nextUniform())).squareRoot()
        * cos(2 * Double.pi * generator.nextUniform())
    }
    let scale = rmssdMs / rmssd(raw)
    var beatsS = [firstS]
    for value in raw { beatsS.append(beatsS[beatsS.count - 1] + (meanMs + scale * value) / 1000) }
    return beatsS
  }

  /// The root mean square of successive differences.
  static func rmssd(_ x: [Double]) -> Double {
    let squares = zip(x.dropFirst(), x).map { ($0 - $1) * ($0 - $1) }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }
}
