internal import HRVModel

/// How doses over time become one number at the time of a recording: a row of the table of
/// exposure models.
///
/// Most are `E(s) = Σ uptake(doseᵢ)·weight(s − tᵢ)` over the doses strictly before `s`, in mg a
/// day: a constant daily dose for ever is an exposure of about that dose. On/off is 1 or 0.
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
  /// How it is read off a record.
  let kind: Kind

  /// How a model is read off a record.
  enum Kind: Sendable {
    /// What a dose counts after so many days, 0 before it was taken; and what is taken up of the
    /// mass that was swallowed at once.
    case doses(
      weight: @Sendable (_ elapsedDays: Double) -> Double,
      uptakeMg: @Sendable (_ ingestionMg: Double) -> Double)
    /// Whether magnesium was being taken, without the first days of each state.
    case phase(washInDays: Int, washOutDays: Int)
  }

  /// A model in which a dose counts by its mass.
  init(
    id: String, summary: String, formula: String, source: String, windowDays: Int,
    memoryDays: Int, uptakeMg: @escaping @Sendable (Double) -> Double = { $0 },
    weight: @escaping @Sendable (_ elapsedDays: Double) -> Double
  ) {
    self.init(
      id: id, summary: summary, formula: formula, source: source, windowDays: windowDays,
      memoryDays: memoryDays, kind: .doses(weight: weight, uptakeMg: uptakeMg))
  }

  init(
    id: String, summary: String, formula: String, source: String, windowDays: Int,
    memoryDays: Int, kind: Kind
  ) {
    self.id = id
    self.summary = summary
    self.formula = formula
    self.source = source
    self.windowDays = windowDays
    self.memoryDays = memoryDays
    self.kind = kind
  }

  /// The share of the window that may be unknown.
  static let toleratedUnknownShare = 0.2
}

extension ExposureModel: CustomStringConvertible {
  /// The id and the summary.
  public var description: String { "\(id): \(summary)" }
}
