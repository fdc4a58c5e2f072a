/// Student's distribution for an even number of degrees of freedom, where it is a finite sum.
///
/// - Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.7.4.
struct StudentDistribution: Sendable {
  private let degrees: Double
  // 1, 1/2, 1·3/(2·4), … : the coefficients of the sum.
  private let coefficients: [Double]

  /// - Precondition: `degreesOfFreedom` is even and greater than 0.
  init(degreesOfFreedom: Int) {
    precondition(degreesOfFreedom > 0 && degreesOfFreedom.isMultiple(of: 2))
    degrees = Double(degreesOfFreedom)
    var term = 1.0
    coefficients = (0..<(degreesOfFreedom / 2)).map { k in
      if k > 0 { term *= Double(2 * k - 1) / Double(2 * k) }
      return term
    }
  }

  /// The probability that a variable lies within `distance` of 0.
  func probability(within distance: Double) -> Double {
    let square = degrees + distance * distance
    let cosineSquared = degrees / square
    var sum = 0.0
    for coefficient in coefficients.reversed() { sum = sum * cosineSquared + coefficient }
    return distance / square.squareRoot() * sum
  }
}
