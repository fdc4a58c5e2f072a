internal import HRVModel

/// What the Lipponen–Tarvainen rule knows of the run at hand; computed where it is asked for, and
/// kept.
struct LipponenTarvainenMemory {
  /// Successive differences, in ms; 0 for the first.
  var differencesMs: [Double] = []
  /// The labels of the run.
  var labels: [BeatLabel] = []
  /// Where a successive difference is beyond its threshold.
  var candidates: [Int] = []
  /// The bin of each difference.
  var bins: [UInt16] = []
  /// How many differences of the window fall into each bin.
  var counts = [UInt16](repeating: 0, count: 512)
  /// Where a successive difference may be beyond its threshold.
  var doubtful: [Int] = []
  private var firstThresholds: [Double] = []
  private var secondThresholds: [Double] = []
  private var medians: [Double] = []
  private var scratch = [Double](repeating: 0, count: 91)

  /// Begins with a run.
  mutating func begin(_ run: Range<Int>, of intervalsMs: borrowing Span<Double>) {
    let count = run.count
    if differencesMs.count < count {
      differencesMs = [Double](repeating: 0, count: count)
      firstThresholds = [Double](repeating: 0, count: count)
      secondThresholds = [Double](repeating: 0, count: count)
      medians = [Double](repeating: 0, count: count)
      labels = [BeatLabel](repeating: .normal, count: count)
      bins = [UInt16](repeating: 0, count: count)
    }
    var differences = differencesMs.mutableSpan
    differences[0] = 0
    for i in 1..<max(1, count) {
      differences[i] = intervalsMs[run.lowerBound &+ i] - intervalsMs[run.lowerBound &+ i &- 1]
    }
    for i in 0..<count {
      firstThresholds[i] = -1
      secondThresholds[i] = -1
      medians[i] = -1
      labels[i] = .normal
    }
    candidates.removeAll(keepingCapacity: true)
  }

  /// Th1: 5.2 quartile deviations of the differences of 91 beats, in ms.
  mutating func firstThreshold(_ j: Int, _ count: Int) -> Double {
    if firstThresholds[j] >= 0 { return firstThresholds[j] }
    let around = LipponenTarvainenRule.window(j, LipponenTarvainenRule.reach, count)
    for i in around { scratch[i - around.lowerBound] = differencesMs[i] }
    let threshold = Self.threshold(&scratch, around.count)
    firstThresholds[j] = threshold
    return threshold
  }

  /// Th2: 5.2 quartile deviations of the distances from the median of 91 beats, in ms.
  mutating func secondThreshold(
    _ j: Int, _ run: Range<Int>, _ intervalsMs: borrowing Span<Double>
  ) -> Double {
    if secondThresholds[j] >= 0 { return secondThresholds[j] }
    let around = LipponenTarvainenRule.window(j, LipponenTarvainenRule.reach, run.count)
    // The medians come first: they use the same scratch memory.
    for i in around { _ = median(i, run, intervalsMs) }
    for i in around {
      scratch[i - around.lowerBound] = distance(i, run, intervalsMs)
    }
    let threshold = Self.threshold(&scratch, around.count)
    secondThresholds[j] = threshold
    return threshold
  }

  /// 5.2 quartile deviations of the first `count` values, or of half the least that is not 0 where
  /// they do not differ.
  private static func threshold(_ scratch: inout [Double], _ count: Int) -> Double {
    var values = scratch.mutableSpan
    let deviation = Kernels.quartileDeviation(of: &values, count: count)
    if deviation > 0 { return LipponenTarvainenRule.alpha * deviation }
    var least = Double.infinity
    for i in 0..<count where values[i] != 0 { least = min(least, abs(values[i])) }
    return least.isFinite ? LipponenTarvainenRule.alpha * (least / 2) : 0
  }

  /// mRR before it is divided by its threshold: the distance from the median of eleven, doubled
  /// below it, in ms.
  mutating func distance(
    _ j: Int, _ run: Range<Int>, _ intervalsMs: borrowing Span<Double>
  ) -> Double {
    let distanceMs = intervalsMs[run.lowerBound + j] - median(j, run, intervalsMs)
    return distanceMs < 0 ? 2 * distanceMs : distanceMs
  }

  /// The median of the eleven intervals around one, in ms.
  mutating func median(
    _ j: Int, _ run: Range<Int>, _ intervalsMs: borrowing Span<Double>
  ) -> Double {
    if medians[j] >= 0 { return medians[j] }
    let around = LipponenTarvainenRule.window(j, LipponenTarvainenRule.medianReach, run.count)
    var ordered = InlineArray<11, Double>(repeating: 0)
    for (count, i) in around.enumerated() {
      let x = intervalsMs[run.lowerBound + i]
      var place = count
      while place > 0, ordered[place - 1] > x {
        ordered[place] = ordered[place - 1]
        place -= 1
      }
      ordered[place] = x
    }
    let median = (ordered[(around.count - 1) / 2] + ordered[around.count / 2]) / 2
    medians[j] = median
    return median
  }
}
