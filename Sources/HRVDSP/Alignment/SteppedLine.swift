internal import HRVModel

/// A line through differences of two clocks, with a level of its own for each segment between
/// jumps, fitted so that outliers do not move it.
struct SteppedLine {
  /// The common slope.
  let slope: Double
  /// What is left of each value.
  let residuals: [Double]
  /// The jumps from segment to segment.
  let steps: [BeatAgreement.Step]

  /// So many values take part in the first slope, of which every two give one.
  private static let sampled = 300

  /// - Precondition: as many values and segments as times, which ascend; segments never go back.
  init(_ times: [Double], _ values: [Double], segments: [Int]) {
    var bounds = [0]
    for i in segments.indices.dropFirst() where segments[i] != segments[i - 1] { bounds.append(i) }
    bounds.append(segments.count)
    let ranges = zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    var slope = Self.medianSlope(times, values, ranges)
    var residuals = values
    var levels: [Double] = []
    // Levels and slope in turn; without jumps the first turn is as good as the last.
    for _ in 0..<20 {
      levels = ranges.map { range in
        OffsetSearch.median(range.map { values[$0] - slope * times[$0] })
      }
      Self.setResiduals(&residuals, times, values, slope, ranges, levels)
      slope += Self.correction(times, residuals, ranges)
    }
    Self.setResiduals(&residuals, times, values, slope, ranges, levels)
    let mean = residuals.reduce(0, +) / Double(max(1, residuals.count))
    self.slope = slope
    self.residuals = residuals.map { $0 - mean }
    steps = zip(ranges.dropFirst(), zip(levels, levels.dropFirst())).map { range, levels in
      BeatAgreement.Step(timeS: times[range.lowerBound], byS: levels.1 - levels.0)
    }
  }

  private static func setResiduals(
    _ residuals: inout [Double], _ times: [Double], _ values: [Double], _ slope: Double,
    _ ranges: [Range<Int>], _ levels: [Double]
  ) {
    for (range, level) in zip(ranges, levels) {
      for i in range { residuals[i] = values[i] - slope * times[i] - level }
    }
  }

  /// The median of the slopes between evenly chosen values of the same segment.
  private static func medianSlope(
    _ times: [Double], _ values: [Double], _ ranges: [Range<Int>]
  ) -> Double {
    var slopes: [Double] = []
    let spacing = max(1, times.count / sampled)
    for range in ranges {
      let chosen = Array(stride(from: range.lowerBound, to: range.upperBound, by: spacing))
      for (k, i) in chosen.enumerated() {
        for j in chosen[(k + 1)...] where times[j] > times[i] {
          slopes.append((values[j] - values[i]) / (times[j] - times[i]))
        }
      }
    }
    return OffsetSearch.median(slopes)
  }

  /// The slope of the residuals about the centre of their segments, with bisquare weights.
  private static func correction(
    _ times: [Double], _ residuals: [Double], _ ranges: [Range<Int>]
  ) -> Double {
    // 1.4826 of the median distance is the standard deviation of normal errors; recorders round
    // to the ms.
    let spread = max(1.4826 * OffsetSearch.median(residuals.map { abs($0) }), 1e-4)
    var (top, bottom) = (0.0, 0.0)
    for range in ranges {
      var (weights, time, value) = (0.0, 0.0, 0.0)
      for i in range {
        let weight = weight(residuals[i], spread)
        weights += weight
        time += weight * times[i]
        value += weight * residuals[i]
      }
      guard weights > 0 else { continue }
      (time, value) = (time / weights, value / weights)
      for i in range {
        let weight = weight(residuals[i], spread)
        top += weight * (times[i] - time) * (residuals[i] - value)
        bottom += weight * (times[i] - time) * (times[i] - time)
      }
    }
    return bottom > 0 ? top / bottom : 0
  }

  private static func weight(_ residual: Double, _ spread: Double) -> Double {
    let ratio = residual / (4.685 * spread)
    let inside = 1 - ratio * ratio
    return inside > 0 ? inside * inside : 0
  }
}
