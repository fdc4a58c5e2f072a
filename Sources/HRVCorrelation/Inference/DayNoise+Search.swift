#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The plane in which the search for the maximum moves.
///
/// `ρ` and `w` are squared sines of its coordinates: whatever the point, they stay inside their
/// bounds, and a maximum on a bound is an ordinary stationary point.
extension DayNoise {
  /// The number of coordinates that matter.
  var dimension: Int { self == .slowOnly ? 1 : 2 }

  /// The parameters at a point.
  func parameters(x: Double, y: Double) -> Parameters {
    let (a, b) = (sin(x), sin(y))
    return Parameters(
      dayToDayCorrelation: Self.greatestCorrelation * a * a,
      slowShare: self == .slowOnly ? 1 : min(1, b * b))
  }

  /// The point that stands for these parameters.
  static func point(of parameters: Parameters) -> (x: Double, y: Double) {
    let share = parameters.dayToDayCorrelation / greatestCorrelation
    return (asin(min(1, share).squareRoot()), asin(parameters.slowShare.squareRoot()))
  }
}
