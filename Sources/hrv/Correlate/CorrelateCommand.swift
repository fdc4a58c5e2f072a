import ArgumentParser
import HRVCorrelation
import HRVDSP
import HRVIngest
import HRVModel
import HRVReport

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

    static let usualMetric = "ln_rmssd"

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

    private func studyOptions() throws -> StudyOptions {
      let plan = try plan.map { try PlanFile.read($0) }
      var options = try studyFlags.options(zone: flags.zone(), plan: plan)
      options.covariates = try diaryFlags.choices()
      options.weekdays = diaryFlags.weekday
      options.posterior = beside.bayes
      return options
    }

    /// The metric that is asked about.
    func asked(_ question: Question) throws -> Metric {
      let id = metric ?? question.options.plan?.plan.outcome.rawValue ?? Self.usualMetric
      return try MetricSelection.one(id)
    }
  }
}
