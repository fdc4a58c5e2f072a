/// How often `|t|` is as large as observed when there is nothing to find, with allowance for not
/// knowing the noise.
///
/// Given the noise, the tail of `|t|` is a share of simulated series. It is needed for any noise,
/// so the series come from many points of the noise, and one that was drawn at one point counts
/// at another in proportion to its density there. A p-value is made in two steps:
///
/// 1. the tail at the noise that the series seems to be without the exposure;
/// 2. how often series of that noise, taking the first step with what *they* seem to be, get
///    so small a tail.
///
/// The second step corrects what the first gets wrong because noise is estimated: a slow state
/// that looks like white noise makes the first too small.
///
/// - Source: R. Beran (1988), J. Am. Stat. Assoc. 83, 687 (prepivoting); E. Veach and
///   L. J. Guibas, SIGGRAPH 1995, 419 (the weights, "balance heuristic").
struct NullDistribution: Sendable {
  private let count: Int
  /// The number of series that was asked for.
  private let asked: Int
  /// `|t|`, descending.
  private let statistics: [Double]
  /// The weight of each series at each point of the grid, points one after another; a sum of 1.
  private let weights: [Double]
  /// The sums of the weights of the series up to each.
  private let tails: [Double]
  /// The first step for each series.
  private let firstSteps: [Double]

  /// Takes in `draws`, of which `counts[k]` were made at point `k` of the grid, in the place of
  /// `asked` ones.
  ///
  /// - Complexity: O(*points*·*draws*).
  init(_ draws: NullDraws, counts: [Int], asked: Int) {
    let (count, points) = (draws.count, counts.count)
    let order = draws.statistics.indices.sorted { draws.statistics[$0] > draws.statistics[$1] }
    var weights = [Double](repeating: 0, count: points * count)
    for (rank, series) in order.enumerated() {
      var chance = 0.0
      for k in 0..<points { chance += Double(counts[k]) * draws.densities[series * points + k] }
      for k in 0..<points {
        weights[k * count + rank] = draws.densities[series * points + k] / chance
      }
    }
    var tails = weights
    for k in 0..<points {
      var sum = 0.0
      for rank in k * count..<(k + 1) * count {
        sum += weights[rank]
        tails[rank] = sum
      }
      for rank in k * count..<(k + 1) * count {
        weights[rank] /= sum
        tails[rank] /= sum
      }
    }
    self.count = count
    self.asked = asked
    statistics = order.map { draws.statistics[$0] }
    firstSteps = order.enumerated().map { rank, series in
      DayNoise.interpolate(at: draws.appearances[series]) { tails[$0 * count + rank] }
    }
    self.weights = weights
    self.tails = tails
  }

  /// The first step: the share of series with as large a `|t|`, at the noise of `appearance`.
  func tail(of t: Double, appearance: DayNoise.Angles) -> Double {
    let rank = statistics.partitionPoint { $0 < abs(t) }
    guard rank > 0 else { return 0 }
    return DayNoise.interpolate(at: appearance) { tails[$0 * count + rank - 1] }
  }

  /// The p-value of `t` for a series that seems to be the noise of `appearance`; never 0, since
  /// the observed series counts as one of the simulated ones.
  ///
  /// - Complexity: O(*draws*).
  func pValue(of t: Double, appearance: DayNoise.Angles) -> Double {
    // A hair more, so that the same sum in another order counts as equal.
    let limit = tail(of: t, appearance: appearance) * (1 + 1e-12)
    let share = DayNoise.interpolate(at: appearance) { point in
      var sum = 0.0
      for series in 0..<count where firstSteps[series] <= limit {
        sum += weights[point * count + series]
      }
      return sum
    }
    return min(1, (1 + share * Double(asked)) / Double(asked + 1))
  }
}

extension [Double] {
  /// The number of leading elements before the first that satisfies `predicate`, which once true
  /// stays true.
  fileprivate func partitionPoint(_ predicate: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
