#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Slow, literal versions of what the library does fast, written from the definitions and
/// sharing no code with it.
enum Naive {
  /// Solves `a x = b` by Gaussian elimination with partial pivoting on the full matrix, O(n³).
  static func solve(_ a: [[Double]], _ b: [Double]) -> [Double] {
    var rows = zip(a, b).map { $0 + [$1] }
    let n = b.count
    for column in 0..<n {
      let pivot = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      let top = rows[column]
      for row in (column + 1)..<max(n, column + 1) where rows[row][column] != 0 {
        let factor = rows[row][column] / top[column]
        for k in column...n { rows[row][k] -= factor * top[k] }
      }
    }
    var x = [Double](repeating: 0, count: n)
    for row in stride(from: n - 1, through: 0, by: -1) {
      var sum = rows[row][n]
      for k in (row + 1)..<max(n, row + 1) { sum -= rows[row][k] * x[k] }
      x[row] = sum / rows[row][row]
    }
    return x
  }

  /// The second derivatives at the knots of the not-a-knot spline: all n equations as they
  /// stand, in one dense system. Needs four knots.
  static func secondDerivatives(_ x: [Double], _ y: [Double]) -> [Double] {
    let n = x.count
    var a = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    var b = [Double](repeating: 0, count: n)
    let h = (0..<(n - 1)).map { x[$0 + 1] - x[$0] }
    // (M1 − M0)/h0 = (M2 − M1)/h1: the third derivative is continuous at the second knot.
    (a[0][0], a[0][1], a[0][2]) = (-1 / h[0], 1 / h[0] + 1 / h[1], -1 / h[1])
    (a[n - 1][n - 3], a[n - 1][n - 2], a[n - 1][n - 1]) = (
      -1 / h[n - 3], 1 / h[n - 3] + 1 / h[n - 2], -1 / h[n - 2]
    )
    for i in 1..<(n - 1) {
      (a[i][i - 1], a[i][i], a[i][i + 1]) = (h[i - 1] / 6, (h[i - 1] + h[i]) / 3, h[i] / 6)
      b[i] = (y[i + 1] - y[i]) / h[i] - (y[i] - y[i - 1]) / h[i - 1]
    }
    return solve(a, b)
  }

  /// The spline at `at`, from the two-sided formula of its second derivatives.
  static func spline(
    _ x: [Double], _ y: [Double], _ m: [Double], at: Double
  ) -> Double {
    let i = max(0, min(x.count - 2, (x.firstIndex { $0 > at } ?? x.count) - 1))
    let h = x[i + 1] - x[i]
    let (l, r) = (x[i + 1] - at, at - x[i])
    return m[i] * l * l * l / (6 * h) + m[i + 1] * r * r * r / (6 * h)
      + (y[i] / h - m[i] * h / 6) * l + (y[i + 1] / h - m[i + 1] * h / 6) * r
  }

  /// The tachogram of one run at `t₁ + i/rate` up to the last beat.
  static func tachogram(
    _ intervalsMs: [Double], _ endTimesS: [Double], rateHz: Double
  ) -> [Double] {
    let m = secondDerivatives(endTimesS, intervalsMs)
    var values: [Double] = []
    var at = endTimesS[0]
    // A grid point that misses the last beat by rounding counts as on it.
    while at <= endTimesS[endTimesS.count - 1] + 1e-9 {
      values.append(spline(endTimesS, intervalsMs, m, at: at))
      at = endTimesS[0] + Double(values.count) / rateHz
    }
    return values
  }

  /// One-sided Welch density of evenly sampled stretches, by the sum that defines the discrete
  /// Fourier transform, O(n²).
  static func welch(
    _ stretches: [[Double]], rateHz: Double, length: Int, overlap: Int
  ) -> [Double] {
    let window = (0..<length).map {
      0.5 * (1 - cos(2 * .pi * Double($0) / Double(length)))
    }
    let circle = (0..<length).map { k in
      (cos(2 * .pi * Double(k) / Double(length)), sin(2 * .pi * Double(k) / Double(length)))
    }
    let scale = rateHz * window.map { $0 * $0 }.reduce(0, +)
    var density = [Double](repeating: 0, count: length / 2 + 1)
    var segments = 0
    for x in stretches {
      for first in stride(from: 0, through: x.count - length, by: length - overlap) {
        let mean = x[first..<(first + length)].reduce(0, +) / Double(length)
        let y = (0..<length).map { (x[first + $0] - mean) * window[$0] }
        for k in density.indices {
          var (re, im) = (0.0, 0.0)
          for i in 0..<length {
            let (c, s) = circle[i * k % length]
            re += y[i] * c
            im -= y[i] * s
          }
          let isMirrored = k != 0 && 2 * k != length
          density[k] += (isMirrored ? 2 : 1) * (re * re + im * im) / scale
        }
        segments += 1
      }
    }
    return density.map { $0 / Double(segments) }
  }

  /// The sum of some numbers in twice the precision of a `Double` (Knuth's two-sum).
  static func sum(_ terms: some Sequence<Double>) -> Double {
    var (high, low) = (0.0, 0.0)
    for term in terms {
      let sum = high + term
      let shadow = sum - high
      low += (high - (sum - shadow)) + (term - shadow)
      high = sum
    }
    return high + low
  }
}
