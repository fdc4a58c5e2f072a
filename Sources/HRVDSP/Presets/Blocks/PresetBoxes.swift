internal import HRVModel

/// How the PhysioNet toolbox computes detrended fluctuations: boxes whose sizes are powers of
/// two, each with a straight line, what is left over at the end included; the slope over the
/// logarithms. Values later than as many seconds as there are values are left out.
///
/// - Complexity: O(*n* · *sizes*).
struct PresetBoxes: Hashable, Sendable {
  /// The exponent of the smallest box.
  let from: Int
  /// That of the largest; the one next to a quarter of the values when nil.
  let to: Int?

  func callAsFunction(_ series: PresetSeries) throws(MetricError) -> Double {
    let limitS = Double(series.values.count)
    let x = zip(series.values, series.timesS).filter { $0.1 < limitS }.map(\.0)
    guard x.count >= 4 else { throw .tooFewIntervals(needed: 4, got: x.count) }
    let quarter = naturalLogarithm(Double(x.count) / 4) / naturalLogarithm(2)
    let largest = to ?? Int(quarter.rounded(.toNearestOrAwayFromZero))
    guard largest >= from else {
      throw .tooFewIntervals(needed: (4 << from) * 3 / 4, got: x.count)
    }
    let mean = x.reduce(0, +) / Double(x.count)
    var sum = 0.0
    let profile = x.map { value in
      sum += value - mean
      return sum
    }
    let logarithms = try (from...largest).map { exponent throws(MetricError) in
      let squares = Self.squares(profile, box: 1 << exponent)
      guard squares > 0 else { throw .undefined("some boxes hold no fluctuation") }
      return decimalLogarithm((squares / Double(x.count)).squareRoot())
    }
    let scales = (from...largest).map { decimalLogarithm(Double(1 << $0)) }
    guard scales.count > 1 else {
      // The shortest solution of the one equation.
      return scales[0] * logarithms[0] / (1 + scales[0] * scales[0])
    }
    let n = Double(scales.count)
    let (meanX, meanY) = (scales.reduce(0, +) / n, logarithms.reduce(0, +) / n)
    let covariance = zip(scales, logarithms).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    return covariance / scales.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
  }

  /// Σ of the squares around the lines of all boxes.
  private static func squares(_ profile: [Double], box: Int) -> Double {
    var squares = 0.0
    var start = 0
    while start < profile.count {
      let end = min(start + box, profile.count)
      squares += Self.squares(profile[start..<end])
      start = end
    }
    return squares
  }

  private static func squares(_ y: ArraySlice<Double>) -> Double {
    guard y.count > 2 else { return 0 }
    let n = Double(y.count)
    let middle = Double(y.startIndex) + (n - 1) / 2
    let mean = y.reduce(0, +) / n
    let slope =
      y.indices.reduce(0) { $0 + (Double($1) - middle) * (y[$1] - mean) } * 12 / (n * (n * n - 1))
    return y.indices.reduce(0) {
      let rest = y[$1] - mean - slope * (Double($1) - middle)
      return $0 + rest * rest
    }
  }
}
