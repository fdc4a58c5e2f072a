import ArgumentParser
import HRVDSP
import HRVModel
import HRVReport

extension HRV {
  struct Metrics: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "metrics", abstract: "List the metrics with their definitions.",
      discussion: """
        The rows are those that the values are computed from.

          hrv metrics
          hrv analyze morning.txt --metrics rmssd,lf_hf_ratio
        """)

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
