/// What stands beside the primary estimate of a study: a table of figures, or the reason why
/// there is none. No verdict rests on it.
public struct SecondaryAnalysis: Hashable, Sendable {
  /// The stable name, such as `effect-sizes`.
  public let id: String
  /// The name as people write it.
  public let title: String
  /// Whether it describes the primary answer or looks further.
  public let standing: Standing
  /// How to read the figures, a sentence each.
  public let remarks: [String]
  /// Where the method stands.
  public let source: String
  /// The figures; empty exactly when there is an ``omission``.
  public let figures: [Figure]
  /// Why there are no figures; nil when there are.
  public let omission: String?

  /// What a secondary analysis is for.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// The primary question, told in another measure.
    case description
    /// Further questions put to the same data: something to plan a study for, never a finding.
    case exploratory
  }

  /// One line of a secondary analysis.
  public struct Figure: Hashable, Sendable {
    /// The stable name within the analysis.
    public let id: String
    /// What it is, in words.
    public let label: String
    /// The estimate, in ``unit``.
    public let estimate: Double
    /// The unit; empty for a pure number.
    public let unit: String
    /// Whether the estimate is a share or a probability, in `0...1`, and not an effect with a sign.
    public let isShare: Bool
    /// The interval of the estimate, if there is one.
    public let interval: ConfidenceInterval?
    /// The p-value of this line alone, in `0...1`, if there is one.
    public let pValue: Double?
    /// The p-value that allows for the other lines of its list, if there is one.
    public let jointPValue: Double?
    /// The p-value corrected for all exploratory lines of the study, if there is one.
    public var corrected: CorrectedPValues?
    /// The number of observations, if it differs from line to line.
    public let n: Int?

    /// Creates a line.
    ///
    /// - Precondition: the estimate is finite; p-values lie in `0...1`.
    public init(
      id: String, label: String, estimate: Double, unit: String = "", isShare: Bool = false,
      interval: ConfidenceInterval? = nil, pValue: Double? = nil, jointPValue: Double? = nil,
      corrected: CorrectedPValues? = nil, n: Int? = nil
    ) {
      precondition(estimate.isFinite)
      precondition((0...1).contains(pValue ?? 0) && (0...1).contains(jointPValue ?? 0))
      self.id = id
      self.label = label
      self.estimate = estimate
      self.unit = unit
      self.isShare = isShare
      self.interval = interval
      self.pValue = pValue
      self.jointPValue = jointPValue
      self.corrected = corrected
      self.n = n
    }
  }

  /// Creates an analysis with figures.
  public init(
    id: String, title: String, standing: Standing, remarks: [String], source: String,
    figures: [Figure]
  ) {
    self.init(id, title, standing, remarks, source, figures, nil)
  }

  /// Creates an analysis without figures.
  public init(
    id: String, title: String, standing: Standing, source: String, omission: String
  ) {
    self.init(id, title, standing, [], source, [], omission)
  }

  private init(
    _ id: String, _ title: String, _ standing: Standing, _ remarks: [String], _ source: String,
    _ figures: [Figure], _ omission: String?
  ) {
    precondition(figures.isEmpty == (omission != nil), "\(id): figures or a reason")
    self.id = id
    self.title = title
    self.standing = standing
    self.remarks = remarks
    self.source = source
    self.figures = figures
    self.omission = omission
  }

  /// The same analysis with other figures.
  public func replacing(_ figures: [Figure]) -> SecondaryAnalysis {
    SecondaryAnalysis(id, title, standing, remarks, source, figures, omission)
  }
}
