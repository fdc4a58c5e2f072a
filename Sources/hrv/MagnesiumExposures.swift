import ArgumentParser
import HRVCorrelation
import HRVReport

extension HRV.Magnesium {
  struct Exposures: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "exposures", abstract: "Exposure models: how intake becomes a number a day.",
      discussion: """
        hrv correlate --exposure takes one of these; choose it before you look. Covariates of a \
        diary are listed too, with the morning on which a day's note counts.

          hrv magnesium exposures
          hrv correlate --recordings mornings/ --intake log.csv --exposure phase
        """)

    func run() throws {
      var table = TextTable([
        .init("model"), .init("what", wraps: true), .init("formula", wraps: true),
        .init("why", wraps: true),
      ])
      for model in ExposureModels.all {
        table.append([model.id, model.summary, model.formula, model.source])
      }
      var covariates = TextTable([
        .init("diary"), .init("also called", wraps: true), .init("counts"),
        .init("why", wraps: true),
      ])
      for row in KnownCovariate.all {
        covariates.append([
          row.id, row.aliases.joined(separator: ", "),
          row.lagDays == 0 ? "same morning" : "next morning", row.reason,
        ])
      }
      try Console.result(table.text() + "\n" + covariates.text())
    }
  }
}
