public import HRVModel

/// Fuzzy entropy: sample entropy with matches that fade instead of ending at r.
///
/// ln φᵐ − ln φᵐ⁺¹, where φ is the mean over all pairs of templates of exp(−(d / r)ⁿ), n = 2, and
/// d the greatest difference between corresponding intervals after the mean of each template has
/// been subtracted from it. Both are taken over the same N − m templates, none with itself.
///
/// Chen writes exp(−dⁿ / r) for series in units of their standard deviation; with (d / r)ⁿ, the
/// similarity is e⁻¹ at d = r whatever n and whatever the unit. No template spans a gap.
///
/// W. Chen et al., IEEE Trans. Neural Syst. Rehabil. Eng. 15(2), 2007, pp. 266–272.
/// doi:10.1109/TNSRE.2007.897025.
public struct FuzzyEntropy: Hashable, Sendable {
  /// The most intervals: 5000 take some tenths of a second, twice as many four times as long.
  public static let mostIntervals = 5000

  /// The tolerance r.
  public let tolerance: SampleEntropy.Tolerance

  /// Creates the definition, with m = 2.
  public init(tolerance: SampleEntropy.Tolerance = .ofSD(0.2)) { self.tolerance = tolerance }

  /// The entropy, in nats.
  ///
  /// - Throws: ``HRVModel/MetricError/tooFewIntervals(needed:got:)`` below 100,
  ///   ``HRVModel/MetricError/tooManyIntervals(allowed:got:)`` above ``mostIntervals``,
  ///   ``HRVModel/MetricError/undefined(_:)`` when there are no two templates or nothing is alike.
  /// - Complexity: O(*n*²).
  public func callAsFunction(_ nn: NNSeries) throws(MetricError) -> Double {
    var workspace = Workspace()
    return try value(nn, IntervalStatistics(nn), using: &workspace)
  }

  func value(
    _ nn: NNSeries, _ statistics: IntervalStatistics, using workspace: inout Workspace
  ) throws(MetricError) -> Double {
    let definition = SampleEntropy(tolerance: tolerance)
    try definition.check(nn, statistics)
    guard nn.intervalsMs.count <= Self.mostIntervals else {
      throw .tooManyIntervals(allowed: Self.mostIntervals, got: nn.intervalsMs.count)
    }
    workspace.list(nn)
    let (over2, over3) = workspace.similarities(rMs: definition.rMs(statistics))
    guard over3 > 0 else { throw .undefined("no two stretches of 3 intervals are alike at all") }
    return naturalLogarithm(over2 / over3)
  }

  /// The memory of the templates.
  struct Workspace: Sendable {
    /// The intervals of each template of three less their mean, and half the difference of the
    /// first two, which is all that two have less theirs.
    private var templates: [SIMD4<Double>] = []

    init() {}

    mutating func list(_ nn: NNSeries) {
      templates.removeAll(keepingCapacity: true)
      let x = nn.intervalsMs.span
      for run in nn.runs where run.count > 2 {
        for i in run.lowerBound..<(run.upperBound - 2) {
          let (a, b, c) = (x[i], x[i + 1], x[i + 2])
          let mean = (a + b + c) / 3
          templates.append(SIMD4(a - mean, b - mean, c - mean, (b - a) / 2))
        }
      }
    }

    /// The sums of the similarities of all pairs, over two and over three intervals.
    func similarities(rMs: Double) -> (Double, Double) {
      let templates = self.templates.span
      var (over2, over3) = (0.0, 0.0)
      for i in 0..<templates.count {
        let own = templates[i]
        var (row2, row3) = (0.0, 0.0)
        for j in (i &+ 1)..<max(i &+ 1, templates.count) {
          let z = (own - templates[j]) / rMs
          row2 += similarity(z.w * z.w)
          row3 += similarity(max(z.x * z.x, max(z.y * z.y, z.z * z.z)))
        }
        over2 += row2
        over3 += row3
      }
      return (over2, over3)
    }

    private func similarity(_ square: Double) -> Double {
      // Beyond, the exponential is 0.
      square < 746 ? naturalExponential(-square) : 0
    }
  }
}
