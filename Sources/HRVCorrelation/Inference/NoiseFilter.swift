#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The part of the Kalman filter of ``DayNoise`` that depends on the days alone.
///
/// `P = u/v` is the variance of what is not yet known of the slow part; `F = P + (1−w)·f` that
/// of the next observation. With `v' = u + (1−w)·f·v` one has `F = v'/v`, so that the product of
/// all `F`, the determinant of `V`, is the last `v`.
struct NoiseFilter {
  private let slow: Double
  private let white: Double
  private var u: Double
  private var v = 1.0
  private var powersOfTwo = 0.0

  /// What one day does to a series that is being whitened.
  struct Step {
    /// `1/F`: the weight of the squared error.
    var precision: Double
    /// What the next expectation keeps of this one.
    var keep: Double
    /// What it takes from the observation.
    var gain: Double
  }

  /// Begins before the first day.
  init(_ noise: DayNoise.Parameters) {
    slow = noise.slowShare
    white = 1 - noise.slowShare
    u = noise.slowShare
  }

  /// Takes in a day; `decay` is `ρ` to the power of the days to the next one, `whiteFactor` the
  /// day's `f`.
  @inline(__always)
  mutating func advance(decay: Double, whiteFactor: Double) -> Step {
    let white = white * whiteFactor
    let next = u + white * v
    let inverse = 1 / next
    let precision = v * inverse
    let step = Step(
      precision: precision, keep: decay * white * precision, gain: decay * u * inverse)
    // decay²·white·u + slow·(1 − decay²)·next, so written that a day costs the next one no
    // more than a product and a sum.
    let fresh = slow * (1 - decay * decay)
    u = (decay * decay * white + fresh) * u + (fresh * white) * v
    v = next
    // A factor is at most a few thousand and, ρ being at most 0.99, at least 1/100 of a slow
    // part or as small as a weight makes it: a watch on the exponent is enough.
    if v < 0x1p-512 || v > 0x1p512 { rescale() }
    return step
  }

  @inline(never)
  private mutating func rescale() {
    let exponent = Double(v.exponent)
    let scale = Double(sign: .plus, exponent: -Int(v.exponent), significand: 1)
    u *= scale
    v *= scale
    powersOfTwo += exponent
  }

  /// `log|V|` of the days taken in.
  var logDeterminant: Double { log(v) + powersOfTwo * 0.693_147_180_559_945_309_417 }
}
