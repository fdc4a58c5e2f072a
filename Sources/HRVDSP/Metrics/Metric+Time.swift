internal import HRVModel

private let taskForce = """
  Task Force of the ESC and NASPE, Circulation 93(5), 1996, Table 1. \
  doi:10.1161/01.CIR.93.5.1043
  """

let shafferGinsberg = """
  F. Shaffer, J. P. Ginsberg, Front. Public Health 5:258, 2017. doi:10.3389/fpubh.2017.00258
  """

extension Metric {
  /// The rows of the time domain, in the order of a report.
  static let timeDomain: [Metric] =
    [.meanNN, .medianNN, .sdnn, .rmssd, .lnRMSSD, .sdsd, .cvnn, .cvsd, .pnn50, .pnn20, .nn50]
    + [.meanHR, .minHR, .maxHR, .minNN, .maxNN, .iqrNN, .irrr, .madNN, .madRR]
    + [.rmssdPerMeanNN, .rmssdHRCorrected] + segments

  /// Mean of the intervals.
  static let meanNN = Metric(
    "mean_nn", symbol: "mean NN", unit: "ms", family: .time,
    summary: "mean of the NN intervals",
    formula: "Σ NN / n",
    source: taskForce,
    needs: "1 interval"
  ) { input, _ throws(MetricError) in
    input.statistics.meanMs
  }

  /// Mean heart rate: of the mean interval, not the mean of the rates of the intervals.
  static let meanHR = Metric(
    "mean_hr", symbol: "mean HR", unit: "bpm", family: .time,
    summary: "mean heart rate",
    formula: "60,000 / mean NN",
    source: shafferGinsberg,
    needs: "1 interval"
  ) { input, _ throws(MetricError) in
    60_000 / input.statistics.meanMs
  }

  /// Standard deviation of the intervals. Unchanged by a shift and by reversing time.
  static let sdnn = Metric(
    "sdnn", symbol: "SDNN", unit: "ms", family: .time,
    summary: "standard deviation of the NN intervals",
    formula: """
      √( Σ (NN − mean NN)² / (n − 1) ), over the intervals of all runs together; no trend is \
      removed
      """,
    source: taskForce,
    needs: "2 intervals"
  ) { input, _ throws(MetricError) in
    try input.sdnnMs()
  }

  /// Root mean square of successive differences. Unchanged by a shift and by reversing time.
  static let rmssd = Metric(
    "rmssd", symbol: "RMSSD", unit: "ms", family: .time,
    summary: "root mean square of successive differences",
    formula: "√( Σ Δ² / m ), over the m differences Δ of neighbouring intervals of one run",
    source: taskForce,
    needs: "1 difference"
  ) { input, _ throws(MetricError) in
    try input.rmssdMs()
  }

  /// Standard deviation of the intervals, relative to their mean. Unchanged by a scale.
  static let cvnn = Metric(
    "cvnn", symbol: "CVNN", unit: "", family: .time,
    summary: "coefficient of variation of the NN intervals",
    formula: "SDNN / mean NN, as a ratio, not in percent",
    source: shafferGinsberg,
    needs: "2 intervals"
  ) { input, _ throws(MetricError) in
    try input.sdnnMs() / input.statistics.meanMs
  }

  /// RMSSD, relative to the mean interval. Unchanged by a scale.
  static let cvsd = Metric(
    "cvsd", symbol: "CVSD", unit: "", family: .time,
    summary: "coefficient of variation of successive differences",
    formula: "RMSSD / mean NN, as a ratio, not in percent",
    source: shafferGinsberg,
    needs: "1 difference"
  ) { input, _ throws(MetricError) in
    try input.rmssdMs() / input.statistics.meanMs
  }

  /// RMSSD in percent of the mean interval: 100 times CVSD.
  static let rmssdPerMeanNN = Metric(
    "rmssd_per_mean_nn", symbol: "RMSSD / mean NN", unit: "%", family: .time,
    summary: "RMSSD in percent of the mean interval: a correction for heart rate",
    formula: "100 · RMSSD / mean NN, which is 100 · CVSD",
    source: """
      E. J. C. de Geus et al., Psychophysiology 56(7), 2019, e13287. doi:10.1111/psyp.13287
      """,
    needs: "1 difference"
  ) { input, _ throws(MetricError) in
    100 * (try input.rmssdMs()) / input.statistics.meanMs
  }

  /// RMSSD at a heart rate of 60 bpm, were the variability of the *rate* the same.
  ///
  /// An interval is 60,000 / HR, so a small change of the rate moves it by
  /// `RR² / 60,000 · ΔHR`: the same variability of the rate shows as an RMSSD that grows with
  /// the square of the mean interval. Dividing by that square takes this out; it leaves what
  /// physiology adds. The exponent is this derivation's, not a fit to a population.
  static let rmssdHRCorrected = Metric(
    "rmssd_hr_corrected", symbol: "RMSSD at 60 bpm", unit: "ms", family: .time,
    summary: "RMSSD corrected for heart rate by a power law",
    formula: """
      RMSSD / (mean NN / 1 s)², the exponent 2 following from RR = 60,000 / HR: a fixed \
      variability of heart rate moves intervals in proportion to their square
      """,
    source: """
      J. Sacha, W. Pluta, Int. J. Cardiol. 128(3), 2008, pp. 444–447. \
      doi:10.1016/j.ijcard.2007.06.047
      """,
    needs: "1 difference"
  ) { input, _ throws(MetricError) in
    let meanS = input.statistics.meanMs / 1000
    return try input.rmssdMs() / (meanS * meanS)
  }

  /// Natural logarithm of RMSSD.
  static let lnRMSSD = Metric(
    "ln_rmssd", symbol: "ln RMSSD", unit: "ln ms", family: .time,
    summary: "natural logarithm of RMSSD, nearer to a normal distribution from day to day",
    formula: "ln( RMSSD / 1 ms )",
    source: """
      D. J. Plews et al., Sports Med. 43(9), 2013, pp. 773–781. \
      doi:10.1007/s40279-013-0071-8
      """,
    needs: "1 difference that is not 0"
  ) { input, _ throws(MetricError) in
    let rmssdMs = try input.rmssdMs()
    guard rmssdMs > 0 else {
      throw .undefined("all successive intervals are equal: RMSSD is 0, its logarithm undefined")
    }
    return naturalLogarithm(rmssdMs)
  }
}

extension MetricInput {
  /// The statistics, if there are as many differences as needed.
  func statistics(
    withDifferences needed: Int
  ) throws(MetricError) -> IntervalStatistics {
    guard statistics.differenceCount >= needed else {
      throw .tooFewDifferences(needed: needed, got: statistics.differenceCount)
    }
    return statistics
  }

  func sdnnMs() throws(MetricError) -> Double {
    guard statistics.count >= 2 else {
      throw .tooFewIntervals(needed: 2, got: statistics.count)
    }
    return (statistics.squaredDeviationsMs2 / Double(statistics.count - 1)).squareRoot()
  }

  func rmssdMs() throws(MetricError) -> Double {
    let statistics = try statistics(withDifferences: 1)
    return (statistics.squaredDifferencesMs2 / Double(statistics.differenceCount)).squareRoot()
  }
}
