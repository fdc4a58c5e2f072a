import HRVCorrelation
import HRVModel
import HRVReport

/// The page of a batch, and where it is to lie.
struct BatchPage: Sendable {
  let path: String
  /// The page without recordings.
  let report: BatchReport

  init(path: String, metrics: [MetricDefinition]) {
    self.path = path
    report = BatchReport(metrics: metrics)
  }

  /// Writes the page with all that was added.
  func write(_ page: BatchReport, table: String, methods: String) throws {
    try OutputFile.write(
      page.html(table: table, methods: methods, disclaimer: MagnesiumSafety.disclaimer), to: path)
  }
}
