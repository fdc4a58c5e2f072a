internal import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Standard normal numbers from ``SplitMix64``, two from each pair of uniform ones.
///
/// - Source: G. E. P. Box and M. E. Muller (1958), Ann. Math. Stat. 29, 610.
struct NormalDeviates {
  private var generator: SplitMix64
  private var spare: Double?

  /// Starts the sequence that belongs to `seed`.
  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// Starts one of many sequences that belong to `seed`.
  init(seed: UInt64, stream: UInt64) {
    var mixer = SplitMix64(seed: seed)
    mixer = SplitMix64(seed: mixer.next() ^ stream)
    generator = SplitMix64(seed: mixer.next())
  }

  /// The next number.
  mutating func next() -> Double {
    if let deviate = spare {
      spare = nil
      return deviate
    }
    // 1 − u lies in (0, 1], where the logarithm is finite.
    let radius = (-2 * log(1 - generator.nextUniform())).squareRoot()
    let angle = 2 * Double.pi * generator.nextUniform()
    spare = radius * sin(angle)
    return radius * cos(angle)
  }
}
