public import HRVModel

/// A page about a batch: a table of recordings to sort, how the main metrics are distributed, and
/// what could not be read.
///
/// Recordings are added one by one, in their order; what is held does not grow with their number.
/// The same recordings give the same bytes.
public struct BatchReport: Sendable {
  /// The most rows of the table; the rest is in the table of the batch.
  static let mostRows = 1500
  /// The most failures that are listed.
  static let mostFailures = 300
  /// The most columns of metrics.
  static let mostMetrics = 6

  /// What a page says of one file.
  public struct Entry: Sendable {
    enum Content: Sendable {
      case recording(BatchRow)
      case failure(String)
    }

    let content: Content

    init(content: Content) { self.content = content }

    /// Of a recording.
    ///
    /// - Complexity: O(*n*).
    public init(_ analysis: RecordingAnalysis, at place: BatchTable.Place, in report: BatchReport) {
      content = .recording(BatchRow(analysis, index: place.index, report.metrics.map(\.id)))
    }

    /// Of a file that could not be read.
    public init(_ error: ReportedError) { content = .failure(error.description) }
  }

  /// The metrics that the page shows.
  let metrics: [MetricDefinition]
  private(set) var rows: [BatchRow] = []
  private(set) var failures: [String] = []
  private(set) var recordingCount = 0
  private(set) var failureCount = 0
  private(set) var values: [ThinnedValues]
  private(set) var grades: [RecordingQuality.Grade: Int] = [:]

  /// A page without recordings.
  ///
  /// - Parameter metrics: those of the batch; the page shows the usual ones first, at most six.
  public init(metrics all: [MetricDefinition]) {
    let headline = Headline.all.compactMap { id in all.first { $0.id == id } }
    let others = all.filter { definition in !headline.contains { $0.id == definition.id } }
    metrics = Array((headline + others).prefix(Self.mostMetrics))
    values = metrics.map { _ in ThinnedValues() }
  }

  /// Takes in one file.
  public mutating func add(_ entry: Entry) {
    switch entry.content {
    case .failure(let text):
      failureCount += 1
      if failures.count < Self.mostFailures { failures.append(text) }
    case .recording(let row):
      recordingCount += 1
      grades[row.grade, default: 0] += 1
      for (index, value) in row.values.enumerated() {
        if let value { values[index].add(value) }
      }
      if rows.count < Self.mostRows { rows.append(row) }
    }
  }
}
