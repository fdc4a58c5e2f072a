#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A guess at how the spectrum of a series runs below the lowest cosines that a record holds.
///
///     s(k) = floor + rise / (1 + (k / corner)²)
///
/// with *k* in half-cycles a record: a plateau, and the spectrum of a process that forgets at a
/// constant rate (a first-order autoregression) on it.
struct SlowShape: Sendable {
  private let floor: Double
  private let rise: Double
  private let corner: Double
  /// What the mean of the record takes part in, in units of `s`.
  ///
  /// The variance of the mean of *n* values is `s(0)/n` for a flat spectrum. For a process that
  /// forgets at the rate θ a record it is less: by the factor `1 − (1 − e^−θ)/θ`, θ = π · corner.
  let atMean: Double
  /// The share in what is believed before a record is seen, in units of one rising shape.
  private let isFlat: Bool

  private init(floor: Double, rise: Double, corner: Double) {
    self.floor = floor
    self.rise = rise
    self.corner = corner
    let theta = Double.pi * corner
    atMean = floor + rise * (1 - (1 - exp(-theta)) / theta)
    isFlat = rise == 0
  }

  /// The spectrum at the cosine with `k` half-cycles.
  func callAsFunction(_ k: Int) -> Double {
    let x = Double(k) / corner
    return floor + rise / (1 + x * x)
  }

  /// The belief in this shape before a record is seen, in units of one rising shape.
  func belief(flatWeight: Double) -> Double { isFlat ? flatWeight : 1 }

  /// No rise.
  static let flat = SlowShape(floor: 1, rise: 0, corner: 1)

  /// The flat shape, then rises of 1.5, 6 and 30 times the floor and without a floor, with their
  /// corners at ½, 1, 2 and 4 half-cycles a record.
  static let all: [SlowShape] = {
    var shapes = [flat]
    for corner in [0.5, 1, 2, 4] {
      for floor in [1 / 1.5, 1 / 6.0, 1 / 30.0, 0] {
        shapes.append(SlowShape(floor: floor, rise: 1, corner: corner))
      }
    }
    return shapes
  }()
}
