extension Kernels {
  /// Lomb's power at an angular frequency ω, from sums over samples `y` at instants `t`:
  ///
  ///     P = ½ [ (Σ y cos ω(t−τ))² / Σ cos² ω(t−τ) + (Σ y sin ω(t−τ))² / Σ sin² ω(t−τ) ]
  ///     tan 2ωτ = Σ sin 2ωt / Σ cos 2ωt
  ///
  /// A term whose divisor is 0 (sines of evenly spaced samples at half their rate) is left out.
  ///
  /// - Parameters:
  ///   - sum: `Σ y cos ωt` and `−Σ y sin ωt`.
  ///   - doubled: `Σ cos 2ωt` and `−Σ sin 2ωt`.
  ///   - count: the number of samples.
  /// - Source: N. R. Lomb, Astrophys. Space Sci. 39(2), 1976, pp. 447–462.
  ///   doi:10.1007/BF00648343
  @inline(__always)
  static func lombPower(
    _ sum: SIMD2<Double>, doubled: SIMD2<Double>, count: Double
  ) -> Double {
    // With R = |doubled|, 2 Σ cos² = n + R and 2 Σ sin² = n − R.
    let length = (doubled.x * doubled.x + doubled.y * doubled.y).squareRoot()
    let (c, s) = length > 0 ? (doubled.x / length, -doubled.y / length) : (1, 0)
    let (yCos, ySin) = (sum.x, -sum.y)
    let both = yCos * yCos + ySin * ySin
    let turned = (yCos * yCos - ySin * ySin) * c + 2 * yCos * ySin * s
    let cosines = 0.5 * (both + turned)
    let sines = 0.5 * (both - turned)
    var power = cosines / (count + length)
    let rest = count - length
    if rest > 1e-9 * count { power += sines / rest }
    return max(power, 0)
  }
}
