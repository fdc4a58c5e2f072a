extension GeneralizedLeastSquares {
  /// `t` of the last column for each of the series that lie one after another in `series`, as closely
  /// as ``statistics(of:count:contrast:using:_:)``.
  ///
  /// - Complexity: O(*n*·*p*²) a series.
  func statistics(of series: [Double]) throws(EstimationError) -> [Double] {
    let (rows, contrast) = (model.rowCount, model.contrast(of: model.columnCount - 1))
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
      try self.statistics(of: four, count: lanes, contrast: contrast, using: &workspace) {
        statistics.append($0)
      }
    }
    return statistics
  }
}
