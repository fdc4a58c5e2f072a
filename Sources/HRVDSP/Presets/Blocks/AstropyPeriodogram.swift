internal import HRVModel

/// How astropy's LombScargle fits sines and a constant: frequencies five to 1/span, the power in
/// units of the values. Since version 8 its sums are exact to 5 · 10⁻¹³; earlier ones
/// approximate them on a grid, which is not reproduced.
///
/// - Source: M. Zechmeister, M. Kürster, Astron. Astrophys. 496, 2009, pp. 577–584,
///   doi:10.1051/0004-6361:200811296.
/// - Complexity: O(*n* + *frequencies* log *frequencies*).
struct AstropyPeriodogram: Hashable, Sendable {
  let upperHz: Double

  // Some six days.
  private static let most = 1 << 20

  /// The density of `y` at `times`, which begin at 0, from a frequency on.
  func density(
    of y: [Double], at times: [Double], fromHz: Double
  ) throws(MetricError) -> PresetDensity {
    guard y.count >= 3, let span = times.last, span > 0 else {
      throw .tooFewIntervals(needed: 3, got: y.count)
    }
    let step = 1 / span / 5
    let steps = ((upperHz - fromHz) / step).rounded(.toNearestOrEven)
    guard steps > 1 else { throw .undefined("the recording is too short for this spectrum") }
    guard steps < Double(Self.most) else {
      throw .undefined("a spectrum of \(Int(span)) s would have more than \(Self.most) bins")
    }
    let count = Int(steps) + 1
    let n = Double(y.count)
    let mean = y.reduce(0, +) / n
    let centred = y.map { $0 - mean }
    let even = [Double](repeating: 1, count: y.count)
    let sums = TrigonometricSums(times: times, fromHz: fromHz, step: step, count: count)
    let (ofValues, once, twice) = (sums(centred, 1), sums(even, 1), sums(even, 2))
    return PresetDensity(
      frequenciesHz: (0..<count).map { fromHz + step * Double($0) },
      density: (0..<count).map {
        0.5 * n * Self.power(ofValues[$0] / n, once[$0] / n, twice[$0] / n)
      })
  }

  /// The share of squares that the best sine with a constant explains, from Σ h cos and Σ h sin.
  private static func power(
    _ y: SIMD2<Double>, _ once: SIMD2<Double>, _ twice: SIMD2<Double>
  ) -> Double {
    let tangent =
      (twice.y - 2 * once.y * once.x) / (twice.x - (once.x * once.x - once.y * once.y))
    let root = (1 + tangent * tangent).squareRoot()
    let (s2, c2) = (tangent / root, 1 / root)
    let c = 0.5.squareRoot() * (1 + c2).squareRoot()
    let size = 0.5.squareRoot() * (1 - c2).squareRoot()
    let s = s2 > 0 ? size : s2 < 0 ? -size : 0
    let (yc, ys) = (y.x * c + y.y * s, y.y * c - y.x * s)
    let (mc, ms) = (once.x * c + once.y * s, once.y * c - once.x * s)
    let cosines = 0.5 * (1 + twice.x * c2 + twice.y * s2) - mc * mc
    let sines = 0.5 * (1 - twice.x * c2 - twice.y * s2) - ms * ms
    return yc * yc / cosines + ys * ys / sines
  }
}
