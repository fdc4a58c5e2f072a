import Foundation

/// A process of a person's days, with a marginal standard deviation of 1.
struct Noise: Sendable {
  let name: String
  /// The correlation of the slow part from day to day, and its share of the variance.
  let correlation: Double
  let slowShare: Double
  /// What the mean gains from the first to the last day.
  var drift = 0.0

  static let all = [
    Noise(name: "AR(1) 0", correlation: 0, slowShare: 1),
    Noise(name: "AR(1) .3", correlation: 0.3, slowShare: 1),
    Noise(name: "AR(1) .6", correlation: 0.6, slowShare: 1),
    Noise(name: "mix", correlation: 0.9, slowShare: 0.5),
    Noise(name: "drift", correlation: 0.3, slowShare: 1, drift: 1),
  ]

  func series(_ count: Int, _ chance: inout Chance) -> [Double] {
    var slow = chance.normal()
    return (0..<count).map { day in
      if day > 0 {
        slow =
          correlation * slow + (1 - correlation * correlation).squareRoot() * chance.normal()
      }
      return slowShare.squareRoot() * slow + (1 - slowShare).squareRoot() * chance.normal()
        + drift * Double(day) / Double(count - 1)
    }
  }
}
