internal import HRVModel

/// How the PhysioNet toolbox computes the capacity to decelerate or to accelerate: the mean over
/// anchors of (x₀ + x₁ − x₋₁ − x₋₂)/4. Anchors lie thirty intervals from either end at least,
/// and are longer (shorter) than the interval before by 20 % at most.
///
/// - Source: A. Bauer et al., Physica A 364, 2006, pp. 423–434. doi:10.1016/j.physa.2005.08.080
struct PresetCapacity: Hashable, Sendable {
  let decelerates: Bool

  func callAsFunction(_ x: [Double]) throws(MetricError) -> Double {
    let margin = 30
    guard x.count > 2 * margin else {
      throw .tooFewIntervals(needed: 2 * margin + 1, got: x.count)
    }
    let anchors = (margin..<x.count - margin).filter { i in
      let ratio = x[i] / x[i - 1]
      return decelerates
        ? ratio > 1 && ratio <= 1.2 : ratio > 1 - 0.2 - 0.0001 && ratio <= 0.9999
    }
    guard anchors.count >= 20 else { throw .undefined("there are less than 20 anchors") }
    let sum = anchors.reduce(0) { $0 + x[$1] + x[$1 + 1] - x[$1 - 1] - x[$1 - 2] }
    return sum / Double(4 * anchors.count)
  }
}
