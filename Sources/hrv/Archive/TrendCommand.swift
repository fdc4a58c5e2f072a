import ArgumentParser
import HRVCorrelation
import HRVDSP
import HRVModel
import HRVReport
import HRVStore

extension HRV {
  struct Trend: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a metric of the archive day by day, beside what is usual.",
      discussion: """
        One recording a day, chosen as hrv correlate chooses it; the mean and the coefficient of \
        variation of seven days; the normal range of the 60 days before and the smallest worthwhile \
        change; missing days as such.

          hrv trend
          hrv trend --metric rmssd --days 60
          hrv trend --output csv --archive mine.sqlite
        """)

    @Option(help: ArgumentHelp("The metric (see: hrv metrics).", valueName: "id"))
    var metric = "ln_rmssd"

    @Option(
      name: .shortAndLong,
      help: "Form of the result: text, json or csv; the last two have all days.")
    var output = OutputForm.text

    @Option(help: ArgumentHelp("How many days the text shows.", valueName: "count"))
    var days = 28

    @OptionGroup
    var sessionFlags: SessionFlags

    @OptionGroup
    var location: ArchiveFlags

    func validate() throws {
      if !(1...100_000).contains(days) {
        throw ValidationError("--days must lie between 1 and 100000.")
      }
    }

    func run() throws {
      guard let metric = Metric.named(MetricID(rawValue: metric)) else {
        throw ValidationError("--metric: no metric \"\(metric)\"; see: hrv metrics.")
      }
      let kept = try sessions(of: metric.definition.id)
      if kept.setupCount > 1 {
        Console.diagnostic(
          "note: the values are of \(kept.setupCount) sets of options or definitions, and may not be"
            + " comparable; hrv import --recompute makes all alike")
      }
      var options = StudyOptions()
      sessionFlags.apply(to: &options)
      let trend: DailyTrend
      do throws(ModelError) {
        trend = try DailyTrend(of: kept.sessions, metric: metric.definition, options: options)
      } catch {
        throw ValidationError("\(error).")
      }
      switch output {
      case .text: try Console.result(TrendDocument.text(trend, dayCount: days))
      case .json: try Console.result(TrendDocument.json(trend))
      case .csv: try Console.result(TrendDocument.csv(trend))
      }
    }

    private func sessions(of metric: MetricID) throws -> Archive.MetricSessions {
      let archive = try location.open(makes: false)
      do throws(ArchiveError) {
        if let kept = try archive.sessions(metric) { return kept }
      } catch {
        Console.diagnostic("\(error)")
        throw ExitStatus.dataError
      }
      Console.diagnostic(
        "\(location.path): error: no recording in it has \(metric); hrv import --recompute --metrics"
          + " \(metric) computes it")
      throw ExitStatus.noInput
    }
  }
}
