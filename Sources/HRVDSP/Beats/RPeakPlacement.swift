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
  /// A value of each of eight complexes.
  typealias Lanes = SIMD8<Float>

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

  /// Where the heights above the baselines of eight complexes are extreme, one in each lane, in
  /// samples from the middle ones of `values`, in `-1 ... 1`.
  ///
  /// - Parameters:
  ///   - values: the samples from `-reach` to `reach`; the coefficients are their sums.
  ///   - heights: smoothed less baseline, before, at and after the middle.
  ///   - baseline: the baseline there, whose slope and bend are taken into account.
  func offsets(
    _ values: Span<Lanes>, heights: (Lanes, Lanes, Lanes), baseline: (Lanes, Lanes, Lanes)
  ) -> Lanes {
    let level = values[values.count / 2]
    var (c0, c1, c2, c3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (c4, c5, c6, c7) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    for n in 0..<values.count {
      let (row, x) = (table[n], values[n] - level)
      c0 += x * row[0]
      c1 += x * row[1]
      c2 += x * row[2]
      c3 += x * row[3]
      c4 += x * row[4]
      c5 += x * row[5]
      c6 += x * row[6]
      c7 += x * row[7]
    }
    c0 -= (baseline.2 - baseline.0) / 2
    c1 -= (baseline.2 - baseline.1) - (baseline.1 - baseline.0)
    var start = Lanes.zero
    for lane in start.indices {
      start[lane] = Self.vertex(heights.0[lane], heights.1[lane], heights.2[lane]).place
    }
    var delta = start
    // A step at least this long is not the last one; infinite in lanes that have arrived.
    var least = Lanes(repeating: Self.lastStep)
    let (zero, one, infinite) = (Lanes.zero, Lanes(repeating: 1), Lanes(repeating: .infinity))
    for _ in 0..<Self.mostSteps {
      var bend = c7
      var slope = c7 * delta + c6
      bend = bend * delta + slope
      slope = slope * delta + c5
      bend = bend * delta + slope
      slope = slope * delta + c4
      bend = bend * delta + slope
      slope = slope * delta + c3
      bend = bend * delta + slope
      slope = slope * delta + c2
      bend = bend * delta + slope
      slope = slope * delta + c1
      bend = bend * delta + slope
      slope = slope * delta + c0
      var step = slope / bend
      step.replace(with: zero, where: least .== infinite)
      // Whoever leaves the neighbourhood, or whose step is no number, stays where it began.
      let next = delta - step
      let distance = next.replacing(with: -next, where: next .< zero)
      delta = start
      delta.replace(with: next, where: distance .<= one)
      var going = infinite
      going.replace(with: least, where: distance .<= one)
      let size = step.replacing(with: -step, where: step .< zero)
      least = infinite
      least.replace(with: going, where: size .>= going)
      if least == infinite { break }
    }
    return delta
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
