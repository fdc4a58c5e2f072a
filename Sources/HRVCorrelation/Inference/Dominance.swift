/// How often a value of one group exceeds one of another: all pairs counted.
struct Dominance: Hashable, Sendable {
  let higher: Int
  let lower: Int
  let pairs: Int

  /// Compares every value of `b` with every value of `a`.
  ///
  /// - Precondition: neither is empty.
  /// - Complexity: O(*a*·*b*).
  init(of b: [Double], over a: [Double]) {
    precondition(!a.isEmpty && !b.isEmpty)
    var (higher, lower) = (0, 0)
    for y in b {
      for x in a {
        if y > x { higher += 1 } else if y < x { lower += 1 }
      }
    }
    (self.higher, self.lower, pairs) = (higher, lower, a.count * b.count)
  }

  /// Cliff's δ, which single-case research calls Tau: `(higher − lower)/pairs`.
  ///
  /// - Source: N. Cliff (1993), Psychol. Bull. 114, 494.
  var delta: Double { Double(higher - lower) / Double(pairs) }

  /// Nonoverlap of all pairs: the share that is higher, ties counting half.
  ///
  /// - Source: R. I. Parker and K. Vannest (2009), Behav. Ther. 40, 357.
  var nonoverlap: Double { (1 + delta) / 2 }

  /// Tau-U: δ less the trend within `a`, `(S_AB − S_A)/pairs`, as the R package SingleCaseES
  /// defines it; `a` in the order of time. Its range is wider than −1 ... 1.
  ///
  /// - Source: R. I. Parker et al. (2011), Behav. Ther. 42, 284.
  func tauU(baseline a: [Double]) -> Double {
    let trend = KendallCorrelation.counts(a.indices.map(Double.init), a)
    return Double(higher - lower - (trend.concordant - trend.discordant)) / Double(pairs)
  }
}
