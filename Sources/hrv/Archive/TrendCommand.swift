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
      let archive = try location.open(makes: false)
      let sessions = try location.file.sessions(of: metric.definition.id, in: archive)
      var options = StudyOptions()
      sessionFlags.apply(to: &options)
      let trend: DailyTrend
      do throws(ModelError) {
        trend = try DailyTrend(of: sessions, metric: metric.definition, options: options)
      } catch {
        throw ValidationError("\(error).")
      }
      switch output {
      case .text: try Console.result(TrendDocument.text(trend, dayCount: days))
      case .json: try Console.result(TrendDocument.json(trend))
      case .csv: try Console.result(TrendDocument.csv(trend))
      }
    }
  }
}
