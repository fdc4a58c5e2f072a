internal import HRVModel

private let webber = """
  C. L. Webber, J. P. Zbilut, J. Appl. Physiol. 76(2), 1994, pp. 965–973. \
  doi:10.1152/jappl.1994.76.2.965; m, r and the shortest line as in M. P. Tarvainen et al., \
  Comput. Methods Programs Biomed. 113(1), 2014, pp. 210–220. doi:10.1016/j.cmpb.2013.07.024
  """

private let recurrence = """
  over the pairs of vectors of 10 successive intervals that are at most √10 SDNN apart (Euclidean), \
  each pair once, none of a vector with itself; lines of 2 or more; no vector or line spans a gap
  """

private let sizes = "100 to 10,000 intervals, not all equal, with runs of 11 or more"

extension Metric {
  /// The rows of this file, in the order of a report.
  static let phaseSpace: [Metric] = [
    .correlationDimension, .rqaRecurrence, .rqaDeterminism, .rqaLongest, .rqaMean, .rqaEntropy,
  ]

  /// Correlation dimension.
  static let correlationDimension = Metric(
    "correlation_dimension", symbol: "D2", unit: "", family: .nonlinear,
    summary: "correlation dimension: how many variables it takes to describe the rhythm",
    formula: """
      slope of least squares of ln C(r) against ln r where C goes from 1 % to 10 %, C = share of \
      the pairs of vectors of 10 successive intervals less than r apart (Euclidean); no vector \
      spans a gap
      """,
    source: """
      P. Grassberger, I. Procaccia, Phys. Rev. Lett. 50(5), 1983, pp. 346–349. \
      doi:10.1103/PhysRevLett.50.346
      """,
    needs: sizes
  ) { input, workspace throws(MetricError) in
    try CorrelationDimension(input.nn, input.statistics, &workspace.nonlinear.space).slope()
  }

  /// Share of recurrent pairs.
  static let rqaRecurrence = Metric(
    "rqa_rec", symbol: "REC", unit: "%", family: .nonlinear,
    summary: "recurrence rate: how often the rhythm comes back to where it was",
    formula: "100 · recurrences / pairs, \(recurrence)",
    source: webber, needs: sizes
  ) { input, workspace throws(MetricError) in
    let plot = try workspace.nonlinear.recurrences(input)
    return 100 * Double(plot.recurrent) / Double(plot.pairs)
  }

  /// Share of recurrences in lines.
  static let rqaDeterminism = Metric(
    "rqa_det", symbol: "DET", unit: "%", family: .nonlinear,
    summary: "determinism: share of the recurrences that go on",
    formula: "100 · recurrences in diagonal lines / recurrences, \(recurrence)",
    source: webber, needs: "\(sizes), and a recurrence"
  ) { input, workspace throws(MetricError) in
    let plot = try workspace.nonlinear.recurrences(input)
    guard plot.recurrent > 0 else { throw .undefined("nothing recurs") }
    return 100 * Double(plot.inLines) / Double(plot.recurrent)
  }

  /// Longest line.
  static let rqaLongest = Metric(
    "rqa_lmax", symbol: "Lmax", unit: "beats", family: .nonlinear,
    summary: "longest time for which the rhythm goes a way that it went before",
    formula: "length of the longest diagonal line, \(recurrence)",
    source: webber, needs: "\(sizes), and a line"
  ) { input, workspace throws(MetricError) in
    Double(try workspace.nonlinear.lines(input).longestLine)
  }

  /// Mean length of lines.
  static let rqaMean = Metric(
    "rqa_lmean", symbol: "Lmean", unit: "beats", family: .nonlinear,
    summary: "mean time for which the rhythm goes a way that it went before",
    formula: "recurrences in diagonal lines / lines, \(recurrence)",
    source: webber, needs: "\(sizes), and a line"
  ) { input, workspace throws(MetricError) in
    let plot = try workspace.nonlinear.lines(input)
    return Double(plot.inLines) / Double(plot.lineCount)
  }

  /// Entropy of the lengths of lines.
  static let rqaEntropy = Metric(
    "rqa_entropy", symbol: "ShanEn", unit: "nats", family: .nonlinear,
    summary: "Shannon entropy of the lengths of the recurrence plot's lines",
    formula: "−Σ p(l) ln p(l), p = share of the diagonal lines that have l beats, \(recurrence)",
    source: webber, needs: "\(sizes), and a line"
  ) { input, workspace throws(MetricError) in
    try workspace.nonlinear.lines(input).lineEntropy
  }
}
