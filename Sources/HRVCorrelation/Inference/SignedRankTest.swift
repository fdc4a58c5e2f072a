/// Wilcoxon's signed-rank test, exact also with ties.
///
/// Differences of 0 are dropped, ties share the mean of their ranks, and the distribution over
/// all signs is counted out on twice the ranks, which are whole.
///
/// - Source: F. Wilcoxon (1945), Biometrics Bull. 1, 80.
/// - Complexity: O(*n*³).
struct SignedRankTest: Hashable, Sendable {
  /// The sum of the ranks of positive differences.
  let positiveRankSum: Double
  /// Two-sided: the share of the signs whose sum is at least as far from its mean.
  let pValue: Double
  /// The differences that are not 0.
  let n: Int

  /// The test; nil when every difference is 0.
  init?(_ differences: [Double]) {
    let moved = differences.filter { $0 != 0 }
    guard !moved.isEmpty else { return nil }
    let doubled = SpearmanCorrelation.midranks(moved.map(abs)).map { Int(($0 * 2).rounded()) }
    let observed = zip(moved, doubled).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
    let total = doubled.reduce(0, +)
    var shares = [Double](repeating: 0, count: total + 1)
    shares[0] = 1
    var reached = 0
    for rank in doubled {
      for sum in stride(from: reached, through: 0, by: -1) {
        let half = shares[sum] / 2
        shares[sum] = half
        shares[sum + rank] += half
      }
      reached += rank
    }
    let lower = min(observed, total - observed)
    positiveRankSum = Double(observed) / 2
    pValue = min(1, 2 * shares[...lower].reduce(0, +))
    n = moved.count
  }
}
