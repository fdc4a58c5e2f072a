public import HRVModel

extension IntervalCounts {
  /// The histogram and the triangle that ``Metric/hti`` and ``Metric/tinn`` are read from; nil
  /// where an interval is longer than those accept (ten minutes).
  ///
  /// - Complexity: O(*n* + *bins*).
  public init?(_ nn: NNSeries) {
    let (shortest, longest) = Kernels.extremes(nn.intervalsMs.span)
    guard longest <= IntervalHistogram.longestMs else { return nil }
    let binMs = IntervalHistogram.binMs
    let bins = Kernels.Bins(widthMs: binMs)
    let first = bins.index(shortest)
    var counts = [UInt32](repeating: 0, count: bins.index(longest) - first + 1)
    var places = counts.mutableSpan
    Kernels.count(nn.intervalsMs.span, in: bins, from: first, into: &places)
    let mode = Kernels.firstGreatest(counts.span)
    func middle(_ bin: Int) -> Double { (Double(first + bin) + 0.5) * binMs }
    let triangle =
      counts.count > 1
      ? Triangle(
        lowerFootMs: middle(mode - Kernels.triangleSide(counts.span, peak: mode, step: -1)),
        peakMs: middle(mode),
        upperFootMs: middle(mode + Kernels.triangleSide(counts.span, peak: mode, step: 1)))
      : nil
    self.init(
      binMs: binMs, firstEdgeMs: Double(first) * binMs, counts: counts.map { Int($0) },
      triangle: triangle)
  }
}
