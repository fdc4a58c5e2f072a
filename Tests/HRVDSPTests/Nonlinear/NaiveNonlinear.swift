#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension Naive {
  /// The intervals between the gaps of `intervalsMs`, where a NaN stands for a gap.
  static func runs(_ intervalsMs: [Double]) -> [[Double]] {
    intervalsMs.split(omittingEmptySubsequences: true) { $0.isNaN }.map(Array.init)
  }

  /// The standard deviation, with n − 1, of everything that is not a gap.
  static func deviation(_ intervalsMs: [Double]) -> Double {
    let x = intervalsMs.filter { !$0.isNaN }
    let mean = sum(x) / Double(x.count)
    return (sum(x.map { ($0 - mean) * ($0 - mean) }) / Double(x.count - 1)).squareRoot()
  }

  /// Pairs of templates that match over m and over m + 1 intervals, by comparing every pair.
  static func matches(
    _ intervalsMs: [Double], m: Int, r: Double, strict: Bool = false
  ) -> (templates: Int, b: Int, a: Int) {
    var templates: [[Double]] = []
    for run in runs(intervalsMs) where run.count > m {
      for i in 0..<(run.count - m) { templates.append(Array(run[i...(i + m)])) }
    }
    let t = templates.flatMap { $0 }
    var (b, a) = (0, 0)
    var i = 0
    while i < t.count {
      var j = i + m + 1
      while j < t.count {
        var k = 0
        while k <= m, strict ? abs(t[i + k] - t[j + k]) < r : abs(t[i + k] - t[j + k]) <= r {
          k += 1
        }
        if k >= m { b += 1 }
        if k > m { a += 1 }
        j += m + 1
      }
      i += m + 1
    }
    return (templates.count, b, a)
  }

  /// F² at one box length: profile of each run, boxes from the start and, if asked, from the end,
  /// each with its line by two passes.
  static func meanSquareFluctuation(
    _ intervalsMs: [Double], box: Int, longest: Int, fromBothEnds: Bool
  ) -> Double {
    var squares: [Double] = []
    for run in runs(intervalsMs) where run.count >= longest {
      let mean = sum(run) / Double(run.count)
      let profile = profile(run, mean)
      let whole = run.count / box * box
      var starts = Array(stride(from: 0, to: whole, by: box))
      if fromBothEnds { starts += starts.map { $0 + run.count - whole } }
      for start in starts { squares += squaresBesideLine(Array(profile[start..<(start + box)])) }
    }
    return sum(squares) / Double(squares.count)
  }

  /// The sums of x − mean, in twice the precision of a `Double`.
  private static func profile(_ x: [Double], _ mean: Double) -> [Double] {
    var (high, low) = (0.0, 0.0)
    return x.map { value in
      let term = value - mean
      let sum = high + term
      let shadow = sum - high
      low += (high - (sum - shadow)) + (term - shadow)
      high = sum
      return high + low
    }
  }

  /// The squared residuals of the line of least squares.
  static func squaresBesideLine(_ y: [Double]) -> [Double] {
    let n = Double(y.count)
    let mean = sum(y) / n
    let t = y.indices.map { Double($0) - (n - 1) / 2 }
    let slope = sum(zip(t, y).map { $0 * ($1 - mean) }) / sum(t.map { $0 * $0 })
    return zip(t, y).map { ($1 - mean - slope * $0) * ($1 - mean - slope * $0) }
  }

  /// The slope of the line of least squares of y on x.
  static func slope(_ x: [Double], _ y: [Double]) -> Double {
    let mx = sum(x) / Double(x.count)
    let my = sum(y) / Double(y.count)
    return sum(zip(x, y).map { ($0 - mx) * ($1 - my) }) / sum(x.map { ($0 - mx) * ($0 - mx) })
  }
}
