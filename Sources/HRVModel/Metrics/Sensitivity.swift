/// What the main metrics of one recording come to under every method of artefact correction: what
/// flips with the method is no finding.
public struct Sensitivity: Sendable {
  /// The recording as read.
  public let recording: Recording
  /// The name of the method that is used unless something else is asked for.
  public let standard: String
  /// What each method comes to, in the order of the table of methods.
  public let rows: [Row]

  /// What one method comes to.
  public struct Row: Sendable {
    /// The name of the method.
    public let method: String
    /// What becomes of artefacts.
    public let replacement: String
    /// What was altered and what the metrics then are, or why nothing is left.
    public let outcome: Result<Outcome, MetricError>

    /// Creates a row.
    public init(method: String, replacement: String, outcome: Result<Outcome, MetricError>) {
      self.method = method
      self.replacement = replacement
      self.outcome = outcome
    }
  }

  /// What is left of a recording, and what the metrics then are.
  public struct Outcome: Sendable {
    /// The number of recorded intervals that were not kept as recorded.
    public let alteredCount: Int
    /// Their share of all, in `0...1`.
    public let alteredFraction: Double
    /// The metrics, however large that share is.
    public let metrics: [MetricResult]

    /// Creates an outcome.
    public init(_ nn: NNSeries, metrics: [MetricResult]) {
      alteredCount = nn.audit.count
      alteredFraction = nn.correctedFraction
      self.metrics = metrics
    }
  }

  /// Creates a table.
  public init(recording: Recording, standard: String, rows: [Row]) {
    self.recording = recording
    self.standard = standard
    self.rows = rows
  }

  /// The least and the greatest value of a metric over the methods that have one, with the names of
  /// the methods that say so; nil when none has.
  public func range(
    of id: MetricID
  ) -> (least: Double, by: String, greatest: Double, per: String)? {
    var found: (least: Double, by: String, greatest: Double, per: String)?
    for row in rows {
      guard case .success(let outcome) = row.outcome,
        case .success(let value)? = outcome.metrics.first(where: { $0.definition.id == id })?.value
      else { continue }
      guard let known = found else {
        found = (value, row.method, value, row.method)
        continue
      }
      if value < known.least { found?.least = value; found?.by = row.method }
      if value > known.greatest { found?.greatest = value; found?.per = row.method }
    }
    return found
  }
}
