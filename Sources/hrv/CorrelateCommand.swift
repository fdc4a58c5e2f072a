import ArgumentParser
import HRVCorrelation
import HRVDSP
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport
import HRVStore

extension HRV {
  struct Correlate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "correlate", abstract: "Relate a metric to logged magnesium, day by day.",
      discussion: """
        One valid morning recording a day against the body pool of supplemented magnesium, \
        with a linear trend and day-to-day correlation taken into account. Prints the answer \
        with its uncertainty, or refuses with the rule, what was found and what would lift it \
        (exit status 3). In place of recordings, --archive takes those of the archive with its \
        intake and diary, and --daily what an app, ring or watch computed itself, one value a \
        day; nobody can check such values.

          hrv correlate --recordings mornings/ --intake log.csv --report study.html
          hrv correlate --archive --since 2026-03-01 --until 2026-09-30
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

    @OptionGroup
    var source: ArchiveSource

    @Option(
      help: """
        The log of what was taken: a CSV with time, form, dose, unit, basis, start, stop, note, \
        or an export of an app (see: hrv formats). With --archive, the archive's when none is given.
        """, completion: .file())
    var intake: String?

    @Option(
      help: ArgumentHelp(
        """
        The metric of recordings that is asked about (see: hrv metrics; default: \
        that of the plan, or \(Self.usualMetric)). Fix it before you look.
        """, valueName: "metric"))
    var metric: String?

    @Flag(
      help: "Compare recordings shortly before and after a dose instead, on the same day (acute).")
    var acute = false

    @Option(
      help: ArgumentHelp(
        "The plan that the study followed, as hrv plan wrote it: adds the exact test of its"
          + " schedule.", valueName: "json"), completion: .file(extensions: ["json"]))
    var plan: String?

    @Option(
      name: .shortAndLong, help: "Form of the result: text or json; with --chart svg or png.")
    var output = Form.text

    @Option(
      help: ArgumentHelp(
        "Draw this chart instead: \(StudyChart.allCases.map(\.rawValue).joined(separator: ", ")).",
        valueName: "chart"))
    var chart: StudyChart?

    @Flag(help: "With text: also draw the days in the terminal.")
    var plot = false

    @Option(
      help: ArgumentHelp("Also write a report to look at.", valueName: "html"), completion: .file())
    var report: String?

    @Option(
      help: ArgumentHelp(
        "Keep in this file what was declared before looking, and count the analyses.",
        valueName: "json"), completion: .file())
    var study: String?

    @OptionGroup(title: "Comparison")
    var studyFlags: StudyFlags

    @OptionGroup(title: "Diary")
    var diaryFlags: DiaryFlags

    @OptionGroup(title: "Intake log")
    var intakeFlags: IntakeFlags

    @OptionGroup(title: "Daily values")
    var dailyFlags: DailyFlags

    @OptionGroup(title: "Beside the answer")
    var beside: BesideFlags

    @OptionGroup(title: "Analysis of recordings")
    var flags: AnalysisFlags

    enum Form: String, CaseIterable, ExpressibleByArgument {
      case text, json, svg, png

      /// What a chart is drawn as; nil where the result is no drawing.
      var picture: ChartPicture.Form? {
        switch self {
        case .svg: .svg
        case .png: .png
        case .text, .json: nil
        }
      }
    }

    private static let usualMetric = "ln_rmssd"

    func validate() throws {
      let sourceCount = [!recordings.isEmpty, !daily.isEmpty, source.archive != nil].count { $0 }
      if sourceCount == 0 {
        throw ValidationError(
          "Give --recordings, --archive, or --daily for values of another program.")
      }
      if sourceCount > 1 {
        throw ValidationError("--recordings, --archive and --daily exclude each other.")
      }
      if source.archive == nil {
        if intake == nil { throw ValidationError("Give the log of what was taken with --intake.") }
        if diaryFlags.covariates != nil && diaryFlags.diary == nil {
          throw ValidationError("--covariates are columns of a --diary.")
        }
      }
      if !daily.isEmpty && metric != nil {
        throw ValidationError("--metric is for recordings; with --daily, say --daily-metric.")
      }
      if daily.isEmpty && dailyFlags.isGiven {
        throw ValidationError("--daily-metric, --daily-window and --daily-format need --daily.")
      }
      if acute && (!daily.isEmpty || report != nil || chart != nil || plot) {
        throw ValidationError("--acute is for recordings, and has no report, chart or plot.")
      }
      if (chart != nil) != (output.picture != nil) {
        throw ValidationError("--chart goes with --output svg or --output png, and these with it.")
      }
      if plot && output != .text { throw ValidationError("--plot goes with --output text.") }
      if recordings.isEmpty && !beside.alsoArtefacts.isEmpty {
        throw ValidationError("--also-artefacts is for --recordings.")
      }
      if source.archive != nil { try flags.refuseChoices() }
    }

    func run() async throws {
      let question = try Question(
        options: studyOptions(), intake: intakeFlags.options(),
        diary: diaryFlags.read(dateOrder: intakeFlags.dateOrder))
      if let file = source.file {
        try correlateArchive(file, question)
      } else if daily.isEmpty {
        try await correlateRecordings(question)
      } else {
        try correlateDaily(question)
      }
    }

    /// What is asked, and what is known beside the outcomes.
    private struct Question {
      let options: StudyOptions
      let analysis: StudyAnalysis
      let intake: IntakeReadingOptions
      let diary: Diary?

      /// Options outside their range are wrong usage.
      init(options: StudyOptions, intake: IntakeReadingOptions, diary: Diary?) throws {
        self.options = options
        self.intake = intake
        self.diary = diary
        do throws(ModelError) {
          analysis = try StudyAnalysis(options: options)
        } catch {
          throw ValidationError("\(error).")
        }
      }
    }

    private func studyOptions() throws -> StudyOptions {
      let plan = try plan.map { try PlanFile.read($0) }
      var options = try studyFlags.options(zone: flags.zone(), plan: plan)
      options.covariates = try diaryFlags.choices()
      options.weekdays = diaryFlags.weekday
      options.posterior = beside.bayes
      return options
    }

    /// The metric that is asked about.
    private func asked(_ question: Question) throws -> Metric {
      let id = metric ?? question.options.plan?.plan.outcome.rawValue ?? Self.usualMetric
      guard let metric = Metric.named(MetricID(rawValue: id))
      else {
        throw ValidationError("--metric: no metric \"\(id)\"; see: hrv metrics.")
      }
      return metric
    }

    /// The recordings, and unless files are given the intake and the diary, of the archive.
    private func correlateArchive(_ file: ArchiveFile, _ question: Question) throws {
      let outcome = try asked(question).definition
      let archive = try file.open(for: .reading)
      let sessions = try source.sessions(of: outcome.id, in: archive, file, flags)
      let log =
        intake == nil ? try file.intakeLog(in: archive) : try intakeLog(question.intake)
      guard !acute else { return try finishAcute(sessions, outcome, log) }
      let diary =
        diaryFlags.diary == nil
        ? try file.diary(in: archive, wanted: diaryFlags.choices().map(\.name)) : question.diary
      try finish(
        result { () throws(IntakeResolutionError) in
          try question.analysis(sessions: sessions, outcome: outcome, intake: log, diary: diary)
        }, question)
    }

    private func correlateRecordings(_ question: Question) async throws {
      let metric = try asked(question)
      let log = try intakeLog(question.intake)
      let run = try await AnalysisRun(files: recordings, flags: flags) {
        $0.metrics = [metric]
      }
      let outcome = metric.definition
      let sessions = run.analyses.map { analysis in
        var session = StudySession(analysis, outcome: outcome.id)
        let entry = run.manifest[session.file]
        session.device = session.device ?? entry?.device
        session.posture = entry?.posture
        return session
      }
      if acute {
        try finishAcute(sessions, outcome, log)
      } else {
        let alternatives = try await beside.alternatives(
          of: recordings, metric: metric, flags: flags)
        try finish(
          result { () throws(IntakeResolutionError) in
            try question.analysis(
              sessions: sessions, outcome: outcome, intake: log, diary: question.diary,
              alternatives: alternatives)
          }, question)
      }
      try run.finish()
    }

    private func finishAcute(
      _ sessions: [StudySession], _ outcome: MetricDefinition, _ log: IntakeLog
    ) throws {
      let acute = try AcuteAnalysis()
      let answer = try result { () throws(IntakeResolutionError) in
        try acute(sessions: sessions, outcome: outcome, intake: log)
      }
      let disclaimer = MagnesiumSafety.disclaimer
      try Console.result(
        output == .json
          ? AcuteDocument.json(answer, disclaimer: disclaimer)
          : AcuteDocument.text(answer, disclaimer: disclaimer))
      if answer.refusal != nil { throw ExitStatus.refused }
    }

    private func correlateDaily(_ question: Question) throws {
      let options = try dailyFlags.options(zone: flags.zone())
      let log = try intakeLog(question.intake)
      let input = try DailyInput(daily, options: options)
      try finish(
        result { () throws(IntakeResolutionError) in
          try question.analysis(daily: input.series, intake: log, diary: question.diary)
        }, question)
      if input.hasErrors { throw ExitStatus.dataError }
    }

    /// Writes the answer, and ends when it is a refusal.
    private func finish(_ result: StudyResult, _ question: Question) throws {
      var result = result
      result.analysisCount = try count(result, question)
      let disclaimer = MagnesiumSafety.disclaimer
      if let report {
        try OutputFile.write(StudyReport.html(result, disclaimer: disclaimer), to: report)
      }
      if let chart, let form = output.picture {
        try draw(chart, of: result, as: form)
      } else {
        try Console.result(
          output == .json
            ? StudyDocument.json(result, disclaimer: disclaimer)
            : StudyDocument.text(
              result, disclaimer: disclaimer, isDetailed: beside.detail)
              + (plot ? StudyDocument.plot(result, widthColumns: Terminal.widthColumns) : ""))
      }
      if result.verdict == .insufficientData { throw ExitStatus.refused }
    }

    private func draw(
      _ chart: StudyChart, of result: StudyResult, as form: ChartPicture.Form
    ) throws {
      let svg: [UInt8]
      do throws(MissingChart) { svg = try chart.svg(result) } catch {
        throw ChartPicture.missing(chart.rawValue, error)
      }
      try ChartPicture.write(svg, as: form)
    }

    private func intakeLog(_ options: IntakeReadingOptions) throws -> IntakeLog {
      do throws(IngestError) {
        let log = try IntakeLogReader(options: options).read(path: intake ?? "-")
        for remark in log.remarks { Console.diagnostic("\(remark)") }
        return log
      } catch {
        Console.diagnostic("\(error)")
        throw ExitStatus.dataError
      }
    }

    private func result<Answer>(
      _ study: () throws(IntakeResolutionError) -> Answer
    ) throws -> Answer {
      do throws(IntakeResolutionError) { return try study() } catch {
        Console.diagnostic("\(error)")
        throw ExitStatus.dataError
      }
    }

    /// Enters the analysis in the study's file, if there is one.
    private func count(_ result: StudyResult, _ question: Question) throws -> AnalysisCount? {
      guard let study else { return nil }
      let (outcome, exposure) = (result.outcome.id.rawValue, question.options.exposure.id)
      var file = try StudyRegisterFile(
        study, beginningWith: .init(outcome: outcome, exposure: exposure))
      var choices = [question.options.choices]
      if source.archive != nil {
        choices.append("values of the archive")
      } else if daily.isEmpty {
        choices.append(flags.choices)
      } else if let window = result.computedElsewhere?.window {
        choices.append("window \(window.rawValue)")
      }
      guard result.verdict != .insufficientData else { return try file.enter(nil) }
      return try file.enter(
        StudyRegister.Analysis(
          outcome: outcome, exposure: exposure, options: choices.joined(separator: "; "),
          lastDay: result.data.lastDay?.description ?? ""))
    }
  }
}
