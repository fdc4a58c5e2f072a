public import HRVModel

/// Approximate entropy: the regularity of Pincus, in which every stretch matches itself.
///
/// Φᵐ − Φᵐ⁺¹, where Φᵐ is the mean over all N − m + 1 stretches of m intervals of ln Cᵢ, and Cᵢ
/// the share of stretches, the own one included, of which no interval differs from its
/// counterpart by more than r. Self-matches make it depend on the length of the recording and lower than
/// sample entropy; compare recordings of one length only. No stretch spans a gap; stretches of
/// different runs are compared.
///
/// S. M. Pincus, Proc. Natl. Acad. Sci. USA 88(6), 1991, pp. 2297–2301.
/// doi:10.1073/pnas.88.6.2297.
public struct ApproximateEntropy: Hashable, Sendable {
  /// The length m of stretches, the tolerance r and what happens at r itself.
  public let definition: SampleEntropy

  /// Creates the definition.
  ///
  /// - Precondition: m ≥ 1.
  public init(
    m: Int = 2, tolerance: SampleEntropy.Tolerance = .ofSD(0.2),
    comparison: SampleEntropy.Comparison = .atMost
  ) {
    definition = SampleEntropy(m: m, tolerance: tolerance, comparison: comparison)
  }

  /// The entropy, in nats.
  ///
  /// - Throws: ``HRVModel/MetricError/tooFewIntervals(needed:got:)`` below 100,
  ///   ``HRVModel/MetricError/undefined(_:)`` when all intervals are equal or no run is longer
  ///   than m.
  /// - Complexity: twice that of sample entropy.
  public func callAsFunction(_ nn: NNSeries) throws(MetricError) -> Double {
    var matcher = TemplateMatcher()
    return try value(nn, IntervalStatistics(nn), using: &matcher)
  }

  func value(
    _ nn: NNSeries, _ statistics: IntervalStatistics, using matcher: inout TemplateMatcher
  ) throws(MetricError) -> Double {
    try definition.check(nn, statistics)
    let m = definition.m
    guard nn.runs.contains(where: { $0.count > m }) else {
      throw .undefined("no run is longer than \(m) intervals")
    }
    let rMs = definition.rMs(statistics)
    let includesR = definition.comparison == .atMost
    guard includesR ? rMs >= 0 : rMs > 0 else {
      throw .undefined("within a tolerance of \(rMs) ms, nothing matches itself")
    }
    // Where a run ends, its last stretch of m has no interval after it.
    let rule = TemplateMatcher.Rule(span: m, further: m, rMs: rMs, includesR: includesR)
    return matcher.approximateEntropy(nn.intervalsMs.span, nn.runs, rule)
  }
}
