internal import HRVModel

/// How a program makes an even tachogram of its intervals.
///
/// Where a grid ends is decided by the last bits of sums of times, so sums are formed in the
/// program's order and unit.
struct PresetGrid: Hashable, Sendable {
  /// The curve between the beats.
  enum Curve: Hashable, Sendable {
    /// Straight lines.
    case linear
    /// A quadratic spline with its joints half way between the beats.
    case quadratic
    /// A cubic spline with not-a-knot ends.
    case cubic
  }

  /// When beats are.
  enum Clock: Hashable, Sendable {
    /// Sums of ms.
    case ms
    /// Sums of ms, in s.
    case msThenSeconds
    /// Sums of intervals in s, each rounded to a double.
    case seconds
  }

  /// Where samples end.
  enum End: Hashable, Sendable {
    /// Before the last beat.
    case beforeLastBeat
    /// Up to a step beyond the last beat, on the last piece of the curve.
    case stepBeyondOnCurve
    /// Up to a step beyond the last beat, with the last interval beyond it.
    case stepBeyondHeld
  }

  let curve: Curve
  let rateHz: Double
  let clock: Clock
  /// Whether the clock begins at the end of the first interval.
  let startsAtZero: Bool
  let end: End

  /// The evenly spaced samples of a tachogram.
  struct Tachogram {
    var samples: [Double]
    let rateHz: Double
    /// From the first to the last beat, in the grid's clock.
    let span: Double
  }

  /// `start + i · step` below `stop`, as NumPy's `arange` forms them.
  static func steps(_ start: Double, _ stop: Double, by step: Double) -> [Double] {
    let count = max(0, Int(((stop - start) / step).rounded(.up)))
    let delta = (start + step) - start
    return (0..<count).map { start + Double($0) * delta }
  }

  /// The tachogram of `values`.
  func tachogram(of values: [Double]) throws(MetricError) -> Tachogram {
    let needed = curve == .cubic ? 4 : curve == .quadratic ? 3 : 2
    guard values.count >= needed else {
      throw .tooFewIntervals(needed: needed, got: values.count)
    }
    guard values.allSatisfy({ $0 > 0 }) else {
      throw .undefined("time does not ascend: the program cannot interpolate")
    }
    let times = times(of: values)
    let first = times[0]
    let last = times[times.count - 1]
    let step = clock == .ms ? 1000 / rateHz : 1 / rateHz
    let stop = end == .beforeLastBeat ? last : last + step
    let count = max(0, Int(((stop - first) / step).rounded(.up)))
    let delta = (first + step) - first
    guard count > 0 else { throw .tooShort(neededS: 1 / rateHz, gotS: 0) }
    var samples = sample(values, times, count: count, every: delta)
    if end == .stepBeyondHeld {
      for i in stride(from: count - 1, through: 0, by: -1) {
        guard first + Double(i) * delta > last else { break }
        samples[i] = values[values.count - 1]
      }
    }
    return Tachogram(samples: samples, rateHz: rateHz, span: last - first)
  }

  private func times(of values: [Double]) -> [Double] {
    var times: [Double] = []
    times.reserveCapacity(values.count)
    var sum = 0.0
    for value in values {
      sum += clock == .seconds ? value / 1000 : value
      times.append(clock == .msThenSeconds ? sum / 1000 : sum)
    }
    guard startsAtZero else { return times }
    let first = times[0]
    return times.map { $0 - first }
  }

  private func sample(
    _ values: [Double], _ times: [Double], count: Int, every step: Double
  ) -> [Double] {
    switch curve {
    case .linear: return Self.onLines(values, times, count, step)
    case .quadratic: return QuadraticSpline(times, values).samples(count, every: step)
    case .cubic:
      var spline = CubicSpline()
      spline.fit(x: times.span, y: values.span)
      var samples = [Double](repeating: 0, count: count + CubicSpline.slack)
      spline.sample(count, every: step, into: &samples)
      samples.removeLast(CubicSpline.slack)
      return samples
    }
  }

  private static func onLines(
    _ values: [Double], _ times: [Double], _ count: Int, _ step: Double
  ) -> [Double] {
    var piece = 0
    return (0..<count).map { i in
      let time = times[0] + Double(i) * step
      while piece + 2 < times.count, times[piece + 1] <= time { piece += 1 }
      let slope = (values[piece + 1] - values[piece]) / (times[piece + 1] - times[piece])
      return values[piece] + slope * (time - times[piece])
    }
  }
}
