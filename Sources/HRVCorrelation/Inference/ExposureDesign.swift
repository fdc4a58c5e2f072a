internal import Dispatch
internal import HRVModel
internal import Synchronization

/// The days, exposure and covariates of an ``ExposureRegression``, and what pure noise looks like
/// on them.
///
/// The simulated series do not depend on an outcome: those of each point of the noise are one
/// sequence, of which an outcome takes as many as it needs. They are kept, so that any number of
/// outcomes on one design cost little more than one; the result does not depend on what was
/// asked before.
public final class ExposureDesign: Sendable {
  /// The design with the column that is tested, and without it.
  let full, null: GeneralizedLeastSquares
  /// The number of simulated series of an outcome.
  let count: Int
  private let streams: Mutex<[Stream]>

  /// The series of a point of the noise.
  private struct Stream: Sendable {
    let process: NoiseProcess
    var deviates: NormalDeviates
    var draws = NullDraws()
  }

  /// Prepares a design: 1, centred days, covariates and, tested, the exposure.
  ///
  /// - Parameters:
  ///   - days: the day of each observation, ascending without repeats.
  ///   - exposure: the exposure of each day.
  ///   - covariates: further columns, whose effects are removed.
  ///   - weights: how precise each outcome is, in any unit (clean seconds, say): the variance of
  ///     a day's white noise is inversely proportional to it; all alike when nil.
  ///   - bootstrapCount: the number of simulated series of an outcome, 1 or more.
  ///   - seed: where their generators start.
  /// - Precondition: the arrays have one length, at least five greater than the number of
  ///   covariates; the days ascend; weights are finite and greater than 0.
  public convenience init(
    days: [Int], exposure: [Double], covariates: [[Double]] = [], weights: [Double]? = nil,
    bootstrapCount: Int, seed: UInt64
  ) throws(EstimationError) {
    self.init(
      try LinearModel(
        days: days,
        columns: ExposureRegression.columns(
          days: days, exposure: exposure, covariates: covariates),
        weights: weights), count: bootstrapCount, seed: seed)
  }

  /// Prepares `model`, whose last column is tested; its response does not matter.
  ///
  /// - Precondition: there are at least two columns; `count` is at least 1.
  init(_ model: LinearModel, count: Int, seed: UInt64) {
    full = GeneralizedLeastSquares(model)
    null = GeneralizedLeastSquares(model.withoutLastColumn)
    self.count = count
    let streams = DayNoise.slowAndWhite.grid.enumerated().map { point, noise in
      Stream(
        process: NoiseProcess(noise, on: model.days, whiteFactors: model.whiteFactors),
        deviates: NormalDeviates(seed: seed, stream: UInt64(point)))
    }
    self.streams = Mutex(streams)
  }

  /// How many times larger than without trend and covariates the variance of the effect is, were
  /// the noise white: `1/(1 − R²)` of the exposure on them.
  public var varianceInflation: Double { full.model.varianceInflation }

  /// Fewer days than this of an exposure that changes about as slowly as time passes say too
  /// little of a slow state of the body: of studies of 60 days with 30 % of them missing, one switch
  /// and the pool of 7 days, the test found something in 9.9 % without an effect, half of the variance
  /// being AR(1) with ρ 0.9 (`Benchmarks/Calibration`, 2,000 replicates); of whole ones in 7.8 %.
  static let fewestDaysOfSlowChange = 56

  /// Whether the exposure is so near to a straight line over time, on so few days, that the test
  /// does not hold its error rate under a slow state. A step in the middle has an inflation of 4, the
  /// pool of 7 days after it 6 to 7.
  public var isSlowChangeOnFewDays: Bool {
    Self.isSlowChangeOnFewDays(varianceInflation: varianceInflation, days: full.model.days.count)
  }

  static func isSlowChangeOnFewDays(varianceInflation: Double, days: Int) -> Bool {
    varianceInflation > 5 && days < fewestDaysOfSlowChange
  }

