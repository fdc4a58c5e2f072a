internal import HRVModel

/// How a program fits sines to the intervals at the times of their beats.
///
/// - Source: J. D. Scargle, Astrophys. J. 263, 1982, pp. 835–853.
/// - Complexity: O(*frequencies* · *beats*).
struct PresetLomb: Hashable, Sendable {
  /// Where the fit is made, and what comes out.
  enum Form: Hashable, Sendable {
    /// PhysioNet's toolbox: 1/1024 … 1/2 Hz; the sum of squares that a sine explains, without
    /// the factor that would make a density of it.
    case physioNet
    /// pyHRV: 256 frequencies up to 0.41 Hz, of which the angular frequency is taken to be
    /// 2π/f and times to be ms; mean not removed; a share of the sum of squares.
    case pyHRV
  }

  let form: Form

  func density(of values: [Double]) throws(MetricError) -> PresetDensity {
    guard values.count >= 3 else { throw .tooFewIntervals(needed: 3, got: values.count) }
    var sumMs = 0.0
    let timesMs = values.map { value in
      sumMs += value
      return sumMs
    }
    switch form {
    case .physioNet:
      let mean = sumMs / Double(values.count)
      let centred = values.map { $0 - mean }
      let frequencies = (1...512).map { Double($0) / 1024 }
      return PresetDensity(
        frequenciesHz: frequencies,
        density: frequencies.map {
          2 * Self.power(of: centred, timesMs.map { $0 / 1000 }, 2 * .pi * $0)
        })
    case .pyHRV:
      let frequencies = (0..<256).map { Double($0) * (0.41 / 255) }
      let squares = values.reduce(0) { $0 + $1 * $1 }
      let first = timesMs[0]
      return PresetDensity(
        frequenciesHz: frequencies,
        density: frequencies.map {
          guard $0 > 0 else { return 0 }
          let angular = 2 * Double.pi / $0
          return 2 / squares * Self.power(of: values, timesMs.map { $0 - first }, angular)
        })
    }
  }

  /// Half the sum of squares that the best sine of an angular frequency explains.
  private static func power(of x: [Double], _ times: [Double], _ angular: Double) -> Double {
    var (xc, xs, cc, ss, cs) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (value, time) in zip(x, times) {
      let (sine, cosine) = sineAndCosine(angular * time)
      xc += value * cosine
      xs += value * sine
      cc += cosine * cosine
      ss += sine * sine
      cs += sine * cosine
    }
    let (sine, cosine) = sineAndCosine(angle(y: 2 * cs, x: cc - ss) / 2)
    let c = cosine * xc + sine * xs
    let s = cosine * xs - sine * xc
    let cosines = cosine * cosine * cc + 2 * cosine * sine * cs + sine * sine * ss
    let sines = cosine * cosine * ss - 2 * cosine * sine * cs + sine * sine * cc
    return 0.5 * (c * c / cosines + s * s / sines)
  }
}
