internal import HRVModel

/// Spearman's rank correlation, judged by the number of independent pairs.
///
/// Pearson's `r` of the ranks, ties at their mean; interval by Fisher's transformation with the
/// variance `(1 + r²/2)/(n*−3)`.
///
/// - Source: C. Spearman (1904), Am. J. Psychol. 15, 72; the variance, D. G. Bonett and
///   T. A. Wright (2000), Psychometrika 65, 23.
enum SpearmanCorrelation {
  static let row = AssociationTest(
    id: "spearman", name: "Spearman's rho",
    nullHypothesis: "exposure and outcome are not monotonically related",
    summary: "correlation of ranks; interval and p-value with n* for n",
    assumptions: [
      "The relation is monotonic, and there is no trend that exposure and outcome share.",
      "Day-to-day correlation is accounted for by n* (Pyper and Peterman).",
    ],
    source: "Spearman 1904; Bonett and Wright 2000, doi:10.1007/BF02294183", isPrimary: false)

  /// The test; nil when a series does not vary or `effectiveN` is 3 or less.
  static func test(_ x: [Double], _ y: [Double], effectiveN: Double) -> TestResult? {
    guard let r = PearsonCorrelation.coefficient(midranks(x), midranks(y)) else { return nil }
    return CorrelationTest.result(
      row, r: r, varianceFactor: 1 + r * r / 2, n: x.count, effectiveN: effectiveN)
  }

  /// Ranks from 1, ties at their mean.
  static func midranks(_ x: [Double]) -> [Double] {
    let order = x.indices.sorted { x[$0] < x[$1] }
    var ranks = [Double](repeating: 0, count: x.count)
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count && x[order[end]] == x[order[first]] { end += 1 }
      for k in first..<end { ranks[order[k]] = Double(first + 1 + end) / 2 }
      first = end
    }
    return ranks
  }
}
