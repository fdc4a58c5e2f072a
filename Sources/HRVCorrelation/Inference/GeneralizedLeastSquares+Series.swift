extension GeneralizedLeastSquares {
  /// `t` of the last column for each of the series that lie one after another in `series`, as closely
  /// as ``statistics(of:count:contrast:using:_:)``.
  ///
  /// - Complexity: O(*n*·*p*²) a series.
  func statistics(of series: [Double]) throws(EstimationError) -> [Double] {
    let contrast = model.contrast(of: model.columnCount - 1)
    return try statistics(of: series) { four, count, workspace, take throws(EstimationError) in
      try statistics(of: four, count: count, contrast: contrast, using: &workspace, take)
    }
  }

  /// The same, averaged over the noise.
  func averagedStatistics(of series: [Double]) throws(EstimationError) -> [Double] {
    try statistics(of: series) { four, count, workspace, take throws(EstimationError) in
      averagedStatistics(of: four, count: count, using: &workspace, take)
    }
  }

  private func statistics(
    of series: [Double],
    _ evaluate: (
      [Four], Int, inout Workspace, (Double) -> Void
    ) throws(EstimationError) -> Void
  ) throws(EstimationError) -> [Double] {
    let rows = model.rowCount
    let count = series.count / rows
    var workspace = try workspace()
    var four = [Four](repeating: .zero, count: rows)
    var statistics: [Double] = []
    statistics.reserveCapacity(count)
    for first in stride(from: 0, to: count, by: 4) {
      let lanes = min(4, count - first)
      for lane in 0..<lanes {
        for row in 0..<rows { four[row][lane] = series[(first + lane) * rows + row] }
      }
      try evaluate(four, lanes, &workspace) { statistics.append($0) }
    }
    return statistics
  }
}
