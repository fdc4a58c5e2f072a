extension Kernels {
  /// `z[2i] = (x[i] − mean of x) · w[i]`, `z[2i + 1] = (y[i] − mean of y) · w[i]`.
  ///
  /// A mean is formed from the distances to the first element, so that a constant is removed
  /// without a rest.
  ///
  /// - Precondition: `x`, `y` and `w` have one length, which is not 0; `z` has twice that.
  package static func centreAndMultiply(
    _ x: borrowing Span<Double>, and y: borrowing Span<Double>, by w: borrowing Span<Double>,
    into z: inout MutableSpan<Double>
  ) {
    precondition(x.count == w.count && y.count == w.count && z.count == 2 * w.count)
    let (meanX, meanY) = (mean(x), mean(y))
    for i in 0..<w.count {
      z[2 &* i] = (x[i] - meanX) * w[i]
      z[2 &* i &+ 1] = (y[i] - meanY) * w[i]
    }
  }

  /// `z[2i] = (x[i] − mean of x) · w[i]`, `z[2i + 1] = 0`.
  ///
  /// - Precondition: `x` and `w` have one length, which is not 0; `z` has twice that.
  package static func centreAndMultiply(
    _ x: borrowing Span<Double>, by w: borrowing Span<Double>, into z: inout MutableSpan<Double>
  ) {
    precondition(x.count == w.count && z.count == 2 * w.count)
    let mean = mean(x)
    for i in 0..<w.count {
      z[2 &* i] = (x[i] - mean) * w[i]
      z[2 &* i &+ 1] = 0
    }
  }

  /// `power[k] += ( |Z[k]|² + |Z[n − k]|² ) / 2`, where `Z[k]` lies at `2k` (re), `2k + 1` (im),
  /// and `Z[n]` is `Z[0]`.
  ///
  /// - Precondition: `power` has at most `n / 2 + 1` elements.
  package static func addPairedPower(
    ofInterleaved bins: borrowing Span<Double>, to power: inout MutableSpan<Double>
  ) {
    let n = bins.count / 2
    precondition(power.count <= n / 2 + 1 && !power.isEmpty)
    power[0] += bins[0] * bins[0] + bins[1] * bins[1]
    for k in 1..<max(power.count, 1) {
      let (re, im) = (bins[2 &* k], bins[2 &* k &+ 1])
      let mirror = 2 &* (n &- k)
      let (reMirror, imMirror) = (bins[mirror], bins[mirror &+ 1])
      power[k] += 0.5 * ((re * re + im * im) + (reMirror * reMirror + imMirror * imMirror))
    }
  }

  /// The same, where the transform is given as those of its three interleaved thirds, `A`, `B`
  /// and `C` of `m = n/3` bins each, one behind the other:
  ///
  ///     Z[k] = A[k mod m] + t[k] B[k mod m] + t[2k mod n] C[k mod m],  t[k] = e^(−2πik/n)
  ///
  /// - Precondition: `cosines` and `sines` hold the `n` real and imaginary parts of `t`; `power`
  ///   has at most `n / 2 + 1` elements.
  package static func addPairedPower(
    ofThirds bins: borrowing Span<Double>, cosines: borrowing Span<Double>,
    sines: borrowing Span<Double>, to power: inout MutableSpan<Double>
  ) {
    let n = bins.count / 2
    let m = n / 3
    precondition(
      n == 3 * m && cosines.count == n && sines.count == n && power.count <= n / 2 + 1)
    for k in 0..<power.count {
      let q = k < m ? k : k &- m
      // Its mirror n − k stands at m − q of a third, or at 0; there t is the conjugate.
      let p = q == 0 ? 0 : m &- q
      let twice = 2 &* k < n ? 2 &* k : 0
      let (c1, s1, c2, s2) = (cosines[k], sines[k], cosines[twice], sines[twice])
      let direct = squaredMagnitude(bins, q, m, c1, s1, c2, s2)
      let mirrored = squaredMagnitude(bins, p, m, c1, -s1, c2, -s2)
      power[k] += 0.5 * (direct + mirrored)
    }
  }

  @inline(__always)
  private static func squaredMagnitude(
    _ bins: borrowing Span<Double>, _ q: Int, _ m: Int, _ c1: Double, _ s1: Double, _ c2: Double,
    _ s2: Double
  ) -> Double {
    let (a, b, c) = (2 &* q, 2 &* (q &+ m), 2 &* (q &+ m &+ m))
    let (bRe, bIm, cRe, cIm) = (bins[b], bins[b &+ 1], bins[c], bins[c &+ 1])
    let re = bins[a] + (bRe * c1 - bIm * s1) + (cRe * c2 - cIm * s2)
    let im = bins[a &+ 1] + (bRe * s1 + bIm * c1) + (cRe * s2 + cIm * c2)
    return re * re + im * im
  }

  private static func mean(_ x: borrowing Span<Double>) -> Double {
    x[0] + sum(x, about: x[0]) / Double(x.count)
  }
}
