internal import HRVModel

/// The tachogram that HeartPy makes: a smoothing spline that leaves a squared residual of 1 ms²
/// a beat, sampled four times a beat from the first to the last beat, both cut to whole ms.
///
/// Which curve it is depends on how SciPy seeks knots, once with a restart and once without.
enum SmoothedTachogram {
  static func of(
    _ values: [Double], restarts: Bool
  ) throws(MetricError) -> PresetGrid.Tachogram {
    guard values.count > SmoothingSpline.order else {
      throw .tooFewIntervals(needed: SmoothingSpline.order + 1, got: values.count)
    }
    guard values.allSatisfy({ $0 > 0 }) else {
      throw .undefined("time does not ascend: the program cannot interpolate")
    }
    var sum = 0.0
    let times = values.map { value in
      sum += value
      return sum
    }
    let count = (values.count - 1) * 4
    let (first, last) = (times[0].rounded(.down), times[times.count - 1].rounded(.down))
    let step = (last - first) / Double(count - 1)
    let spline = SmoothingSpline(
      times, values, limit: Double(values.count), restarts: restarts)
    var places = (0..<count).map { first + Double($0) * step }
    places[count - 1] = last
    let meanS = sum / Double(values.count) / 1000
    return PresetGrid.Tachogram(
      samples: spline.values(at: places), rateHz: 1 / meanS * 4, span: last - first)
  }
}
