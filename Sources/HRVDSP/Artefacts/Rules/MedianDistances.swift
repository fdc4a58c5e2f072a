/// How far the intervals of a run are from the median of eleven, as the Lipponen–Tarvainen rule asks;
/// measured block by block, where it is asked for.
struct MedianDistances {
  /// The number of intervals that are measured at a time.
  private static let block = 64

  private var count = 0
  private var binsPerMs = 0.0
  private var isMeasured: [Bool] = []
  private var medians: [Double] = []
  private var distances: [Double] = []
  private var bins: [UInt16] = []
  private var quartiles = MovingQuartiles()

  /// Begins with a run of so many intervals.
  mutating func begin(count: Int, binsPerMs: Double) {
    self.count = count
    self.binsPerMs = binsPerMs
    if medians.count < count {
      medians = [Double](repeating: 0, count: count)
      distances = [Double](repeating: 0, count: count)
      bins = [UInt16](repeating: 0, count: count)
      isMeasured = [Bool](repeating: false, count: count / Self.block + 1)
    }
    for b in 0...(count / Self.block) { isMeasured[b] = false }
    quartiles.empty()
  }

  /// The median of the eleven intervals around one, in ms.
  mutating func median(_ j: Int, _ x: borrowing Span<Double>) -> Double {
    measure(j..<(j + 1), x)
    return medians[j]
  }

  /// The distance of an interval from the median of eleven, doubled below it, in ms.
  mutating func distance(_ j: Int, _ x: borrowing Span<Double>) -> Double {
    measure(j..<(j + 1), x)
    return distances[j]
  }

  /// 5.2 quartile deviations of the distances of the 91 beats around one, in ms.
  mutating func threshold(_ j: Int, _ x: borrowing Span<Double>) -> Double {
    let window = LipponenTarvainenRule.window(j, LipponenTarvainenRule.reach, count)
    measure(window, x)
    return quartiles.threshold(window, distances, bins)
  }

  /// Measures what has not been measured yet, in whole blocks.
  private mutating func measure(_ range: Range<Int>, _ x: borrowing Span<Double>) {
    for b in (range.lowerBound / Self.block)...((range.upperBound - 1) / Self.block)
    where !isMeasured[b] {
      let block = (b * Self.block)..<min(count, (b + 1) * Self.block)
      Self.measure(block, x, &medians, &distances)
      MovingQuartiles.fill(&bins, with: distances, in: block, binsPerUnit: binsPerMs)
      isMeasured[b] = true
    }
  }

  private static func measure(
    _ block: Range<Int>, _ x: borrowing Span<Double>, _ medians: inout [Double],
    _ distances: inout [Double]
  ) {
    let reach = LipponenTarvainenRule.medianReach
    var median = medians.mutableSpan
    var distance = distances.mutableSpan
    let inner = block.clamped(to: reach..<(x.count - reach))
    Kernels.mediansOfEleven(x, in: inner, into: &median)
    // Windows are cut at the ends of a run.
    for j in block where j < reach || j >= x.count - reach {
      median[j] = Kernels.medianOfFew(
        x, in: LipponenTarvainenRule.window(j, reach, x.count))
    }
    for j in block {
      let distanceMs = x[j] - median[j]
      distance[j] = distanceMs < 0 ? 2 * distanceMs : distanceMs
    }
  }
}
