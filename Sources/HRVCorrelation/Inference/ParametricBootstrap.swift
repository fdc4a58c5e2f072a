internal import Dispatch
internal import HRVModel
internal import Synchronization

/// The distribution of a statistic when there is nothing to find, by simulation from the
/// estimated noise.
///
/// The statistic must be pivotal in the coefficients and in the scale, as `t` of
/// ``GeneralizedLeastSquares`` is: then series of pure noise with `σ = 1` serve.
///
/// Series are simulated and refitted in portions, side by side on all cores. A portion has a
/// generator of its own, whose seed is drawn from ``seed`` by the number of the portion: the
/// statistics are the same whoever computes them, and designs on the same days see the same
/// series.
///
/// - Source: A. C. Davison and D. V. Hinkley, "Bootstrap methods and their application",
///   1997, chapter 4.
struct ParametricBootstrap: Sendable {
  /// The number of simulated series.
  let count: Int
  /// Where the generators start.
  let seed: UInt64

  /// The series of a portion: a whole number of fours.
  static let portion = 64

  /// What the observed statistic is compared with.
  struct Distribution: Sendable {
    /// The absolute values of the simulated statistics, ascending.
    let absolute: [Double]

    /// `(1 + #{|t*| ≥ |t|}) / (B + 1)`: the observed series counts as one of the simulated
    /// ones, so p is never 0.
    func pValue(of t: Double) -> Double {
      let extreme = absolute.count { $0 >= abs(t) }
      return Double(1 + extreme) / Double(absolute.count + 1)
    }

    /// The value that `|t|` must exceed for `p ≤ 1 − level`, which makes the interval
    /// `β ± c·SE` and the p-value agree.
    func criticalValue(level: Double) -> Double {
      let rank = Int((level * Double(absolute.count + 1)).rounded(.up))
      return absolute[min(max(rank, 1), absolute.count) - 1]
    }
  }

  /// Simulates and refits: the distribution of `t` of a column, of the last one by default.
  ///
  /// - Complexity: O(*count*·*n*).
  func callAsFunction(
    _ noise: DayNoise.Parameters, refitting gls: GeneralizedLeastSquares, column: Int? = nil
  ) throws(EstimationError) -> Distribution {
    let statistics = try statistics(
      noise, refitting: [(gls, column ?? gls.model.columnCount - 1)])
    return Distribution(absolute: statistics[0].map(abs).sorted())
  }

  /// The statistics `t` of a column of each design, in the order of the simulated series, which
  /// are the same for all designs. The greatest `|t|` of a series over the designs is what
  /// adjusts for their number.
  ///
  /// - Precondition: the designs share their days and weights.
  /// - Complexity: O(*count*·*n*) a design.
  func statistics(
    _ noise: DayNoise.Parameters, refitting designs: [(gls: GeneralizedLeastSquares, column: Int)]
  ) throws(EstimationError) -> [[Double]] {
    guard let model = designs.first?.gls.model else { return [] }
    precondition(
      designs.allSatisfy {
        $0.gls.model.days == model.days && $0.gls.model.whiteFactors == model.whiteFactors
      })
    let process = NoiseProcess(noise, on: model.days, whiteFactors: model.whiteFactors)
    let portions = (count + Self.portion - 1) / Self.portion
    let results = Mutex([Result<[[Double]], EstimationError>?](repeating: nil, count: portions))
    DispatchQueue.concurrentPerform(iterations: portions) { portion in
      let result = Result { () throws(EstimationError) in
        try self.statistics(ofPortion: portion, process, designs)
      }
      results.withLock { $0[portion] = result }
    }
    var statistics = [[Double]](repeating: [], count: designs.count)
    for result in results.withLock({ $0 }) {
      for (design, values) in (try result?.get() ?? []).enumerated() {
        statistics[design] += values
      }
    }
    return statistics
  }

  /// The statistics of each design over the series of one portion.
  func statistics(
    ofPortion portion: Int, _ process: NoiseProcess,
    _ designs: [(gls: GeneralizedLeastSquares, column: Int)]
  ) throws(EstimationError) -> [[Double]] {
    var deviates = NormalDeviates(seed: seed, stream: UInt64(portion))
    let first = portion * Self.portion
    let blocks = stride(from: first, to: min(first + Self.portion, count), by: 4).map { start in
      let lanes = min(4, count - start)
      var series = [Four](repeating: .zero, count: designs[0].gls.model.rowCount)
      for lane in 0..<lanes {
        process.simulate(&deviates) { row, value in series[row][lane] = value }
      }
      return (series, lanes)
    }
    var statistics: [[Double]] = []
    for (gls, column) in designs {
      var workspace = try gls.workspace()
      let contrast = gls.model.contrast(of: column)
      var values: [Double] = []
      values.reserveCapacity(Self.portion)
      for (series, lanes) in blocks {
        try gls.statistics(of: series, count: lanes, contrast: contrast, using: &workspace) {
          values.append($0)
        }
      }
      statistics.append(values)
    }
    return statistics
  }
}
