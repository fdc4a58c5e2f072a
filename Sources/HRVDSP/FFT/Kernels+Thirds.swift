extension Kernels {
  /// The power of a pair of sequences, `power[k] += ( |Z[k]|² + |Z[n − k]|² ) / 2`, where `Z` is
  /// given by the transforms of its three interleaved thirds, `A`, `B` and `C` of `m = n/3` bins
  /// each, one behind the other:
  ///
  ///     Z[k] = A[k mod m] + t[k] B[k mod m] + t[2k mod n] C[k mod m],  t[k] = e^(−2πik/n)
  ///
  /// - Parameter t: see ``UnitCircle/twiddles(_:)``.
  /// - Precondition: `power` has at most `n / 2 + 1` elements.
  package static func addPairedPower(
    ofThirds bins: borrowing Span<Double>, _ t: borrowing Span<Double>,
    to power: inout MutableSpan<Double>
  ) {
    let n = bins.count / 2
    let m = n / 3
    precondition(n == 3 * m && t.count == 4 * n && power.count <= n / 2 + 1)
    let count = power.count
    // Four bins and their four mirror images lie inside a third each, but around 0 and m.
    var k = 0
    for (base, end) in [(0, m), (m, 2 * m)] {
      guard k < count else { break }
      power[k] += 0.5 * (square(bins, k, m, t) + square(bins, k == 0 ? 0 : n - k, m, t))
      k += 1
      let mirroredBase = end == m ? 2 &* m : m
      let last = min(count, end) &- 4
      while k <= last {
        let mirror = n &- k &- 3
        let direct = unsafe squares(bins, k, k &- base, m, t)
        let mirrored = unsafe squares(bins, mirror, mirror &- mirroredBase, m, t)
        unsafe power.add(four: 0.5 * (direct + mirrored.reversed), unchecked: k)
        k &+= 4
      }
      while k < min(count, end) {
        power[k] += 0.5 * (square(bins, k, m, t) + square(bins, n - k, m, t))
        k += 1
      }
    }
  }

  /// `|Z[k]|²` for four bins from `k` on, which stand from `q` on in each third.
  @unsafe @inline(__always)
  private static func squares(
    _ bins: borrowing Span<Double>, _ k: Int, _ q: Int, _ m: Int, _ t: borrowing Span<Double>
  ) -> SIMD4<Double> {
    let n = 3 &* m
    let a = unsafe bins.eight(unchecked: 2 &* q)
    let b = unsafe bins.eight(unchecked: 2 &* (q &+ m))
    let c = unsafe bins.eight(unchecked: 2 &* (q &+ m &+ m))
    let c1 = unsafe t.four(unchecked: k)
    let s1 = unsafe t.four(unchecked: n &+ k)
    let c2 = unsafe t.four(unchecked: 2 &* n &+ k)
    let s2 = unsafe t.four(unchecked: 3 &* n &+ k)
    let re =
      a.evenHalf + (b.evenHalf * c1 - b.oddHalf * s1)
      + (c.evenHalf * c2 - c.oddHalf * s2)
    let im =
      a.oddHalf + (b.evenHalf * s1 + b.oddHalf * c1)
      + (c.evenHalf * s2 + c.oddHalf * c2)
    return re * re + im * im
  }

  private static func square(
    _ bins: borrowing Span<Double>, _ k: Int, _ m: Int, _ t: borrowing Span<Double>
  ) -> Double {
    let q = k % m
    let (a, b, c) = (2 * q, 2 * (q + m), 2 * (q + 2 * m))
    let n = 3 * m
    let (c1, s1, c2, s2) = (t[k], t[n + k], t[2 * n + k], t[3 * n + k])
    let re =
      bins[a] + (bins[b] * c1 - bins[b + 1] * s1)
      + (bins[c] * c2 - bins[c + 1] * s2)
    let im =
      bins[a + 1] + (bins[b] * s1 + bins[b + 1] * c1)
      + (bins[c] * s2 + bins[c + 1] * c2)
    return re * re + im * im
  }
}
