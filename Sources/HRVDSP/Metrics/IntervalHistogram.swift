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
  /// Longer than any interval between two beats.
  static let longestMs = 600_000.0

  /// The greatest width of which both are multiples: what is counted.
  private static let stepMs = 1.5625
  private static let stepsPerBin = 5
  private static let stepsPerWideBin = 32

  /// Counts the intervals.
  ///
  /// - Precondition: `shortestMs` and `longestMs` are the extremes of `x`, and not above
  ///   ``longestMs``.
  init(
    _ x: borrowing Span<Double>, shortestMs: Double, longestMs: Double, counts: inout [UInt32]
  ) {
    let steps = Kernels.Bins(widthMs: Self.stepMs)
    // From a common edge of both kinds of bins to another one.
    let common = Self.stepsPerBin * Self.stepsPerWideBin
    let origin = steps.index(shortestMs) / common * common
    let count = (steps.index(longestMs) / common + 1) * common - origin
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(0, count: count))
    var places = counts.mutableSpan
    Kernels.count(x, in: steps, from: origin, into: &places)

    var wideMode = (bin: 0, count: UInt32(0))
    for bin in 0..<(count / Self.stepsPerWideBin) {
      var sum: UInt32 = 0
      for i in 0..<Self.stepsPerWideBin { sum &+= places[bin * Self.stepsPerWideBin + i] }
      if sum > wideMode.count { wideMode = (bin, sum) }
    }
    wideModalCount = Int(wideMode.count)
    wideModeMs =
      (Double(origin / Self.stepsPerWideBin + wideMode.bin) + 0.5) * Self.wideBinMs

    Kernels.join(&places, by: Self.stepsPerBin)
    counts.removeLast(count - count / Self.stepsPerBin)
    let mode = Kernels.firstGreatest(counts.span)
    modalCount = Int(counts[mode])
    triangleBins =
      Kernels.triangleSide(counts.span, peak: mode, step: -1)
      + Kernels.triangleSide(counts.span, peak: mode, step: 1)
  }
}
