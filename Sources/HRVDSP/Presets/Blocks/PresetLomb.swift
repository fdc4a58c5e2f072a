internal import HRVModel

/// How a program fits sines to the intervals at the times of their beats.
///
/// - Source: J. D. Scargle, Astrophys. J. 263, 1982, pp. 835–853.
/// - Complexity: O(*n* + *frequencies* log *frequencies*), but O(*n* · *frequencies*) for pyHRV.
struct PresetLomb: Hashable, Sendable {
  /// Where the fit is made, and what comes out.
  enum Form: Hashable, Sendable {
    /// PhysioNet's toolbox: 1/1024 … 1/2 Hz; the sum of squares that a sine explains, without
    /// the factor that would make a density of it.
    case physioNet
    /// pyHRV: 256 frequencies up to 0.41 Hz, of which the angular frequency is taken to be
    /// 2π/f and times to be ms; mean not removed; a share of the sum of squares.
    case pyHRV
    /// RHRV by R's lomb: multiples of 1/span up to 0.5 Hz; the share of the sum of squares that
    /// a sine explains, times the variance. The phase that should make sine and cosine
    /// independent is sought at half the frequency where it would.
    case rhrv
  }

  let form: Form

  private static let plans = PlanCache<ComplexFFT>(capacity: 16)

  func density(of series: PresetSeries) throws(MetricError) -> PresetDensity {
    let values = series.values
    guard values.count >= 3 else { throw .tooFewIntervals(needed: 3, got: values.count) }
    switch form {
    case .physioNet:
      return PresetDensity(
        frequenciesHz: (1...512).map { Double($0) / 1024 },
        density: Self.power(of: Self.centred(values), series.timesS, stepHz: 1 / 1024, 512)
          .map { 2 * $0 })
    case .pyHRV: return Self.pyHRV(values)
    case .rhrv:
      let spanS = series.timesS[values.count - 1] - series.timesS[0]
      guard spanS >= 2 else { throw .tooShort(neededS: 2, gotS: spanS) }
      let stepHz = 1 / spanS
      let count = Int((0.5 - stepHz) / stepHz + 1e-10) + 1
      let scale = 1 / (Double(values.count) - 1)
      return PresetDensity(
        frequenciesHz: (0..<count).map { stepHz + Double($0) * stepHz },
        density: Self.rhrvPower(of: Self.centred(values), series.timesS, stepHz, count)
          .map { $0 * scale })
    }
  }

  private static func centred(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }

  /// Half the sums of squares that the best sines of the multiples 1 … `count` of a frequency
  /// explain, by a fast transform.
  private static func power(
    of x: [Double], _ timesS: [Double], stepHz: Double, _ count: Int
  ) -> [Double] {
    let sums = sums(of: x, timesS, stepHz, count)
    var power = [Double](repeating: 0, count: count + 1)
    var span = power.mutableSpan
    sums.lombPower(sampleCount: x.count, into: &span)
    return Array(power.dropFirst())
  }

  /// What R's lomb takes for the sums of squares that the best sines explain.
  private static func rhrvPower(
    of x: [Double], _ timesS: [Double], _ stepHz: Double, _ count: Int
  ) -> [Double] {
    let sums = sums(of: x, timesS, stepHz, count)
    let n = Double(x.count)
    return (1...count).map { k in
      let (y, once, twice) = sums.sums(mode: k)
      let phase = angle(y: -once.y, x: once.x)
      let (sine, cosine) = sineAndCosine(phase / 2)
      let (sineOfWhole, cosineOfWhole) = sineAndCosine(phase)
      let (c, s) = (y.x * cosine - y.y * sine, -y.y * cosine - y.x * sine)
      let excess = twice.x * cosineOfWhole - twice.y * sineOfWhole
      return 2 * (c * c / (n + excess) + s * s / (n - excess))
    }
  }

  private static func sums(
    of x: [Double], _ timesS: [Double], _ stepHz: Double, _ count: Int
  ) -> NonuniformFFT {
    let turns = timesS.map { time in
      let turns = (time - timesS[0]) * stepHz
      return turns - turns.rounded(.down)
    }
    let plan = plans.plan(length: NonuniformFFT.gridLength(modes: count)) {
      ComplexFFT(length: $0)
    }
    var transform = NonuniformFFT()
    transform.transform(x.span, at: turns.span, plan: plan)
    return transform
  }

  private static func pyHRV(_ values: [Double]) -> PresetDensity {
    var sumMs = 0.0
    let timesMs = values.map { value in
      sumMs += value
      return sumMs
    }
    let first = timesMs[0]
    let squares = values.reduce(0) { $0 + $1 * $1 }
    let frequencies = (0..<256).map { Double($0) * (0.41 / 255) }
    return PresetDensity(
      frequenciesHz: frequencies,
      density: frequencies.map {
        guard $0 > 0 else { return 0 }
        let angular = 2 * Double.pi / $0
        return 2 / squares * power(of: values, timesMs.map { $0 - first }, angular: angular)
      })
  }

  /// Half the sum of squares that the best sine of an angular frequency explains.
  private static func power(of x: [Double], _ times: [Double], angular: Double) -> Double {
    var (sum, doubled) = (SIMD2<Double>.zero, SIMD2<Double>.zero)
    for (value, time) in zip(x, times) {
      let (sine, cosine) = sineAndCosine(angular * time)
      sum += value * SIMD2(cosine, -sine)
      doubled += SIMD2(cosine * cosine - sine * sine, -2 * sine * cosine)
    }
    return Kernels.lombPower(sum, doubled: doubled, count: Double(x.count))
  }
}
