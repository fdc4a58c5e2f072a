internal import HRVModel

/// How doses over time become one number at the time of a recording: a row of the table of
/// exposure models.
///
/// `E(s) = Σ doseᵢ·weight(s − tᵢ)` over the doses strictly before `s`, in mg elemental a day:
/// a constant daily dose for ever is an exposure of about that dose.
public struct ExposureModel: Sendable {
  /// The stable name.
  public let id: String
  /// What it stands for, with its parameters, in a line.
  public let summary: String
  /// The formula, in a line.
  public let formula: String
  /// Why it is there.
  public let source: String

  /// The number of days before a recording whose intake must be known, but for a fifth.
  let windowDays: Int
  /// The number of days after which a dose no longer counts.
  let memoryDays: Int
  /// What a dose counts after so many days; 0 before it was taken.
  let weight: @Sendable (_ elapsedDays: Double) -> Double

  /// The share of the window that may be unknown.
  static let toleratedUnknownShare = 0.2
}

extension ExposureModel: CustomStringConvertible {
  /// The id and the summary.
  public var description: String { "\(id): \(summary)" }
}
