internal import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The distribution of a statistic when there is nothing to find, by simulation from the
/// estimated noise.
///
/// The statistic must be pivotal in the coefficients and in the scale, as `t` of
/// ``GeneralizedLeastSquares`` is: then series of pure noise with `σ = 1` serve.
///
/// - Source: A. C. Davison and D. V. Hinkley, "Bootstrap methods and their application",
///   1997, chapter 4.
struct ParametricBootstrap: Sendable {
  /// The number of simulated series.
  let count: Int
  /// Where the generator starts.
  let seed: UInt64

  /// What the observed statistic is compared with.
  struct Distribution {
    /// The absolute values of the simulated statistics, ascending.
    let absolute: [Double]

    /// `(1 + #{|t*| ≥ |t|}) / (B + 1)`: the observed series counts as one of the simulated
    /// ones, so p is never 0.
    func pValue(of t: Double) -> Double {
      let extreme = absolute.count { $0 >= abs(t) }
      return Double(1 + extreme) / Double(absolute.count + 1)
    }

    /// The value that `|t|` must exceed for `p ≤ 1 − level`, which makes the interval
    /// `β ± c·SE` and the p-value agree.
    func criticalValue(level: Double) -> Double {
      let rank = Int((level * Double(absolute.count + 1)).rounded(.up))
      return absolute[min(max(rank, 1), absolute.count) - 1]
    }
  }

  /// Simulates and refits.
  ///
  /// - Complexity: O(*count*·*n*).
  func callAsFunction(
    _ noise: DayNoise.Parameters, refitting gls: inout GeneralizedLeastSquares
  ) throws(EstimationError) -> Distribution {
    let days = gls.model.days
    var deviates = NormalDeviates(seed: seed)
    var absolute: [Double] = []
    absolute.reserveCapacity(count)
    while absolute.count < count {
      // In portions, so that memory does not grow with the number of simulations.
      let portion = min(256, count - absolute.count)
      var series: [Double] = []
      series.reserveCapacity(portion * days.count)
      for _ in 0..<portion { Self.append(noise, on: days, to: &series, &deviates) }
      absolute += try gls.statistics(of: series).map(abs)
    }
    return Distribution(absolute: absolute.sorted())
  }

  /// Appends one series of pure noise with `σ = 1`.
  static func append(
    _ noise: DayNoise.Parameters, on days: [Int], to series: inout [Double],
    _ deviates: inout NormalDeviates
  ) {
    let slowScale = noise.slowShare.squareRoot()
    let whiteScale = (1 - noise.slowShare).squareRoot()
    var slow = deviates.next()
    series.append(slowScale * slow + whiteScale * deviates.next())
    for (day, previous) in zip(days.dropFirst(), days) {
      let decay = pow(noise.dayToDayCorrelation, Double(day - previous))
      slow = decay * slow + (1 - decay * decay).squareRoot() * deviates.next()
      series.append(slowScale * slow + whiteScale * deviates.next())
    }
  }
}
