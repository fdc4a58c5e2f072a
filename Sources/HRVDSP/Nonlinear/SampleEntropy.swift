public import HRVModel

/// Sample entropy: how rarely stretches of m intervals that are alike stay alike for one more.
///
/// −ln (A / B), where B is the number of pairs of templates of m successive intervals that match
/// and A the number of those that match over m + 1 intervals. Two templates match when no two of
/// their intervals that correspond differ by more than the tolerance r. Both are counted over the
/// same templates, those that m + 1 intervals of one run begin with (N − m of N without gaps), and
/// no template is compared with itself. No template spans a gap; templates of different runs are
/// compared.
///
/// J. S. Richman, J. R. Moorman, Am. J. Physiol. Heart Circ. Physiol. 278(6), 2000,
/// pp. H2039–H2049. doi:10.1152/ajpheart.2000.278.6.H2039.
public struct SampleEntropy: Hashable, Sendable {
  /// How far intervals of matching templates may lie apart.
  public enum Tolerance: Hashable, Sendable {
    /// So many ms.
    case ms(Double)
    /// This multiple of the standard deviation of all n intervals with the divisor
    /// n − `reducedBy`: 1 is SDNN, 0 the deviation of a population.
    case ofSD(Double, reducedBy: Int = 1)
  }

  /// Whether a difference of exactly the tolerance is a match.
  public enum Comparison: Hashable, Sendable {
    /// It is: |a − b| <= r, as published.
    case atMost
    /// It is not: |a − b| < r.
    case below
  }

  /// The length m of templates.
  public let m: Int
  /// The tolerance r.
  public let tolerance: Tolerance
  /// What happens at r itself.
  public let comparison: Comparison

  /// The fewest intervals with which an entropy is given: 10ᵐ for m = 2. With fewer, it rests on
  /// a handful of matches. Pincus and Goldberger (Am. J. Physiol. 266, 1994, pp. H1643–H1656,
  /// doi:10.1152/ajpheart.1994.266.4.H1643) ask for 10ᵐ at least and better 30ᵐ.
  static let leastIntervals = 100

  /// Creates the definition.
  ///
  /// - Precondition: m ≥ 1.
  public init(
    m: Int = 2, tolerance: Tolerance = .ofSD(0.2), comparison: Comparison = .atMost
  ) {
    precondition(m >= 1)
    self.m = m
    self.tolerance = tolerance
    self.comparison = comparison
  }

  /// The counts behind the entropy, whatever the number of intervals.
  ///
  /// Exactly those of the double loop over all pairs. O(*n* · *w* / 64) for *w* templates that
  /// match one in their first interval.
  public func matches(in nn: NNSeries) -> TemplateMatches {
    var matcher = TemplateMatcher()
    return matches(in: nn, IntervalStatistics(nn), using: &matcher)
  }

  /// The entropy, in nats.
  ///
  /// - Throws: ``HRVModel/MetricError/tooFewIntervals(needed:got:)`` below 100,
  ///   ``HRVModel/MetricError/undefined(_:)`` when no templates match over m + 1 intervals.
  public func callAsFunction(_ nn: NNSeries) throws(MetricError) -> Double {
    var matcher = TemplateMatcher()
    return try value(nn, IntervalStatistics(nn), using: &matcher)
  }

  func value(
    _ nn: NNSeries, _ statistics: IntervalStatistics, using matcher: inout TemplateMatcher
  ) throws(MetricError) -> Double {
    try check(nn, statistics)
    return try matches(in: nn, statistics, using: &matcher).entropy(m: m)
  }

  /// Throws where an entropy would mean nothing.
  func check(_ nn: NNSeries, _ statistics: IntervalStatistics) throws(MetricError) {
    guard nn.intervalsMs.count >= Self.leastIntervals else {
      throw .tooFewIntervals(needed: Self.leastIntervals, got: nn.intervalsMs.count)
    }
    guard statistics.squaredDeviationsMs2 > 0 else {
      throw .undefined("all intervals are equal: there is no tolerance to compare them with")
    }
  }

  func matches(
    in nn: NNSeries, _ statistics: IntervalStatistics, using matcher: inout TemplateMatcher
  ) -> TemplateMatches {
    let rule = TemplateMatcher.Rule(
      span: m + 1, further: m, rMs: rMs(statistics), includesR: comparison == .atMost)
    return matcher.matches(nn.intervalsMs.span, nn.runs, rule)
  }

  /// The tolerance in ms; 0 where the deviation has no value.
  func rMs(_ statistics: IntervalStatistics) -> Double {
    switch tolerance {
    case .ms(let rMs): return rMs
    case .ofSD(let multiple, let reduction):
      let divisor = statistics.count - reduction
      guard divisor > 0 else { return 0 }
      return multiple * (statistics.squaredDeviationsMs2 / Double(divisor)).squareRoot()
    }
  }
}

extension TemplateMatches {
  /// −ln (A / B).
  func entropy(m: Int) throws(MetricError) -> Double {
    guard overMPlus1 > 0 else {
      throw .undefined("no two stretches of \(m + 1) intervals match within the tolerance")
    }
    return naturalLogarithm(Double(overM) / Double(overMPlus1))
  }
}
