#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// ``DayNoise`` with known parameters on given days, to be simulated at `σ = 1`.
struct NoiseProcess: Sendable {
  private let days: [Day]

  /// A day: how the slow part comes about, and what the two parts weigh.
  private struct Day {
    var decay, innovation, white: Double
  }
  private let slowScale: Double

  /// The process on `days`; `whiteFactors` are the `f` of ``DayNoise``, 1 when nil.
  init(_ noise: DayNoise.Parameters, on days: [Int], whiteFactors: [Double]? = nil) {
    slowScale = noise.slowShare.squareRoot()
    self.days = days.indices.map { row in
      let decay =
        row == 0 ? 0 : pow(noise.dayToDayCorrelation, Double(days[row] - days[row - 1]))
      let white = (1 - noise.slowShare) * (whiteFactors?[row] ?? 1)
      return Day(
        decay: decay, innovation: (1 - decay * decay).squareRoot(), white: white.squareRoot())
    }
  }

  /// Gives the values of one series to `take`, with their rows.
  @inline(__always)
  func simulate(_ deviates: inout NormalDeviates, _ take: (_ row: Int, _ value: Double) -> Void) {
    let days = days.span
    var slow = 0.0
    for row in days.indices {
      let day = days[row]
      slow = day.decay * slow + day.innovation * deviates.next()
      take(row, slowScale * slow + day.white * deviates.next())
    }
  }
}
