internal import HRVModel

private let rhrv = """
  C. A. García Martínez et al., Heart Rate Variability Analysis with the R package RHRV, \
  Springer, 2017. doi:10.1007/978-3-319-65355-6
  """

private let hyndmanFan = """
  R. J. Hyndman, Y. Fan, Am. Stat. 50(4), 1996, pp. 361–365 (quantiles of type 7). \
  doi:10.1080/00031305.1996.10473566
  """

private let rousseeuwCroux = """
  P. J. Rousseeuw, C. Croux, J. Am. Stat. Assoc. 88(424), 1993, pp. 1273–1283. \
  doi:10.1080/01621459.1993.10476408
  """

extension Metric {
  /// Median of the intervals.
  static let medianNN = Metric(
    "median_nn", symbol: "median NN", unit: "ms", family: .time,
    summary: "median of the NN intervals",
    formula: "the middle interval in order of length; of an even number, the mean of the two",
    source: shafferGinsberg,
    needs: "1 interval"
  ) { input, workspace throws(MetricError) in
    workspace.intervals.medianMs(input)
  }

  /// The shortest interval.
  static let minNN = Metric(
    "min_nn", symbol: "min NN", unit: "ms", family: .time,
    summary: "the shortest NN interval",
    formula: "min NN, of single intervals after correction",
    source: shafferGinsberg,
    needs: "1 interval"
  ) { input, _ throws(MetricError) in
    input.statistics.shortestMs
  }

  /// The longest interval.
  static let maxNN = Metric(
    "max_nn", symbol: "max NN", unit: "ms", family: .time,
    summary: "the longest NN interval",
    formula: "max NN, of single intervals after correction",
    source: shafferGinsberg,
    needs: "1 interval"
  ) { input, _ throws(MetricError) in
    input.statistics.longestMs
  }

  /// The lowest heart rate, of the longest single interval. Kubios gives that of the mean of
  /// five beats, which lies nearer to the mean.
  static let minHR = Metric(
    "min_hr", symbol: "min HR", unit: "bpm", family: .time,
    summary: "the lowest heart rate, of a single interval",
    formula: "60,000 / max NN; no beats are averaged, as Kubios averages five",
    source: shafferGinsberg,
    needs: "1 interval"
  ) { input, _ throws(MetricError) in
    60_000 / input.statistics.longestMs
  }

  /// The highest heart rate, of the shortest single interval.
  static let maxHR = Metric(
    "max_hr", symbol: "max HR", unit: "bpm", family: .time,
    summary: "the highest heart rate, of a single interval",
    formula: "60,000 / min NN; no beats are averaged, as Kubios averages five",
    source: shafferGinsberg,
    needs: "1 interval"
  ) { input, _ throws(MetricError) in
    60_000 / input.statistics.shortestMs
  }

  /// Interquartile range of the intervals.
  static let iqrNN = Metric(
    "iqr_nn", symbol: "IQR NN", unit: "ms", family: .time,
    summary: "interquartile range of the NN intervals",
    formula: """
      Q₃ − Q₁, each linear between the intervals around rank (n − 1)/4 and 3(n − 1)/4 (type 7)
      """,
    source: hyndmanFan,
    needs: "2 intervals"
  ) { input, workspace throws(MetricError) in
    try input.interquartileMs(&workspace)
  }

  /// Interquartile range under the name that RHRV gives it.
  static let irrr = Metric(
    "irrr", symbol: "IRRR", unit: "ms", family: .time,
    summary: "interquartile range of the intervals, under RHRV's name",
    formula: """
      Q₃ − Q₁, the same as iqr_nn (RHRV enters the first interval twice, which moves it a little)
      """,
    source: rhrv,
    needs: "2 intervals"
  ) { input, workspace throws(MetricError) in
    try input.interquartileMs(&workspace)
  }

  /// Median absolute deviation of the intervals, as it is.
  static let madNN = Metric(
    "mad_nn", symbol: "MAD NN", unit: "ms", family: .time,
    summary: "median distance of the NN intervals from their median, not scaled",
    formula: """
      median |NN − median NN|; not multiplied by 1.4826, by which NeuroKit2 makes it agree with \
      the standard deviation of a normal distribution
      """,
    source: rousseeuwCroux,
    needs: "2 intervals"
  ) { input, workspace throws(MetricError) in
    guard input.statistics.count >= 2 else {
      throw .tooFewIntervals(needed: 2, got: input.statistics.count)
    }
    return workspace.intervals.medianDistanceMs(input)
  }

  /// Median of the sizes of successive differences.
  static let madRR = Metric(
    "madrr", symbol: "MADRR", unit: "ms", family: .time,
    summary: "median size of the successive differences",
    formula: "median |Δ|, over the differences of neighbouring intervals of one run",
    source: rhrv,
    needs: "1 difference"
  ) { input, workspace throws(MetricError) in
    _ = try input.statistics(withDifferences: 1)
    return workspace.intervals.medianDifferenceMs(input)
  }
}

extension MetricInput {
  fileprivate func interquartileMs(
    _ workspace: inout MetricWorkspace
  ) throws(MetricError) -> Double {
    guard statistics.count >= 2 else {
      throw .tooFewIntervals(needed: 2, got: statistics.count)
    }
    return workspace.intervals.interquartileMs(self)
  }
}
