#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Places an extremum of a signal that was smoothed by a Gaussian between its samples.
///
/// The smoothed signal is s(δ) = Σₙ x(n) g(n − δ), with g the Gaussian of standard deviation σ.
/// It has next to no power above half the rate of the grid, so that it is a smooth function of
/// δ, and by the generating function of the Hermite polynomials its slope is the power series
///
///     s′(δ) = Σₘ cₘ δᵐ,     cₘ = Σₙ x(n) g(n) Heₘ₊₁(n/σ) / (σᵐ⁺¹ m!).
///
/// Eight terms have converged to a ten-thousandth of a sample at half a sample from the middle;
/// the root is found by Newton's method, without another look at the signal.
struct RPeakPlacement {
  /// Newton's method squares its error: after a step this short, in samples, it has converged
  /// to a millionth of a sample.
  private static let lastStep: Float = 1e-3
  private static let mostSteps = 8

  /// For the samples from `-reach` to `reach`, what each adds to the eight coefficients.
  private let table: [SIMD8<Float>]

  /// - Parameters:
  ///   - width: σ, in samples.
  ///   - reach: how far the Gaussian is followed.
  init(width: Double, reach: Int) {
    let sum = (-reach...reach).reduce(0) { $0 + exp(-Double($1 * $1) / (2 * width * width)) }
    table = (-reach...reach).map { n in
      let u = Double(n) / width
      var coefficients = SIMD8<Float>.zero
      // Heₘ₊₁(u) = u Heₘ(u) − m Heₘ₋₁(u); the scale is g(n) / (σᵐ⁺¹ m!).
      var (before, now) = (1.0, u)
      var scale = exp(-u * u / 2) / (sum * width)
      for m in 0..<8 {
        coefficients[m] = Float(scale * now)
        (before, now) = (now, u * now - Double(m + 1) * before)
        scale /= width * Double(m + 1)
      }
      return coefficients
    }
  }

  /// Where the height above the baseline is extreme, in samples from the middle one of
  /// `values`, in `-1 ... 1`.
  ///
  /// - Parameters:
  ///   - values: the samples from `-reach` to `reach`.
  ///   - heights: smoothed less baseline, before, at and after the middle.
  ///   - baseline: the baseline there, whose slope and bend are taken into account.
  func offset(
    _ values: Span<Float>, heights: (Float, Float, Float), baseline: (Float, Float, Float)
  ) -> Double {
    let level = values[values.count / 2]
    var series = SIMD8<Float>.zero
    for n in 0..<values.count { series += table[n] * (values[n] - level) }
    series[0] -= (baseline.2 - baseline.0) / 2
    series[1] -= (baseline.2 - baseline.1) - (baseline.1 - baseline.0)
    let start = Self.vertex(heights.0, heights.1, heights.2).place
    var delta = start
    for _ in 0..<Self.mostSteps {
      var (slope, bend): (Float, Float) = (series[7], 0)
      for m in (0..<7).reversed() {
        bend = bend * delta + slope
        slope = slope * delta + series[m]
      }
      let step = slope / bend
      guard step.isFinite, abs(delta - step) <= 1 else { return Double(start) }
      delta -= step
      if abs(step) < Self.lastStep { break }
    }
    return Double(delta)
  }

  /// The vertex of the parabola through three values, as far as it lies between the outer
  /// ones: where it is, from the middle one, and how high.
  static func vertex(
    _ left: Float, _ middle: Float, _ right: Float
  ) -> (place: Float, height: Float) {
    let bend = (left - middle) + (right - middle)
    guard bend != 0 else { return (0, middle) }
    let place = max(-1, min(1, (left - right) / (2 * bend)))
    return (place, middle + place * ((right - left) / 2 + place * bend / 2))
  }
}
