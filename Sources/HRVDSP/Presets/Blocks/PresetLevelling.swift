/// The smooth trend of smoothness priors, taken away stretch by stretch as programs do.
///
/// The trend *t* of *x* solves `(I + λ² DᵀD) t = x`, with D the second differences.
///
/// - Source: M. P. Tarvainen, P. O. Ranta-aho, P. A. Karjalainen, IEEE Trans. Biomed. Eng. 49(2),
///   2002, pp. 172–175. doi:10.1109/10.979357
/// - Complexity: O(*n*).
enum PresetLevelling {
  /// `x` without its trend, in equal stretches when it is longer than `stretch`.
  static func removed(from x: [Double], lambda: Double, stretch: Int) -> [Double] {
    guard x.count > stretch else { return removed(from: x[...], lambda) }
    let parts = x.count / stretch
    let (length, longer) = (x.count / parts, x.count % parts)
    var result: [Double] = []
    result.reserveCapacity(x.count)
    for part in 0..<parts {
      let end = result.count + length + (part < longer ? 1 : 0)
      result += removed(from: x[result.count..<end], lambda)
    }
    return result
  }

  private static func removed(from x: ArraySlice<Double>, _ lambda: Double) -> [Double] {
    zip(x, trend(of: Array(x), lambda)).map { $0 - $1 }
  }

  /// The trend, by elimination in the five diagonals of the symmetric matrix.
  static func trend(of x: [Double], _ lambda: Double) -> [Double] {
    let count = x.count
    guard count >= 3 else { return x }
    var diagonal = [Double](repeating: 1, count: count)
    var next = [Double](repeating: 0, count: count)
    var second = next
    for row in 0..<(count - 2) {
      let weight = lambda * lambda
      diagonal[row] += weight
      diagonal[row + 1] += 4 * weight
      diagonal[row + 2] += weight
      next[row] -= 2 * weight
      next[row + 1] -= 2 * weight
      second[row] += weight
    }
    // A = L D Lᵀ; `next` and `second` become the two columns of L.
    var t = x
    for i in 0..<count {
      if i >= 1 { diagonal[i] -= next[i - 1] * next[i - 1] * diagonal[i - 1] }
      if i >= 2 { diagonal[i] -= second[i - 2] * second[i - 2] * diagonal[i - 2] }
      if i >= 1 { next[i] -= second[i - 1] * next[i - 1] * diagonal[i - 1] }
      next[i] /= diagonal[i]
      second[i] /= diagonal[i]
      if i >= 1 { t[i] -= next[i - 1] * t[i - 1] }
      if i >= 2 { t[i] -= second[i - 2] * t[i - 2] }
    }
    for i in stride(from: count - 1, through: 0, by: -1) {
      t[i] /= diagonal[i]
      if i + 1 < count { t[i] -= next[i] * t[i + 1] }
      if i + 2 < count { t[i] -= second[i] * t[i + 2] }
    }
    return t
  }
}
