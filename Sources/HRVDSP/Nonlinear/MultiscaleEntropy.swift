public import HRVModel

/// Multiscale entropy: the sample entropy of the series averaged over ever more beats.
///
/// At scale τ, each run is cut into pieces of τ intervals, of which the means make the
/// coarse-grained series; what is left over at its end is not used. Its sample entropy is taken
/// with m = 2 and one tolerance for all scales, r = 0.2 of the SDNN of the series itself. Refined
/// (RCMSE), the pieces begin at each of the first τ intervals, and the matches of the τ series
/// are added before the ratio is taken, which steadies it and makes it exist in shorter
/// recordings.
///
/// M. Costa et al., Phys. Rev. Lett. 89(6), 2002, 068102. doi:10.1103/PhysRevLett.89.068102;
/// S.-D. Wu et al., Phys. Lett. A 378(20), 2014, pp. 1369–1374.
/// doi:10.1016/j.physleta.2014.03.034.
public struct MultiscaleEntropy: Hashable, Sendable {
  /// The scales, in beats.
  public let scales: ClosedRange<Int>
  /// Whether pieces begin at each of the first τ intervals.
  public let isRefined: Bool

  /// Creates the definition.
  ///
  /// - Precondition: scales from 1 on.
  public init(scales: ClosedRange<Int> = 1...20, isRefined: Bool = false) {
    precondition(scales.lowerBound >= 1)
    self.scales = scales
    self.isRefined = isRefined
  }

  /// The entropy at each of ``scales``, in nats, or why there is none.
  ///
  /// - Complexity: that of sample entropy times 1 + 1/4 + 1/9 + …; refined, 1 + 1/2 + 1/3 + ….
  public func curve(of nn: NNSeries) -> [Result<Double, MetricError>] {
    var workspace = Workspace()
    let statistics = IntervalStatistics(nn)
    return scales.map { scale in
      do throws(MetricError) {
        return .success(try entropy(of: nn, statistics, scale, using: &workspace))
      } catch {
        return .failure(error)
      }
    }
  }

  /// The sum of the entropies over ``scales``: the area under the curve, known as index of
  /// complexity.
  ///
  /// - Throws: what the curve throws first.
  public func sum(of nn: NNSeries) throws(MetricError) -> Double {
    var workspace = Workspace()
    return try sum(of: nn, IntervalStatistics(nn), using: &workspace)
  }

  /// The fewest intervals for a scale: those with which there are as many pairs as sample entropy
  /// needs. A coarse-grained series has n / τ of 100; τ of them have n² / τ² · τ of 100².
  func leastIntervals(_ scale: Int) -> Int {
    let least = SampleEntropy.leastIntervals
    guard isRefined else { return least * scale }
    return Int((Double(least) * Double(scale).squareRoot()).rounded(.up))
  }

  func sum(
    of nn: NNSeries, _ statistics: IntervalStatistics, using workspace: inout Workspace
  ) throws(MetricError) -> Double {
    // The last scale needs most: its reason is the one to give.
    try check(nn, statistics, scales.upperBound)
    var sum = 0.0
    for scale in scales { sum += try entropy(of: nn, statistics, scale, using: &workspace) }
    return sum
  }

  private func check(
    _ nn: NNSeries, _ statistics: IntervalStatistics, _ scale: Int
  ) throws(MetricError) {
    var usable = 0
    for run in nn.runs where run.count >= scale { usable += run.count }
    guard usable >= leastIntervals(scale) else {
      throw .tooFewIntervals(needed: leastIntervals(scale), got: usable)
    }
    guard statistics.squaredDeviationsMs2 > 0 else {
      throw .undefined("all intervals are equal: there is no tolerance to compare them with")
    }
  }

  private func entropy(
    of nn: NNSeries, _ statistics: IntervalStatistics, _ scale: Int,
    using workspace: inout Workspace
  ) throws(MetricError) -> Double {
    try check(nn, statistics, scale)
    let definition = SampleEntropy()
    let rule = TemplateMatcher.Rule(
      span: definition.m + 1, further: definition.m, rMs: definition.rMs(statistics),
      includesR: true)
    var matches = TemplateMatches()
    for first in 0..<(isRefined ? scale : 1) {
      matches += workspace.matches(nn, scale, first, rule)
    }
    return try matches.entropy(m: definition.m)
  }
}

extension MultiscaleEntropy {
  /// The memory of the coarse-grained series.
  struct Workspace: Sendable {
    private var means: [Double] = []
    private var runs: [Range<Int>] = []
    private var matcher = TemplateMatcher()

    init() {}

    /// The matches of the series of means over `scale` intervals from the one at `first` on.
    mutating func matches(
      _ nn: NNSeries, _ scale: Int, _ first: Int, _ rule: TemplateMatcher.Rule
    ) -> TemplateMatches {
      means.removeAll(keepingCapacity: true)
      runs.removeAll(keepingCapacity: true)
      let x = nn.intervalsMs.span
      for run in nn.runs {
        let start = means.count
        var i = run.lowerBound + first
        while i + scale <= run.upperBound {
          var sum = 0.0
          for j in i..<(i + scale) { sum += x[j] }
          means.append(sum / Double(scale))
          i += scale
        }
        if means.count > start { runs.append(start..<means.count) }
      }
      guard !means.isEmpty else { return TemplateMatches() }
      return Self.matches(means, runs, rule, &matcher)
    }

    private static func matches(
      _ means: [Double], _ runs: [Range<Int>], _ rule: TemplateMatcher.Rule,
      _ matcher: inout TemplateMatcher
    ) -> TemplateMatches {
      matcher.matches(means.span, runs, rule)
    }
  }
}
