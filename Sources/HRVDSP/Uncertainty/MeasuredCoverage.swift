/// How often the intervals of a metric held the truth in simulated recordings of two, five and
/// sixty minutes: the share on the process on which they did worst, and on that on which they
/// held most often. From `Benchmarks/Calibration/intervals.csv`, rounded to three digits.
struct MeasuredCoverage: Sendable {
  private let twoMinutes: ClosedRange<Double>
  private let fiveMinutes: ClosedRange<Double>
  private let hour: ClosedRange<Double>

  /// - Parameter twoMinutes: nil where so short a recording has no interval.
  init(
    twoMinutes: ClosedRange<Double>? = nil, fiveMinutes: ClosedRange<Double>,
    hour: ClosedRange<Double>
  ) {
    self.twoMinutes = twoMinutes ?? fiveMinutes
    self.fiveMinutes = fiveMinutes
    self.hour = hour
  }

  /// The range for a recording in which intervals cover `coveredS`: that of the longest of the
  /// three lengths which it is not short of. Ten seconds and a minute are allowed for what beats
  /// at the ends and gaps leave over.
  func range(coveredS: Double) -> ClosedRange<Double> {
    if coveredS >= 3540 { return hour }
    return coveredS >= 290 ? fiveMinutes : twoMinutes
  }
}
