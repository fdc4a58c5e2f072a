public import HRVModel

/// What a study declared before looking, and every different analysis that was run on it.
///
/// The more analyses are run on one outcome, the likelier one of them looks like a find; so
/// they are counted. Repeating an analysis counts once; another option or more data is another.
public struct StudyRegister: Hashable, Sendable, Codable {
  /// The version that the file names.
  public static let currentSchema = "hrv.study/1"

  /// The version of the form.
  public let schema: String
  /// The name of the study.
  public let name: String
  /// What was declared.
  public let primary: Primary
  /// The analyses, in order of the first time each was run.
  public private(set) var analyses: [Analysis]

  /// The question that a study is about.
  public struct Primary: Hashable, Sendable, Codable {
    /// The id of the metric.
    public let outcome: String
    /// The id of the exposure model.
    public let exposure: String

    /// Declares a question.
    public init(outcome: String, exposure: String) {
      self.outcome = outcome
      self.exposure = exposure
    }
  }

  /// An analysis that was run.
  public struct Analysis: Hashable, Sendable, Codable {
    /// The id of the metric.
    public let outcome: String
    /// The id of the exposure model.
    public let exposure: String
    /// Everything else that was chosen, in a line.
    public let options: String
    /// The last day of the data, as `2026-06-30`; empty without any.
    public let lastDay: String

    /// Describes an analysis.
    public init(outcome: String, exposure: String, options: String, lastDay: String) {
      self.outcome = outcome
      self.exposure = exposure
      self.options = options
      self.lastDay = lastDay
    }
  }

  /// Begins a register.
  public init(name: String, primary: Primary) {
    schema = Self.currentSchema
    self.name = name
    self.primary = primary
    analyses = []
  }

  private enum CodingKeys: String, CodingKey { case schema, name, primary, analyses }

  /// Reads a register; one written by hand may leave out the analyses.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    schema = try values.decode(String.self, forKey: .schema)
    name = try values.decode(String.self, forKey: .name)
    primary = try values.decode(Primary.self, forKey: .primary)
    analyses = try values.decodeIfPresent([Analysis].self, forKey: .analyses) ?? []
  }

  /// Enters an analysis, unless it was run before, and says which of its outcome's it is.
  public mutating func enter(_ analysis: Analysis) -> AnalysisCount {
    if !analyses.contains(analysis) { analyses.append(analysis) }
    let ofOutcome = analyses.filter { $0.outcome == analysis.outcome }
    return AnalysisCount(
      study: name, number: (ofOutcome.firstIndex(of: analysis) ?? 0) + 1, total: ofOutcome.count,
      primaryOutcome: MetricID(rawValue: primary.outcome), primaryExposure: primary.exposure,
      isPrimary: analysis.outcome == primary.outcome && analysis.exposure == primary.exposure)
  }
}
