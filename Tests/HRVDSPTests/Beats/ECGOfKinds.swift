import Foundation
import HRVDSP
import HRVModel

/// An electrocardiogram in which every beat has its own kind of complex: sums of Gaussians as in
/// ``SimulatedECG``, at 250 Hz, with a little noise.
struct ECGOfKinds {
  /// The complexes.
  enum Kind {
    /// A narrow complex.
    case narrow
    /// A complex of a bundle branch block: two peaks, wide.
    case block
    /// A ventricular complex: wide, high, T the other way.
    case wide
  }

  static let rateHz = 250.0
  private(set) var beatsS: [Double] = []
  let kinds: [Kind]
  let ecg: ECGSignal

  /// Beats of `kinds`, each after the interval in s that stands beside it.
  init(_ beats: [(intervalS: Double, kind: Kind)], seed: UInt64 = 1) throws {
    kinds = beats.map(\.kind)
    var atS = 0.0
    for beat in beats {
      atS += beat.intervalS
      beatsS.append(atS)
    }
    var generator = SplitMix64(seed: seed)
    var samplesMv = (0..<Int((atS + 0.8) * Self.rateHz)).map { _ in
      Float(0.04 * (generator.nextUniform() - 0.5))
    }
    for (beatS, kind) in zip(beatsS, kinds) {
      for wave in Self.waves(kind) {
        let first = max(0, Int((beatS + wave.atS - 5 * wave.widthS) * Self.rateHz))
        let last = Int((beatS + wave.atS + 5 * wave.widthS) * Self.rateHz)
        for k in first...min(last, samplesMv.count - 1) {
          let u = (Double(k) / Self.rateHz - beatS - wave.atS) / wave.widthS
          samplesMv[k] += Float(wave.mv * exp(-u * u / 2))
        }
      }
    }
    ecg = try ECGSignal(samplesMv: samplesMv, samplingRateHz: Self.rateHz)
  }

  /// The beats as a detector without error would give them.
  var detected: [DetectedBeat] { beatsS.map { DetectedBeat(timeS: $0, amplitudeMv: 1) } }

  private static func waves(_ kind: Kind) -> [(mv: Double, atS: Double, widthS: Double)] {
    switch kind {
    case .narrow:
      [
        (0.12, -0.17, 0.025), (-0.1, -0.028, 0.009), (1, 0, 0.011), (-0.22, 0.03, 0.01),
        (0.3, 0.28, 0.05),
      ]
    case .block:
      [(0.12, -0.18, 0.025), (0.7, -0.01, 0.02), (0.8, 0.05, 0.025), (-0.25, 0.3, 0.05)]
    case .wide: [(1.5, 0, 0.035), (-0.6, 0.09, 0.04), (-0.4, 0.3, 0.06)]
    }
  }
}
