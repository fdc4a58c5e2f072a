internal import HRVModel

private let taskForce = """
  Task Force of the ESC and NASPE, Circulation 93(5), 1996, p. 1047. \
  doi:10.1161/01.CIR.93.5.1043
  """

extension Metric {
  /// The rows of this file, in the order of a report.
  static let geometric: [Metric] = [.hti, .tinn, .stressIndex]

  /// The triangular index. Unchanged by the order of the intervals.
  static let hti = Metric(
    "hti", symbol: "HRV triangular index", unit: "", family: .time,
    summary: "number of intervals over the height of their histogram",
    formula: """
      n / D(X), D(X) being the number of intervals in the fullest bin of 1/128 s; bin k holds \
      7.8125 k ms <= NN < 7.8125 (k + 1) ms
      """,
    source: taskForce,
    needs: "1 interval; the Task Force asks for 20 minutes, better 24 hours"
  ) { input, workspace throws(MetricError) in
    let histogram = try workspace.intervals.histogram(input)
    return Double(input.statistics.count) / Double(histogram.modalCount)
  }

  /// The base of the triangle that fits the histogram best. Unchanged by the order of the
  /// intervals; a whole number of bins.
  static let tinn = Metric(
    "tinn", symbol: "TINN", unit: "ms", family: .time,
    summary: "base of the triangle that fits the histogram of NN with the least squares",
    formula: """
      M − N, which minimize ∫ (D(t) − q(t))² dt over all pairs of bins N < X < M of 1/128 s, \
      beyond the outermost intervals too; q is 0 up to N and from M on and falls in straight \
      lines from D(X), the height of the first of the fullest bins, to both
      """,
    source: taskForce,
    needs: "intervals in 2 bins; the Task Force asks for 20 minutes, better 24 hours"
  ) { input, workspace throws(MetricError) in
    let histogram = try workspace.intervals.histogram(input)
    guard histogram.modalCount < input.statistics.count else {
      throw .undefined("all intervals lie in one bin of 7.8125 ms: there is no triangle")
    }
    return Double(histogram.triangleBins) * IntervalHistogram.binMs
  }

  /// Baevsky's index of regulatory strain.
  static let stressIndex = Metric(
    "stress_index", symbol: "stress index", unit: "%/s²", family: .time,
    summary: "Baevsky's index of regulatory strain; Kubios shows its square root",
    formula: """
      AMo / (2 · Mo · MxDMn), AMo being the share of NN in the fullest bin of 50 ms in percent \
      (edges at multiples of 50 ms, the first of equally full bins), Mo the middle of that bin \
      in s, MxDMn = max NN − min NN in s; no root is taken
      """,
    source: """
      R. M. Baevsky, A. G. Chernikova, Cardiometry 10, 2017, pp. 66–76. \
      doi:10.12710/cardiometry.2017.6676
      """,
    needs: "2 intervals that differ"
  ) { input, workspace throws(MetricError) in
    let statistics = input.statistics
    guard statistics.count >= 2 else {
      throw .tooFewIntervals(needed: 2, got: statistics.count)
    }
    let histogram = try workspace.intervals.histogram(input)
    let rangeS = (statistics.longestMs - statistics.shortestMs) / 1000
    guard rangeS > 0 else { throw .undefined("all intervals are equal: their range is 0") }
    let shareOfMode = 100 * Double(histogram.wideModalCount) / Double(statistics.count)
    return shareOfMode / (2 * histogram.wideModeMs / 1000 * rangeS)
  }
}
