internal import HRVModel

extension PresetSeries {
  /// The value below which a share lies, where the k-th of n in ascending order stands for
  /// (k − ½)/n and neighbours are joined by a line.
  func quantileOfHalves(_ share: Double) throws(MetricError) -> Double {
    let sorted = values.sorted()
    guard let least = sorted.first, let greatest = sorted.last else {
      throw .tooFewIntervals(needed: 1, got: 0)
    }
    let place = share * Double(sorted.count) - 0.5
    guard place > 0 else { return least }
    let below = Int(place)
    guard below + 1 < sorted.count else { return greatest }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// The most frequent value, the smallest of several.
  func mode() throws(MetricError) -> Double {
    let sorted = values.sorted()
    guard var mode = sorted.first else { throw .tooFewIntervals(needed: 1, got: 0) }
    var most = 0
    var start = 0
    for i in sorted.indices where i + 1 == sorted.count || sorted[i + 1] != sorted[i] {
      if i + 1 - start > most { (most, mode) = (i + 1 - start, sorted[i]) }
      start = i + 1
    }
    return mode
  }

  /// The mean power of the distances from the mean, in standard deviations of divisor n.
  func standardMoment(_ order: Int) throws(MetricError) -> Double {
    let deviation = try value(of: .deviation(.n))
    let mean = try value(of: .mean)
    guard deviation > 0 else { throw .undefined("all values are equal") }
    let sum = values.reduce(0) { sum, value in
      let distance = (value - mean) / deviation
      return sum + (1..<order).reduce(distance) { power, _ in power * distance }
    }
    return sum / Double(values.count)
  }
}
