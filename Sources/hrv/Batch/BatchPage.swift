import ArgumentParser
import Foundation
import HRVCorrelation
import HRVDSP
import HRVModel
import HRVReport

/// The page of a batch, and where it is to lie. It is made at the end, from what was written of each
/// file while the batch ran.
struct BatchPage: Sendable {
  let path: String
  /// The page without recordings.
  let report: BatchReport

  init(path: String, metrics: [MetricDefinition]) {
    self.path = path
    report = BatchReport(metrics: metrics)
  }

  /// The page of what is in the file of records at `records`.
  ///
  /// - Throws: ``ExitStatus/dataError`` when these are no such records.
  init(path: String, records: String) throws {
    self.path = path
    var reader = try RecordReader(path: records)
    let header = RecordReader.fields(of: reader.next() ?? [])
    let definitions = BatchReport.metricIDs(ofRecordHeader: header)?.map {
      Metric.named($0)?.definition
    }
    guard let definitions, !definitions.contains(nil) else { throw Self.unknown(records) }
    report = BatchReport(metrics: definitions.compactMap(\.self))
  }

  /// Makes sure that what is at `path`, if anything, is a page.
  static func requireReplaceable(_ path: String) throws {
    try OutputFile.requireReplaceable(path, by: Array("<!DOCTYPE html>".utf8))
  }

  /// Writes the page with all that is in the file of records at `records`.
  func write(from records: String, table: String, methods: String) throws {
    var page = report
    var reader = try RecordReader(path: records)
    _ = reader.next()
    while let record = reader.next() {
      if !page.add(record: RecordReader.fields(of: record)) { throw Self.unknown(records) }
    }
    try OutputFile.write(
      page.html(table: table, methods: methods, disclaimer: MagnesiumSafety.disclaimer), to: path)
  }

  private static func unknown(_ records: String) -> ExitCode {
    Console.diagnostic("\(records): error: it is not what hrv batch --report wrote of recordings")
    return ExitStatus.dataError
  }
}
