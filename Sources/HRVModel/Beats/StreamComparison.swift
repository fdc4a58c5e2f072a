/// An ECG and the intervals that a recorder found in the same heart at the same time, compared.
public struct StreamComparison: Hashable, Sendable {
  /// The file of the ECG.
  public let ecgFile: String
  /// The file of the intervals.
  public let rrFile: String
  /// How the intervals' beats (second) agree with those found in the ECG (first), both in s since
  /// time 0 of the ECG by their own clocks, or, where a start is unknown, each since its own time
  /// 0; nil when they share no rhythm.
  public let agreement: BeatAgreement?

  /// Creates a comparison.
  public init(ecgFile: String, rrFile: String, agreement: BeatAgreement?) {
    self.ecgFile = ecgFile
    self.rrFile = rrFile
    self.agreement = agreement
  }
}
