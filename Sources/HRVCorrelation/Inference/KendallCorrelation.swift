internal import HRVModel

/// Kendall's rank correlation τ_b, judged by the number of independent pairs.
///
/// `τ_b = (C − D)/√((N − T_x)(N − T_y))` of the concordant and discordant of all `N` pairs, less
/// the ties of each series. Interval by Fisher's transformation with the variance
/// `0.437/(n*−4)`. The p-value is exact for up to 50 independent observations without ties, and
/// else that of a normal variable with the variance `2(2n*+5)/(9n*(n*−1))`.
///
/// - Source: M. G. Kendall (1938), Biometrika 30, 81; the variance of the interval,
///   E. C. Fieller, H. O. Hartley and E. S. Pearson (1957), Biometrika 44, 470.
/// - Complexity: O(*n*²).
enum KendallCorrelation {
  static let row = AssociationTest(
    id: "kendall", name: "Kendall's tau-b",
    nullHypothesis: "exposure and outcome are not monotonically related",
    summary: "concordant less discordant pairs of days; interval and p-value with n* for n",
    assumptions: [
      "The relation is monotonic, and there is no trend that exposure and outcome share.",
      "Day-to-day correlation is accounted for by n* (Pyper and Peterman).",
    ],
    source: "Kendall 1938, doi:10.1093/biomet/30.1-2.81; Fieller, Hartley and Pearson 1957,"
      + " doi:10.1093/biomet/44.3-4.470", isPrimary: false)

  /// The greatest number of observations whose p-value is counted out.
  static let mostExact = 50

  /// The pairs of a pair of series, counted.
  struct Counts: Hashable {
    var concordant = 0
    var discordant = 0
    /// Tied in the first series, in the second, among all pairs.
    var tiedX = 0
    var tiedY = 0
    var pairs = 0
  }

  /// The test; nil when a series does not vary or `effectiveN` is 4 or less.
  static func test(_ x: [Double], _ y: [Double], effectiveN: Double) -> TestResult? {
    let counts = counts(x, y)
    guard let tau = coefficient(counts), effectiveN > 4, abs(tau) < 1 else { return nil }
    let halfWidth =
      Distributions.normalQuantile(0.975) * (0.437 / (effectiveN - 4)).squareRoot()
    let isExact =
      counts.tiedX == 0 && counts.tiedY == 0 && x.count <= mostExact
      && effectiveN >= Double(x.count)
    let variance = 2 * (2 * effectiveN + 5) / (9 * effectiveN * (effectiveN - 1))
    return TestResult(
      testID: row.id, nullHypothesis: row.nullHypothesis, estimate: tau, unit: "",
      interval: ConfidenceInterval(
        lower: Fisher.inverse(Fisher.z(tau) - halfWidth),
        upper: Fisher.inverse(Fisher.z(tau) + halfWidth), level: 0.95),
      pValue: isExact
        ? exactP(discordant: counts.discordant, n: x.count)
        : Distributions.normalTwoSidedP(z: tau / variance.squareRoot()),
      n: x.count, effectiveN: effectiveN, assumptions: row.assumptions)
  }

  /// τ_b; nil when a series does not vary.
  static func coefficient(_ counts: Counts) -> Double? {
    let (a, b) = (counts.pairs - counts.tiedX, counts.pairs - counts.tiedY)
    guard a > 0, b > 0 else { return nil }
    let tau =
      Double(counts.concordant - counts.discordant)
      / (Double(a).squareRoot() * Double(b).squareRoot())
    return min(1, max(-1, tau))
  }

  static func counts(_ x: [Double], _ y: [Double]) -> Counts {
    var counts = Counts()
    for i in x.indices {
      for j in 0..<i {
        counts.pairs += 1
        let (dx, dy) = (x[i] - x[j], y[i] - y[j])
        if dx == 0 { counts.tiedX += 1 }
        if dy == 0 { counts.tiedY += 1 }
        if dx == 0 || dy == 0 { continue }
        if (dx > 0) == (dy > 0) { counts.concordant += 1 } else { counts.discordant += 1 }
      }
    }
    return counts
  }

  /// The share of the orders of `n` that are at least as far from balance as one with so many
  /// discordant pairs.
  ///
  /// With each observation in turn, the distribution of the number of inversions is convolved
  /// with a uniform one.
  static func exactP(discordant: Int, n: Int) -> Double {
    var shares = [1.0]
    for size in 2..<max(2, n + 1) {
      var next = [Double](repeating: 0, count: shares.count + size - 1)
      for (inversions, share) in shares.enumerated() {
        for added in 0..<size { next[inversions + added] += share / Double(size) }
      }
      shares = next
    }
    let fewer = min(discordant, shares.count - 1 - discordant)
    return min(1, 2 * shares[...max(0, fewer)].reduce(0, +))
  }
}
