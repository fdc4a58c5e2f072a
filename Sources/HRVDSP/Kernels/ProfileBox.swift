/// A box of s points of a profile, and the divisors of its line of least squares.
package struct ProfileBox: Sendable {
  /// The number of points s, at least 3.
  package let length: Int
  /// 1 / s.
  package let perPoint: Double
  /// 12 / (s (s² − 1)): one by the sum of squares of the points counted from the middle.
  package let perSlope: Double

  package init(length: Int) {
    precondition(length >= 3)
    let s = Double(length)
    self.length = length
    perPoint = 1 / s
    perSlope = 12 / (s * (s * s - 1))
  }
}
