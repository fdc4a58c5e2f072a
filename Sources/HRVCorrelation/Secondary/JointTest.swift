/// Several designs tested together: how strong the strongest of them comes out when there is
/// nothing to find.
///
/// Series of noise are simulated once and fitted under every design, so that the designs'
/// statistics depend on each other as they do in the data. The noise is estimated once a series,
/// under the first design; the statistics of the others are taken at that estimate, in the data
/// as in the simulation. That is what makes twenty designs cost little more than one.
///
/// Outcomes that differ from design to design are simulated as one series. As they are never
/// quite alike, the joint p-value of such lines is a little too small.
///
/// - Source: P. H. Westfall and S. S. Young, "Resampling-based multiple testing", 1993,
///   chapter 2.
/// - Complexity: O(*count*·*designs*·*n*).
struct JointTest: Sendable {
  /// What a design gives.
  struct Line: Sendable {
    let effect: Double
    /// Half the width of the 95 % interval, for this line alone.
    let reach: Double
    let pValue: Double
    /// The share of series in which the strongest line is at least as strong as this one.
    let jointPValue: Double
  }

  /// One line for each candidate.
  let lines: [Line]

  /// Estimates and tests.
  ///
  /// - Parameters:
  ///   - candidates: at least one; the first is the one under which noise is estimated.
  ///   - noise: what was estimated in the data under the first.
  init(
    _ candidates: [SensitivityCandidate], noise: DayNoise.Parameters, count: Int, seed: UInt64
  ) throws(EstimationError) {
    guard !candidates.isEmpty else {
      lines = []
      return
    }
    var designs: [Design] = []
    let union = Set(candidates.flatMap(\.days)).sorted()
    let place = Dictionary(uniqueKeysWithValues: union.enumerated().map { ($1, $0) })
    for candidate in candidates { designs.append(try Design(candidate, place)) }
    let observed = designs.indices.map { designs[$0].estimate(at: noise) }
    let gls = GeneralizedLeastSquares(designs[0].model)
    var workspace = try gls.workspace()
    let process = NoiseProcess(noise, on: union)
    var deviates = NormalDeviates(seed: seed)
    var single = designs.map { _ in [Double]() }
    var greatest: [Double] = []
    var series = [Four](repeating: .zero, count: union.count)
    var estimated = [noise, noise, noise, noise]
    while greatest.count < count {
      let lanes = min(4, count - greatest.count)
      for lane in 0..<lanes {
        process.simulate(&deviates) { row, value in series[row][lane] = value }
      }
      for k in designs.indices { designs[k].take(series) }
      try gls.noises(of: designs[0].response, count: lanes, using: &workspace) { lane, noise in
        estimated[lane] = noise
      }
      for lane in 0..<lanes {
        var strongest = 0.0
        for k in designs.indices {
          let t = abs(designs[k].statistic(lane: lane, at: estimated[lane]))
          single[k].append(t)
          strongest = max(strongest, t)
        }
        greatest.append(strongest)
      }
    }
    let joint = ParametricBootstrap.Distribution(absolute: greatest.sorted())
    lines = zip(observed, single).map { estimate, absolute in
      let own = ParametricBootstrap.Distribution(absolute: absolute.sorted())
      return Line(
        effect: estimate.effect,
        reach: own.criticalValue(level: 0.95) * estimate.standardError,
        pValue: own.pValue(of: estimate.t), jointPValue: joint.pValue(of: estimate.t))
    }
  }
}

extension JointTest {
  /// A candidate, ready for one series after another.
  private struct Design {
    let model: LinearModel
    private var likelihood: RestrictedLikelihood
    /// Where its days stand among all.
    private let places: [Int]
    /// Four series on its days.
    private(set) var response: [Four]
    private let contrast: [Double]

    init(
      _ candidate: SensitivityCandidate, _ place: [Int: Int]
    ) throws(EstimationError) {
      model = try LinearModel(
        days: candidate.days,
        columns: ExposureRegression.columns(
          days: candidate.days, exposure: candidate.exposure), response: candidate.outcome)
      likelihood = RestrictedLikelihood(model)
      places = candidate.days.compactMap { place[$0] }
      response = places.map { _ in .zero }
      contrast = model.contrast(of: model.columnCount - 1)
    }

    /// The effect in the data, its standard error and their ratio.
    mutating func estimate(
      at noise: DayNoise.Parameters
    ) -> (effect: Double, standardError: Double, t: Double) {
      let column = LastColumn(&likelihood, at: noise)
      let perUnit = model.triangle.last ?? 1
      let deviation = (column.residual / Double(model.rowCount - model.columnCount)).squareRoot()
      let effect = ((model.explained.last ?? 0) + column.score / column.root) / perUnit
      let error = deviation / column.root / perUnit
      return (effect, error, effect / error)
    }

    /// Takes over the part of four series on all days that falls on the days of this design.
    mutating func take(_ series: [Four]) {
      for (row, place) in places.enumerated() { response[row] = series[place] }
    }

    /// `t` of the exposure in one of the four series.
    mutating func statistic(lane: Int, at noise: DayNoise.Parameters) -> Double {
      likelihood.setResponse(response, lane: lane)
      let evaluation = likelihood.evaluate(at: noise)
      return likelihood.score(of: contrast).score / evaluation.variance.squareRoot()
    }
  }
}
