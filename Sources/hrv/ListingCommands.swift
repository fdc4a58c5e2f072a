import ArgumentParser
import HRVCorrelation
import HRVDSP
import HRVIngest
import HRVModel
import HRVReport

extension HRV {
  struct Formats: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the export formats that are read.",
      discussion: "The rows are those that the readers are chosen from, in order.")

    func run() throws {
      var table = TextTable([
        .init("format"), .init("holds"), .init("what it is", wraps: true),
        .init("written by", wraps: true),
      ])
      for format in RecordingFormats.all {
        table.append([format.id, format.content.rawValue, format.summary, format.writers])
      }
      try Console.result(table.text())
    }
  }

  struct Metrics: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the metrics with their definitions.",
      discussion: "The rows are those that the values are computed from.")

    func run() throws {
      var text = ""
      for family in MetricDefinition.Family.allCases {
        let rows = Metric.all.map(\.definition).filter { $0.family == family }
        guard !rows.isEmpty else { continue }
        text += text.isEmpty ? "" : "\n"
        text += family.rawValue + "\n"
        for row in rows {
          var table = TextTable([.init(""), .init("", wraps: true)], indent: 4)
          table.append(["formula", row.formula])
          table.append(["needs", row.needs])
          table.append(["source", row.source])
          let unit = row.unit.isEmpty ? "" : ", \(row.unit)"
          text += "  \(row.id) (\(row.symbol)\(unit)): \(row.summary)\n" + table.text()
        }
      }
      try Console.result(text)
    }
  }
}
