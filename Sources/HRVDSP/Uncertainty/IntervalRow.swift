internal import HRVModel

/// One row of the table of intervals: the metric, and how its interval is made.
struct IntervalRow: Sendable {
  let id: MetricID
  let method: String
  /// How often such intervals held the truth.
  let coverage: MeasuredCoverage
  let body: @Sendable (IntervalInput) throws(MetricError) -> (lower: Double, upper: Double)

  init(
    _ id: MetricID, method: String, coverage: MeasuredCoverage,
    _ body:
      @escaping @Sendable (IntervalInput) throws(MetricError) -> (lower: Double, upper: Double)
  ) {
    self.id = id
    self.method = method
    self.coverage = coverage
    self.body = body
  }

  static let all = [meanNN, sdnn, rmssd, lnRMSSD, pnn50, lfPower, hfPower, lfHFRatio]
}

private let level = "low cosines, level spectrum"
private let rising = "low cosines, spectrum that may rise"

/// The least coverage: two minutes, and five where slow waves are what matters, less what beats
/// at the ends leave over.
private let (twoMinutesS, fiveMinutesS) = (110.0, 290.0)

extension IntervalRow {
  static let meanNN = IntervalRow(
    "mean_nn", method: rising,
    coverage: MeasuredCoverage(
      fiveMinutes: 0.753...0.978, hour: 0.911...0.967)
  ) { input throws(MetricError) in
    try input.require(fiveMinutesS)
    let mean = input.statistics.meanMs
    let error = input.error(
      ofMean: mean, cosines: IntervalInput.fewCosines,
      flatWeight: 35 * (input.statistics.coveredS / 300).squareRoot(), over: .intervals)
    guard error.halfWidth > 0 else { throw IntervalInput.constant }
    return (mean - error.halfWidth, mean + error.halfWidth)
  }

  static let sdnn = IntervalRow(
    "sdnn", method: rising,
    coverage: MeasuredCoverage(
      twoMinutes: 0.911...0.967, fiveMinutes: 0.917...0.964, hour: 0.910...0.963)
  ) { input throws(MetricError) in
    try input.require(twoMinutesS)
    let statistics = input.statistics
    let error = try input.relativeError(
      ofMean: statistics.squaredDeviationsMs2 / Double(statistics.count),
      cosines: IntervalInput.fewCosines,
      flatWeight: 35 * (statistics.coveredS / 120).squareRoot(),
      over: .squaredDeviations(fromMs: statistics.meanMs))
    let sdnnMs =
      (statistics.squaredDeviationsMs2 / Double(max(1, statistics.count - 1))).squareRoot()
    return error.interval(around: sdnnMs, exponent: 0.5)
  }

  static let rmssd = IntervalRow(
    "rmssd", method: rising,
    coverage: MeasuredCoverage(
      twoMinutes: 0.866...0.968, fiveMinutes: 0.899...0.963, hour: 0.927...0.963)
  ) { input throws(MetricError) in
    try input.rmssdMs()
  }

  static let lnRMSSD = IntervalRow(
    "ln_rmssd", method: rising,
    coverage: MeasuredCoverage(
      twoMinutes: 0.868...0.968, fiveMinutes: 0.904...0.964, hour: 0.927...0.962)
  ) { input throws(MetricError) in
    let (lower, upper) = try input.rmssdMs()
    return (naturalLogarithm(lower), naturalLogarithm(upper))
  }

  static let pnn50 = IntervalRow(
    "pnn50", method: level,
    coverage: MeasuredCoverage(
      twoMinutes: 0.886...0.978, fiveMinutes: 0.923...0.981, hour: 0.936...0.957)
  ) { input throws(MetricError) in
    try input.require(twoMinutesS)
    let statistics = input.statistics
    let (over, count) = (statistics.over50Count, statistics.differenceCount)
    guard over > 0, over < count else {
      throw .undefined(
        "\(over == 0 ? "no" : "every") successive difference is over 50 ms: how rare the other"
          + " kind is, the recording cannot tell")
    }
    let share = Double(over) / Double(count)
    let error = input.error(
      ofMean: share, cosines: IntervalInput.cosines(durationS: statistics.coveredS),
      flatWeight: .infinity, over: .over50)
    let (lower, upper) = RelativeError.interval(
      aroundShare: share, halfWidth: error.halfWidth)
    return (100 * lower, 100 * upper)
  }

  static let lfPower = IntervalRow(
    "lf_power", method: level,
    coverage: MeasuredCoverage(
      twoMinutes: 0.920...0.984, fiveMinutes: 0.949...0.967, hour: 0.930...0.962)
  ) { input throws(MetricError) in
    let value = try input.powerMs2(in: input.bands.lf)
    return try input.error(of: input.fluctuations.get().lf).interval(around: value, exponent: 1)
  }

  static let hfPower = IntervalRow(
    "hf_power", method: level,
    coverage: MeasuredCoverage(
      twoMinutes: 0.876...0.973, fiveMinutes: 0.903...0.967, hour: 0.932...0.968)
  ) { input throws(MetricError) in
    let value = try input.powerMs2(in: input.bands.hf)
    return try input.error(of: input.fluctuations.get().hf).interval(around: value, exponent: 1)
  }

  static let lfHFRatio = IntervalRow(
    "lf_hf_ratio", method: level,
    coverage: MeasuredCoverage(
      twoMinutes: 0.899...0.979, fiveMinutes: 0.926...0.968, hour: 0.927...0.956)
  ) { input throws(MetricError) in
    let lf = try input.powerMs2(in: input.bands.lf)
    let hf = try input.powerMs2(in: input.bands.hf)
    let fluctuations = try input.fluctuations.get()
    let ratio = zip(fluctuations.lf, fluctuations.hf).map { $0 - $1 }
    return try input.error(of: ratio).interval(around: lf / hf, exponent: 1)
  }
}

extension IntervalInput {
  /// - Throws: that the recording is too short. A microsecond is allowed for rounding.
  fileprivate func require(_ neededS: Double) throws(MetricError) {
    guard statistics.coveredS + 1e-6 >= neededS else {
      throw .tooShort(neededS: neededS, gotS: statistics.coveredS)
    }
  }

  fileprivate func rmssdMs() throws(MetricError) -> (lower: Double, upper: Double) {
    try require(twoMinutesS)
    guard statistics.differenceCount > 0 else { throw .tooFewDifferences(needed: 1, got: 0) }
    let meanSquareMs2 = statistics.squaredDifferencesMs2 / Double(statistics.differenceCount)
    let error = try relativeError(
      ofMean: meanSquareMs2, cosines: Self.cosines(durationS: statistics.coveredS),
      flatWeight: 45 * statistics.coveredS / 120, over: .squaredDifferences)
    return error.interval(around: meanSquareMs2.squareRoot(), exponent: 0.5)
  }

  fileprivate func powerMs2(in band: FrequencyBand) throws(MetricError) -> Double {
    let powerMs2 = try spectrum.powerMs2(in: band).get()
    guard powerMs2 > 0 else { throw .undefined("there is no power in \(band.name)") }
    return powerMs2
  }

  /// The error of a mean whose relative fluctuations these are.
  fileprivate func error(of lambdas: [Double]) throws(MetricError) -> RelativeError {
    let halfWidth = LongRunError(cosines: lambdas.count, flatWeight: .infinity)
      .halfWidth(lambdas, level: Self.level)
    guard halfWidth > 0 else { throw Self.constant }
    let squares = lambdas.reduce(0) { $0 + $1 * $1 }
    return RelativeError(halfWidth: halfWidth, variance: squares / Double(lambdas.count))
  }
}
