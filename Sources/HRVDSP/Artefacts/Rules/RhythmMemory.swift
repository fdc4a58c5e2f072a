/// What the rule of the smoothest rhythm works with.
struct RhythmMemory {
  /// Of each block of the run: by which share neighbours may differ, and the sinus level in ms.
  var tolerances: [Double] = []
  var levelsMs: [Double] = []
  /// Of each interval: the least cost of a rhythm that keeps it, and the interval kept before it.
  var costs: [Double] = []
  var previous: [Int32] = []
  /// The same of rhythms that have lost the beat at it: too many intervals in a row are left out.
  var lostCosts: [Double] = []
  var lostPrevious: [Int32] = []
  /// Whether each interval is left out.
  var isLeftOut: [Bool] = []
  private var differences: [Double] = []
  private var means: [Double] = []

  /// Begins with a run: measures every block of it.
  mutating func begin(_ run: Range<Int>, of intervalsMs: borrowing Span<Double>) {
    let blocks = (run.count + RhythmRule.block - 1) / RhythmRule.block
    if tolerances.count < blocks {
      tolerances = [Double](repeating: 0, count: blocks)
      levelsMs = [Double](repeating: 0, count: blocks)
    }
    if differences.count < run.count {
      differences = [Double](repeating: 0, count: run.count)
      means = [Double](repeating: 0, count: run.count)
    }
    let pairs = run.count - 1
    Self.measure(intervalsMs.extracting(run), &differences, &means)
    for b in 0..<blocks {
      let start = b * RhythmRule.block
      let centre = (start + min(run.count, start + RhythmRule.block)) / 2
      let width = min(RhythmRule.window, pairs)
      let first = max(0, min(centre - RhythmRule.window / 2, pairs - width))
      tolerances[b] = Self.tolerance(differences.span.extracting(first..<(first + width)))
      levelsMs[b] = Self.median(means.span.extracting(first..<(first + width)))
    }
  }

  /// Makes room for the search through `count` intervals.
  mutating func makeRoom(_ count: Int) {
    guard costs.count < count else { return }
    costs = [Double](repeating: 0, count: count)
    lostCosts = [Double](repeating: 0, count: count)
    previous = [Int32](repeating: 0, count: count)
    lostPrevious = previous
    isLeftOut = [Bool](repeating: false, count: count)
  }

  /// Of each pair of neighbours, their difference over their mean, and their mean.
  private static func measure(
    _ x: borrowing Span<Double>, _ differences: inout [Double], _ means: inout [Double]
  ) {
    var relative = differences.mutableSpan
    var mean = means.mutableSpan
    for i in 0..<(x.count - 1) {
      let sum = x[i] + x[i &+ 1]
      mean[i] = sum / 2
      relative[i] = 2 * abs(x[i] - x[i &+ 1]) / sum
    }
  }

  /// The multiple of the median difference, within the limits of tolerances: counting tells where it
  /// lies beyond them, and then the median itself is not needed.
  private static func tolerance(_ differences: borrowing Span<Double>) -> Double {
    let (limits, middle) = (RhythmRule.tolerances, differences.count / 2)
    let greatest = limits.upperBound / RhythmRule.spread
    if Kernels.count(differences, below: greatest) <= middle { return limits.upperBound }
    let least = limits.lowerBound / RhythmRule.spread
    if Kernels.count(differences, below: least) > middle { return limits.lowerBound }
    return min(max(RhythmRule.spread * median(differences), limits.lowerBound), limits.upperBound)
  }

  /// The upper median.
  private static func median(_ values: borrowing Span<Double>) -> Double {
    Kernels.element(ofRank: values.count / 2, of: values)
  }
}
