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
    let count = w.count
    precondition(x.count == count && y.count == count && z.count == 2 * count)
    let (meanX, meanY) = (mean(x), mean(y))
    var i = 0
    while i <= count &- 4 {
      let weights = unsafe w.four(unchecked: i)
      var pairs = SIMD8<Double>()
      pairs.evenHalf = unsafe (x.four(unchecked: i) - meanX) * weights
      pairs.oddHalf = unsafe (y.four(unchecked: i) - meanY) * weights
      unsafe z.set(eight: pairs, unchecked: 2 &* i)
      i &+= 4
    }
    while i < count {
      z[2 &* i] = (x[i] - meanX) * w[i]
      z[2 &* i &+ 1] = (y[i] - meanY) * w[i]
      i &+= 1
    }
  }

  /// `z[2i] = (x[i] − mean of x) · w[i]`, `z[2i + 1] = 0`, and zeros behind.
  ///
  /// - Precondition: `x` and `w` have one length, which is not 0; `z` has at least twice that.
  package static func centreAndMultiply(
    _ x: borrowing Span<Double>, by w: borrowing Span<Double>, into z: inout MutableSpan<Double>
  ) {
    let count = w.count
    precondition(x.count == count && z.count >= 2 * count)
    let mean = mean(x)
    var i = 0
    while i <= count &- 4 {
      var pairs = SIMD8<Double>()
      pairs.evenHalf = unsafe (x.four(unchecked: i) - mean) * w.four(unchecked: i)
      unsafe z.set(eight: pairs, unchecked: 2 &* i)
      i &+= 4
    }
    while i < count {
      z[2 &* i] = (x[i] - mean) * w[i]
      z[2 &* i &+ 1] = 0
      i &+= 1
    }
    for behind in (2 * count)..<z.count { z[behind] = 0 }
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
    var k = 1
    while k <= power.count &- 4 {
      let direct = unsafe squares(bins.eight(unchecked: 2 &* k))
      let mirrored = unsafe squares(bins.eight(unchecked: 2 &* (n &- k &- 3)))
      unsafe power.add(four: 0.5 * (direct + mirrored.reversed), unchecked: k)
      k &+= 4
    }
    while k < power.count {
      let (re, im) = (bins[2 &* k], bins[2 &* k &+ 1])
      let mirror = 2 &* (n &- k)
      let (reMirror, imMirror) = (bins[mirror], bins[mirror &+ 1])
      power[k] += 0.5 * ((re * re + im * im) + (reMirror * reMirror + imMirror * imMirror))
      k &+= 1
    }
  }

  @inline(__always)
  private static func squares(_ z: SIMD8<Double>) -> SIMD4<Double> {
    z.evenHalf * z.evenHalf + z.oddHalf * z.oddHalf
  }

  /// The mean, from four sums of distances to the first element.
  private static func mean(_ x: borrowing Span<Double>) -> Double {
    let first = x[0]
    var (a, b) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var i = 0
    while i <= x.count &- 8 {
      a += unsafe x.four(unchecked: i) - first
      b += unsafe x.four(unchecked: i &+ 4) - first
      i &+= 8
    }
    var rest = 0.0
    while i < x.count {
      rest += x[i] - first
      i &+= 1
    }
    let lanes = a + b
    return first + ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) + rest) / Double(x.count)
  }
}
