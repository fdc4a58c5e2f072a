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
        (exit status 3). In place of recordings, --daily takes what an app, ring or watch \
        computed itself, one value a day; nobody can check such values.

          hrv correlate --recordings mornings/ --intake log.csv --report study.html
          hrv correlate --daily oura_trends.csv --intake journal_entries.csv \\
            --intake-dose "200 mg elemental citrate"
        """)

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp("Recordings, or folders or zip archives of them.", valueName: "path"),
      completion: .directory)
    var recordings: [String] = []

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp(
        "Instead of recordings: files of daily values, or folders or zip archives of them.",
        valueName: "path"),
      completion: .file())
    var daily: [String] = []

    @Option(
      help: """
        The log of what was taken: a CSV with time, form, dose, unit, basis, start, stop, note, \
        or an export of an app (see: hrv formats).
        """, completion: .file())
    var intake: String

    @Option(
      help: ArgumentHelp(
        """
        The metric of recordings that is asked about (see: hrv metrics; default: \
        \(Self.usualMetric)). Fix it before you look.
        """, valueName: "metric"))
    var metric: String?

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

    @OptionGroup(title: "Intake log")
    var intakeFlags: IntakeFlags

    @OptionGroup(title: "Daily values")
    var dailyFlags: DailyFlags

    @OptionGroup(title: "Analysis of recordings")
    var flags: AnalysisFlags

    enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

    private static let usualMetric = "ln_rmssd"

    func validate() throws {
      if recordings.isEmpty && daily.isEmpty {
        throw ValidationError("Give --recordings, or --daily for values of another program.")
      }
      if !recordings.isEmpty && !daily.isEmpty {
        throw ValidationError("--recordings and --daily exclude each other.")
      }
      if !daily.isEmpty && metric != nil {
        throw ValidationError("--metric is for recordings; with --daily, say --daily-metric.")
      }
      if daily.isEmpty && dailyFlags.isGiven {
        throw ValidationError("--daily-metric, --daily-window and --daily-format need --daily.")
      }
    }

    func run() async throws {
      let study = try prepared()
      let intakeOptions = try intakeFlags.options()
      if daily.isEmpty {
        try await correlateRecordings(study, intakeOptions)
      } else {
        try correlateDaily(study, intakeOptions)
      }
    }

    private func correlateRecordings(
      _ study: StudyAnalysis, _ intakeOptions: IntakeReadingOptions
    ) async throws {
      let id = metric ?? Self.usualMetric
      guard let metric = Metric.named(MetricID(rawValue: id))
      else {
        throw ValidationError("--metric: no metric \"\(id)\"; see: hrv metrics.")
      }
      let log = try intakeLog(intakeOptions)
      let run = try await AnalysisRun(files: recordings, flags: flags) {
        $0.metrics = [metric]
      }
      let outcome = metric.definition
      let sessions = run.analyses.map { StudySession($0, outcome: outcome.id) }
      try finish(
        result { () throws(IntakeResolutionError) in
          try study(sessions: sessions, outcome: outcome, intake: log)
        })
      try run.finish()
    }

    private func correlateDaily(
      _ study: StudyAnalysis, _ intakeOptions: IntakeReadingOptions
    ) throws {
      let options = try dailyFlags.options(zone: flags.zone())
      let log = try intakeLog(intakeOptions)
      let input = try DailyInput(daily, options: options)
      try finish(
        result { () throws(IntakeResolutionError) in
          try study(daily: input.series, intake: log)
        })
      if input.hasErrors { throw ExitStatus.dataError }
    }

    /// Writes the answer, and ends when it is a refusal.
    private func finish(_ result: StudyResult) throws {
      let disclaimer = MagnesiumSafety.disclaimer
      if let report {
        try OutputFile.write(StudyReport.html(result, disclaimer: disclaimer), to: report)
      }
      try Console.result(
        output == .json
          ? StudyDocument.json(result, disclaimer: disclaimer)
          : StudyDocument.text(result, disclaimer: disclaimer))
      if result.verdict == .insufficientData { throw ExitStatus.refused }
    }

    private func intakeLog(_ options: IntakeReadingOptions) throws -> IntakeLog {
      do throws(IngestError) {
        let log = try IntakeLogReader(options: options).read(path: intake)
        for remark in log.remarks { Console.diagnostic("\(remark)") }
        return log
      } catch {
        Console.diagnostic("\(error)")
        throw ExitStatus.dataError
      }
    }

    private func result(
      _ study: () throws(IntakeResolutionError) -> StudyResult
    ) throws -> StudyResult {
      do throws(IntakeResolutionError) { return try study() } catch {
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
