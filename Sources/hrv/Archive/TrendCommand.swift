import ArgumentParser
import HRVCorrelation
import HRVDSP
import HRVModel
import HRVReport
import HRVStore

extension HRV {
  struct Trend: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "trend",
      abstract: "Show a metric of the archive day by day, beside what is usual.",
      discussion: """
        One recording a day, chosen as hrv correlate chooses it; the mean and the coefficient of \
        variation of seven days; the normal range of the 60 days before and the smallest worthwhile \
        change; missing days as such; and the magnesium of each day, where the archive knows of it.

          hrv trend
          hrv trend --metric rmssd --days 60
          hrv trend --plot --days 180
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

    @Flag(help: "With text: also draw the days in the terminal.")
    var plot = false

    @OptionGroup
    var sessionFlags: SessionFlags

    @OptionGroup
    var location: ArchiveFlags

    func validate() throws {
      if !(1...100_000).contains(days) {
        throw ValidationError("--days must lie between 1 and 100000.")
      }
      if plot && output != .text { throw ValidationError("--plot goes with --output text.") }
    }

    func run() throws {
      let metric = try MetricSelection.one(metric)
      let archive = try location.open(for: .reading)
      let sessions = try location.file.sessions(of: metric.definition.id, in: archive)
      var options = StudyOptions()
      sessionFlags.apply(to: &options)
      let trend: DailyTrend
      do throws(ModelError) {
        trend = try DailyTrend(of: sessions, metric: metric.definition, options: options)
      } catch {
        throw ValidationError("\(error).")
      }
      let intake = try intake(in: archive, beside: trend)
      switch output {
      case .text:
        try Console.result(
          TrendDocument.text(
            trend, intake: intake, dayCount: days, widthColumns: Terminal.tableColumns)
            + (plot
              ? TrendDocument.plot(
                trend, intake: intake, dayCount: days, widthColumns: Terminal.widthColumns) : ""))
      case .json: try Console.result(TrendDocument.json(trend, intake: intake))
      case .csv: try Console.result(TrendDocument.csv(trend, intake: intake))
      }
    }

    /// What was taken; nil when the archive knows of nothing, or, as is said then, cannot tell.
    private func intake(in archive: Archive, beside trend: DailyTrend) throws -> TrendIntake? {
      let log = try location.using { () throws(ArchiveError) in try archive.intakeLog() }
      guard !log.entries.isEmpty else { return nil }
      do throws(IntakeResolutionError) { return try TrendIntake(of: log, beside: trend) } catch {
        Console.diagnostic("note: shown without intake: \(error.finding). \(error.remedy).")
        return nil
      }
    }
  }
}
