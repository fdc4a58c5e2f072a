public import HRVModel

extension Detrending {
  /// `nn` without its trend: every stretch by itself, with the mean of all intervals put back, so
  /// that heart rates keep their level.
  ///
  /// Beats keep their instants and labels. A polynomial is one in time; smoothness priors go from
  /// beat to beat, as the method was published. A stretch of one or two beats is all trend.
  ///
  /// - Throws: ``HRVModel/MetricError/undefined(_:)`` when an interval would not be greater than
  ///   zero, which a real heart's drift does not bring about.
  /// - Complexity: O(*n*).
  public func callAsFunction(
    _ nn: NNSeries, using workspace: inout DetrendingWorkspace
  ) throws(MetricError) -> NNSeries {
    if kind == .none { return nn }
    var intervalsMs = nn.intervalsMs
    let firstMs = intervalsMs[0]
    let meanMs =
      firstMs + Kernels.sum(intervalsMs.span, about: firstMs) / Double(intervalsMs.count)
    for run in nn.runs {
      workspace.removeTrend(self, from: &intervalsMs, in: run, at: nn.endTimesS)
      for i in run { intervalsMs[i] += meanMs }
    }
    guard intervalsMs.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .undefined("without the trend an interval would not be greater than zero")
    }
    return NNSeries(
      intervalsMs: intervalsMs, endTimesS: nn.endTimesS, runs: nn.runs, labels: nn.labels,
      audit: nn.audit, recordedCount: nn.recordedCount, durationS: nn.durationS)
  }

  /// `nn` without its trend, in a workspace of its own.
  ///
  /// - Throws: see the variant with a workspace.
  public func callAsFunction(_ nn: NNSeries) throws(MetricError) -> NNSeries {
    var workspace = DetrendingWorkspace()
    return try self(nn, using: &workspace)
  }
}
