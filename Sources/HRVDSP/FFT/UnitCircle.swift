#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Points of the unit circle at whole fractions of a turn.
enum UnitCircle {
  /// The cosine and the sine of `k / n` of a turn. Angles are brought into the first eighth by
  /// whole numbers, so that symmetric points have the same digits.
  static func point(_ k: Int, of n: Int) -> (cosine: Double, sine: Double) {
    let k = k % n
    // Eighths of a turn, and what is beyond the nearest quarter, in units of 1/(8n) turn.
    let quarter = (8 * k + n) / (2 * n)
    let rest = 8 * k - 2 * n * quarter
    let angle = 2 * Double.pi * Double(rest) / Double(8 * n)
    let (c, s) = (cos(angle), sin(angle))
    switch quarter & 3 {
    case 0: return (c, s)
    case 1: return (-s, c)
    case 2: return (-c, -s)
    default: return (s, -c)
    }
  }

  /// `t[k] = e^(−2πik/n)` for all `k < n`: the real parts, then the imaginary parts, then both of
  /// `t[2k mod n]`.
  static func twiddles(_ n: Int) -> [Double] {
    let circle = (0..<n).map { point($0, of: n) }
    let twice = (0..<n).map { circle[2 * $0 % n] }
    return circle.map(\.cosine) + circle.map { -$0.sine } + twice.map(\.cosine)
      + twice.map { -$0.sine }
  }
}
