/// What the geometric metrics read from the histogram of the intervals.
struct IntervalHistogram: Sendable {
  /// The number of intervals in the fullest bin of 7.8125 ms.
  let modalCount: Int
  /// The base of the triangle of least squares, in bins of 7.8125 ms.
  let triangleBins: Int
  /// The number of intervals in the fullest bin of 50 ms.
  let wideModalCount: Int
  /// The middle of the fullest bin of 50 ms, in ms.
  let wideModeMs: Double

  /// The width of the fine bins: 1/128 s, the Task Force's.
  static let binMs = 7.8125
  /// The width of the bins of the stress index.
  static let wideBinMs = 50.0
  /// More bins than any heart fills.
  static let mostBins = 1 << 16

  /// Counts the intervals.
  ///
  /// - Precondition: `shortestMs` and `longestMs` are the extremes of `x`, and lie less than
  ///   ``mostBins`` bins apart.
  init(
    _ x: borrowing Span<Double>, shortestMs: Double, longestMs: Double, counts: inout [UInt32]
  ) {
    _ = Self.fill(
      &counts, x, Kernels.Bins(widthMs: Self.binMs), shortestMs, longestMs)
    let mode = Kernels.firstGreatest(counts.span)
    modalCount = Int(counts[mode])
    triangleBins =
      Kernels.triangleSide(counts.span, peak: mode, step: -1)
      + Kernels.triangleSide(counts.span, peak: mode, step: 1)

    let origin = Self.fill(
      &counts, x, Kernels.Bins(widthMs: Self.wideBinMs), shortestMs, longestMs)
    let wideMode = Kernels.firstGreatest(counts.span)
    wideModalCount = Int(counts[wideMode])
    wideModeMs = (Double(origin + wideMode) + 0.5) * Self.wideBinMs
  }

  /// Counts into bins, and returns which of them the first count is of.
  private static func fill(
    _ counts: inout [UInt32], _ x: borrowing Span<Double>, _ bins: Kernels.Bins,
    _ shortestMs: Double, _ longestMs: Double
  ) -> Int {
    let origin = bins.index(shortestMs)
    let count = bins.index(longestMs) - origin + 1
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(0, count: 4 * count))
    var places = counts.mutableSpan
    Kernels.count(x, in: bins, from: origin, into: &places)
    Kernels.gather(&places)
    counts.removeLast(3 * count)
    return origin
  }
}
