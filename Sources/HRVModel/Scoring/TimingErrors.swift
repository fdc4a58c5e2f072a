/// How far from the reference the beats are that were found: detected minus reference, in ms.
public struct TimingErrors: Hashable, Sendable {
  /// How many pairs there are.
  public let count: Int
  /// The mean; nil without pairs.
  public let meanMs: Double?
  /// The standard deviation (divisor *n* − 1); nil with fewer than two pairs.
  public let sdMs: Double?
  /// The median; nil without pairs.
  public let medianMs: Double?
  /// The median distance from the median, not scaled; nil without pairs.
  public let madMs: Double?

  /// The errors of `errorsMs`.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(_ errorsMs: [Double]) {
    count = errorsMs.count
    medianMs = Self.median(errorsMs)
    madMs = medianMs.flatMap { median in Self.median(errorsMs.map { abs($0 - median) }) }
    guard count > 0 else {
      (meanMs, sdMs) = (nil, nil)
      return
    }
    let mean = errorsMs.reduce(0, +) / Double(count)
    meanMs = mean
    let squares = errorsMs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    sdMs = count > 1 ? (squares / Double(count - 1)).squareRoot() : nil
  }

  private static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}