  /// `t = β̂/SE` of an outcome, as simulated series get it: what a test by permutation of the
  /// exposure needs.
  ///
  /// - Complexity: O(*n*·*p*²).
  public func statistic(of outcome: [Double]) throws(EstimationError) -> Double {
    var workspace = try full.workspace()
    let (last, model) = (full.model.columnCount - 1, try full.model.with(response: outcome))
    var statistic = 0.0
    try full.statistics(
      of: model.residuals.indices.map {
        Four(model.residuals[$0] + model.explained[last] * model.basis[last][$0])
      },
      count: 1, contrast: full.model.contrast(of: last), using: &workspace
    ) { statistic = $0 }
    return statistic
  }

  /// The two-sided p-values of `effects`: how compatible an outcome is with each.
  ///
  /// - Complexity: as of ``ExposureRegression/init(outcome:on:)``.
  public func pValues(
    of effects: [Double], outcome: [Double]
  ) throws(EstimationError) -> [Double] {
    let model = try full.model.with(response: outcome)
    let hypotheses = try EffectHypotheses(model, full.fit(model), self)
    var pValues: [Double] = []
    for effect in effects { pValues.append(try hypotheses.pValue(of: effect)) }
    return pValues
  }

  /// What pure noise looks like near the noise that `residuals` of the design seem to be.
  ///
  /// Four fifths of the series come from points of the grid in proportion to the root of the
  /// restricted likelihood of the residuals there, the rest from all alike: so no weight is out
  /// of bounds.
  ///
  /// - Complexity: O(*count*·*n*).
  func distribution(around residuals: [Double]) throws(EstimationError) -> NullDistribution {
    var workspace = try full.workspace()
    full.setStarts(of: residuals.map { Four($0) }, &workspace)
    full.setDensities(lane: 0, &workspace)
    let roots = workspace.densities.map { $0.squareRoot() }
    let sum = roots.reduce(0, +)
    var (passed, given) = (0.0, 0)
    // Four at a time, because that is how they are made.
    let fours = (count + 3) / 4
    let counts = roots.map { root in
      passed += 0.8 * root / sum + 0.2 / Double(roots.count)
      let before = given
      given = min(fours, Int((passed * Double(fours)).rounded()))
      return 4 * (given - before)
    }
    let lists = try draws(counts)
    var all = NullDraws()
    all.reserve(counts.reduce(0, +))
    for (list, count) in zip(lists, counts) { all.append(list, first: count) }
    return NullDistribution(all, counts: counts, asked: count)
  }

  /// The series of each point, at least as many as asked for.
  private func draws(_ counts: [Int]) throws(EstimationError) -> [NullDraws] {
    let before = streams.withLock { $0 }
    let missing = before.indices.filter { before[$0].draws.count < counts[$0] }
    if !missing.isEmpty {
      let failure = Mutex<EstimationError?>(nil)
      DispatchQueue.concurrentPerform(iterations: missing.count) { index in
        let point = missing[index]
        var stream = before[point]
        do throws(EstimationError) {
          try extend(&stream, to: counts[point])
          streams.withLock {
            if $0[point].draws.count < stream.draws.count { $0[point] = stream }
          }
        } catch {
          failure.withLock { $0 = error }
        }
      }
      if let error = failure.withLock({ $0 }) { throw error }
    }
    return streams.withLock { $0.map(\.draws) }
  }

  private func extend(_ stream: inout Stream, to count: Int) throws(EstimationError) {
    var workspace = try full.workspace()
    var nullWorkspace = try null.workspace()
    let contrast = full.model.contrast(of: full.model.columnCount - 1)
    var series = [Four](repeating: .zero, count: full.model.rowCount)
    stream.draws.reserve(count - stream.draws.count)
    while stream.draws.count < count {
      for lane in 0..<4 {
        stream.process.simulate(&stream.deviates) { row, value in series[row][lane] = value }
      }
      null.setStarts(of: series, &nullWorkspace)
      var lane = 0
      try full.statistics(of: series, count: 4, contrast: contrast, using: &workspace) { t in
        null.setDensities(lane: lane, &nullWorkspace)
        stream.draws.append(t: t, densities: nullWorkspace.densities)
        lane += 1
      }
    }
  }

  /// The noise that a series seems to be without the column that is tested.
  func appearance(
    of series: [Double], using workspace: inout GeneralizedLeastSquares.Workspace
  ) -> DayNoise.Angles {
    null.setStarts(of: series.map { Four($0) }, &workspace)
    null.setDensities(lane: 0, &workspace)
    return DayNoise.appearance(workspace.densities)
  }
}
