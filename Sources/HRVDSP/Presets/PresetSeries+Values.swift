internal import HRVModel

extension PresetSeries {
  /// Computes a quantity that is not known yet.
  func compute(_ quantity: PresetQuantity) throws(MetricError) -> Double {
    switch quantity {
    case .count: return Double(values.count)
    case .mean: return try mean()
    case .minimum: return try quantile(0)
    case .maximum: return try quantile(1)
    case .quantile(let share): return try quantile(share)
    case .quantileOfHalves(let share): return try quantileOfHalves(share)
    case .mode: return try mode()
    case .deviation(let divisor): return try deviation(divisor)
    case .standardMoment(let order): return try standardMoment(order)
    case .rootMeanSquare:
      try need(1)
      return (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
    case .medianDeviation:
      let median = try quantile(0.5)
      return try PresetSeries(values.map { abs($0 - median) }).quantile(0.5)
    case .countAbove(let limit, let orEqual):
      return Double(values.count { orEqual ? $0 >= limit : $0 > limit })
    case .histogramIndex(let bins):
      return Double(values.count) / Double(try bins.histogram(of: values).tallest)
    case .triangle(let bins, let triangle):
      return triangle.widthMs(over: try bins.histogram(of: values), of: values)
    case .rotated(let along, let divisor):
      try need(2)
      let points = zip(values, values.dropFirst())
      let half = 2.0.squareRoot()
      return try PresetSeries(
        along ? points.map { ($0 + $1) / half } : points.map { ($0 - $1) / half }
      ).deviation(divisor)
    case .sampleEntropy(let entropy): return try entropy(values)
    case .fluctuationSlope(let fluctuation): return try fluctuation(values)
    case .boxSlope(let boxes): return try boxes(self)
    case .capacity(let capacity): return try capacity(values)
    case .power(let spectrum, let band): return try density(spectrum).power(in: band)
    case .peak(let spectrum, let band): return try density(spectrum).peakHz(in: band)
    case .greatestDensity(let spectrum): return try density(spectrum).density.max() ?? 0
    case .meanRatio(let shortTime, let band, let other):
      var ratios: [Double] = []
      for window in shortTime.windows(of: try RateTachogram.of(self)) {
        ratios.append(try window.power(in: band) / window.power(in: other))
      }
      return try PresetSeries(ratios).mean()
    case .seen(let view, let inner): return try seen(as: view).value(of: inner)
    case .windowed(let windows, let each, let all):
      return try windows.value(of: self, each: each, all: all)
    case .needing(let seconds, let inner):
      guard durationS >= seconds else { throw .tooShort(neededS: seconds, gotS: durationS) }
      return try value(of: inner)
    case .missing(let reason): throw .undefined(reason)
    case .number(let number): return number
    case .sum(let a, let b): return try value(of: a) + value(of: b)
    case .sumOfDefined(let terms):
      var sum = 0.0
      for term in terms { sum += (try? value(of: term)) ?? 0 }
      return sum
    case .difference(let a, let b): return try value(of: a) - value(of: b)
    case .product(let a, let b): return try value(of: a) * value(of: b)
    case .quotient(let a, let b):
      let divisor = try value(of: b)
      guard divisor != 0 else { throw .undefined("it would be divided by 0") }
      return try value(of: a) / divisor
    case .squareRoot(let a): return try value(of: a).squareRoot()
    case .naturalLogarithm(let a): return HRVDSP.naturalLogarithm(try value(of: a))
    case .decimalLogarithm(let a):
      return HRVDSP.decimalLogarithm(try value(of: a))
    case .rounded(let a, let decimals):
      var scale = 1.0
      for _ in 0..<decimals { scale *= 10 }
      return (try value(of: a) * scale).rounded(.toNearestOrEven) / scale
    }
  }

  private func need(_ count: Int) throws(MetricError) {
    guard values.count >= count else {
      throw .tooFewIntervals(needed: count, got: values.count)
    }
  }

  private func mean() throws(MetricError) -> Double {
    try need(1)
    return values.reduce(0, +) / Double(values.count)
  }

  private func deviation(_ divisor: PresetDivisor) throws(MetricError) -> Double {
    let mean = try mean()
    let divisor = divisor(values.count)
    guard divisor > 0 else { throw .tooFewIntervals(needed: 2, got: values.count) }
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / divisor).squareRoot()
  }

  /// The value at `share · (n − 1)` in ascending order, between neighbours on a line.
  private func quantile(_ share: Double) throws(MetricError) -> Double {
    try need(1)
    switch share {
    case 0: return values.min() ?? 0
    case 1: return values.max() ?? 0
    default:
      let sorted = values.sorted()
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
  }
}
