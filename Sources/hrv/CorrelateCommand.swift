import ArgumentParser
import HRVCorrelation
import HRVDSP
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport

extension HRV {
  struct Correlate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Relate a metric to logged magnesium, day by day.",
      discussion: """
        One valid morning recording a day against the body pool of supplemented magnesium, \
        with a linear trend and day-to-day correlation taken into account. Prints the answer \
        with its uncertainty, or refuses with the rule, what was found and what would lift it \
        (exit status 3).

          hrv correlate --recordings mornings/ --intake log.csv --report study.html
        """)

    @Option(help: "Recordings, or folders of them.", completion: .directory)
    var recordings: [String]

    @Option(help: "The intake log: a CSV with time, form, dose, unit, basis, start, stop, note.")
    var intake: String

    @Option(help: "The metric that is asked about (see: hrv metrics). Fix it before you look.")
    var metric = "ln_rmssd"

    @Option(help: ArgumentHelp("Half-life of the body pool.", valueName: "d"))
    var halfLife = 7.0

    @Option(help: "Repetitions of the bootstrap.")
    var bootstrap = StudyOptions().bootstrapCount

    @Option(help: "Seed of the bootstrap.")
    var seed = StudyOptions().seed

    @Flag(help: "Days without an entry in the log are days without magnesium.")
    var logComplete = false

    @Option(help: "Upper level for supplements that the warnings use: us (350 mg) or eu (250 mg).")
    var ul = UpperLevel.us

    @Option(name: .shortAndLong, help: "Form of the result: text or json.")
    var output = Form.text

    @Option(help: ArgumentHelp("Also write a report to look at.", valueName: "html"))
    var report: String?

    @OptionGroup(title: "Analysis")
    var flags: AnalysisFlags

    enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

    func run() async throws {
      guard let outcome = Metric.all.first(where: { $0.definition.id.rawValue == metric }) else {
        throw ValidationError("--metric: no metric \"\(metric)\"; see: hrv metrics.")
      }
      let log = try intakeLog()
      let run = try await AnalysisRun(files: recordings, flags: flags)
      let study = try result(
        run.analyses.map { StudySession($0, outcome: outcome.definition.id) },
        outcome: outcome.definition, intake: log)
      let disclaimer = MagnesiumSafety.disclaimer
      if let report {
        try OutputFile.write(StudyReport.html(study, disclaimer: disclaimer), to: report)
      }
      try Console.result(
        output == .json
          ? StudyDocument.json(study, disclaimer: disclaimer)
          : StudyDocument.text(study, disclaimer: disclaimer))
      if study.verdict == .insufficientData { throw ExitStatus.refused }
      try run.finish()
    }

    private func intakeLog() throws -> IntakeLog {
      do throws(IngestError) {
        let log = try IntakeLogReader().read(path: intake)
        for remark in log.remarks { Console.diagnostic("\(remark)") }
        return log
      } catch {
        Console.diagnostic("\(error)")
        throw ExitStatus.dataError
      }
    }

    private func result(
      _ sessions: [StudySession], outcome: MetricDefinition, intake: IntakeLog
    ) throws -> StudyResult {
      let study = try prepared()
      do throws(IntakeResolutionError) {
        return try study(sessions: sessions, outcome: outcome, intake: intake)
      } catch {
        Console.diagnostic("\(error)")
        throw ExitStatus.dataError
      }
    }

    /// The study with its options; one outside its range is wrong usage.
    private func prepared() throws -> StudyAnalysis {
      var options = StudyOptions()
      options.bootstrapCount = bootstrap
      options.seed = seed
      options.logIsComplete = logComplete
      options.upperLevel = ul
      do throws(ModelError) {
        options.exposure = try ExposureModel.bodyPool(halfLifeDays: halfLife)
        return try StudyAnalysis(options: options)
      } catch {
        throw ValidationError("\(error).")
      }
    }
  }
}
