/// The basis functions of a cubic spline.
enum SplineBasis {
  /// The four that are not 0 between knot `piece` and the next.
  static func values(_ t: [Double], piece: Int, at x: Double) -> InlineArray<5, Double> {
    var h = InlineArray<5, Double>(repeating: 0)
    h[0] = 1
    for j in 1...SmoothingSpline.degree {
      let before = h
      h[0] = 0
      for i in 0..<j {
        let (upper, lower) = (piece + i + 1, piece + i + 1 - j)
        if t[upper] == t[lower] {
          h[i + 1] = 0
        } else {
          let f = before[i] / (t[upper] - t[lower])
          h[i] += f * (t[upper] - x)
          h[i + 1] = f * (x - t[lower])
        }
      }
    }
    return h
  }
}
