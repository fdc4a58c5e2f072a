internal import HRVModel

/// What the Lipponen–Tarvainen rule knows of the run at hand; computed where it is asked for, and
/// kept.
///
/// - Complexity: a threshold costs what its window has moved since the one before, and a look at the
///   91 bins.
struct LipponenTarvainenMemory {
  /// Successive differences, in ms; 0 for the first.
  private(set) var differencesMs: [Double] = []
  /// The labels of the run.
  var labels: [BeatLabel] = []
  /// Where a successive difference is beyond its threshold.
  private(set) var candidates: [Int] = []
  private var count = 0
  /// Bins in a millisecond, 0 when no two intervals differ.
  private var binsPerMs = 0.0
  private var differenceBins: [UInt16] = []
  /// How many differences of a window fall into each bin.
  private var counts = [UInt16](repeating: 0, count: 512)
  /// Where a successive difference may be beyond its threshold.
  private var doubtful: [Int] = []
  private var differenceQuartiles = MovingQuartiles()
  private var firstThresholds: [Double] = []
  private var secondThresholds: [Double] = []
  private var distances = MedianDistances()

  /// Begins with the intervals of a run, in ms.
  mutating func begin(_ x: borrowing Span<Double>) {
    count = x.count
    if differencesMs.count < count {
      differencesMs = [Double](repeating: 0, count: count)
      differenceBins = [UInt16](repeating: 0, count: count)
      firstThresholds = [Double](repeating: 0, count: count)
      secondThresholds = [Double](repeating: 0, count: count)
      labels = [BeatLabel](repeating: .normal, count: count)
    }
    candidates.removeAll(keepingCapacity: true)
    Self.measure(x, &differencesMs)
    binsPerMs = Self.scale(differencesMs, count)
    guard binsPerMs > 0 else { return }
    Self.clear(count, &firstThresholds, &secondThresholds, &labels)
    MovingQuartiles.fill(
      &differenceBins, with: differencesMs, in: 0..<count, binsPerUnit: binsPerMs)
    distances.begin(count: count, binsPerMs: binsPerMs)
  }

  /// Finds the candidates, if any: where |dRR| > 1.
  ///
  /// A lower bound of the threshold rules out most beats; the threshold itself is computed for the
  /// others.
  mutating func findCandidates() {
    guard binsPerMs > 0 else { return }
    differenceQuartiles.empty()
    Self.sift(differencesMs, differenceBins, count, binsPerMs, &counts, &doubtful)
    for j in doubtful {
      let threshold = firstThreshold(j)
      if threshold > 0, abs(differencesMs[j]) > threshold { candidates.append(j) }
    }
  }

  /// Th1: 5.2 quartile deviations of the differences of 91 beats, in ms.
  mutating func firstThreshold(_ j: Int) -> Double {
    if firstThresholds[j] >= 0 { return firstThresholds[j] }
    let threshold = differenceQuartiles.threshold(
      LipponenTarvainenRule.window(j, LipponenTarvainenRule.reach, count), differencesMs,
      differenceBins)
    firstThresholds[j] = threshold
    return threshold
  }

  /// Th2: 5.2 quartile deviations of the distances from the median of 91 beats, in ms.
  mutating func secondThreshold(_ j: Int, _ x: borrowing Span<Double>) -> Double {
    if secondThresholds[j] >= 0 { return secondThresholds[j] }
    let threshold = distances.threshold(j, x)
    secondThresholds[j] = threshold
    return threshold
  }

  /// mRR before it is divided by its threshold: the distance from the median of eleven, doubled
  /// below it, in ms.
  mutating func distance(_ j: Int, _ x: borrowing Span<Double>) -> Double {
    distances.distance(j, x)
  }

  /// The median of the eleven intervals around one, in ms.
  mutating func median(_ j: Int, _ x: borrowing Span<Double>) -> Double { distances.median(j, x) }

  private static func measure(_ x: borrowing Span<Double>, _ differencesMs: inout [Double]) {
    var differences = differencesMs.mutableSpan
    differences[0] = 0
    var i = 1
    while i < x.count {
      differences[i] = x[i] - x[i &- 1]
      i &+= 1
    }
  }

  /// Thirty-two bins to the mean size of the differences; 0 when all are 0.
  private static func scale(_ differencesMs: [Double], _ count: Int) -> Double {
    let differences = differencesMs.span
    var sum = 0.0
    for j in 0..<count { sum += abs(differences[j]) }
    return sum > 0 ? 32 * Double(count) / sum : 0
  }

  private static func clear(
    _ count: Int, _ first: inout [Double], _ second: inout [Double], _ labels: inout [BeatLabel]
  ) {
    for j in 0..<count {
      first[j] = -1
      second[j] = -1
      labels[j] = .normal
    }
  }
}
