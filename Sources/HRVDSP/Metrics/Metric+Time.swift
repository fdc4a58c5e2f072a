internal import HRVModel

private let taskForce = """
  Task Force of the ESC and NASPE, Circulation 93(5), 1996, Table 1. \
  doi:10.1161/01.CIR.93.5.1043
  """

extension Metric {
  /// The rows of this file, in the order of a report.
  static let timeDomain: [Metric] = [
    .meanNN, .meanHR, .sdnn, .rmssd, .lnRMSSD, .pnn50,
  ]

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
    source: """
      F. Shaffer, J. P. Ginsberg, Front. Public Health 5:258, 2017. \
      doi:10.3389/fpubh.2017.00258
      """,
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

  /// Share of large successive differences. A difference of exactly 50 ms is not large.
  static let pnn50 = Metric(
    "pnn50", symbol: "pNN50", unit: "%", family: .time,
    summary: "share of successive differences greater than 50 ms",
    formula: """
      100 · number of |Δ| > 50 ms / m, over the m differences of neighbouring intervals of one \
      run; exactly 50 ms does not count
      """,
    source: taskForce,
    needs: "1 difference"
  ) { input, _ throws(MetricError) in
    let statistics = try input.statistics(withDifferences: 1)
    return 100 * Double(statistics.over50Count) / Double(statistics.differenceCount)
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
