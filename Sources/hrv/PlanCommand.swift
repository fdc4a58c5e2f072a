import ArgumentParser
import Foundation
import HRVCorrelation
import HRVDSP
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport
import HRVStore

extension HRV {
  struct Plan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "plan",
      abstract: "Plan a trial of one: a schedule drawn by lot, and what it can show.",
      discussion: """
        Draws the days with and without magnesium, says how much of an effect they would show \
        and how likely it would be found, and writes the plan with a digest. Keep a dated copy of \
        the digest somewhere else before you begin. A plan whose test cannot reach p = 0.05 is \
        refused (exit status 3), and a file whose digest or schedule does not agree is called so with \
        the same status. Rehearse a plan with hrv simulate study --plan.

          hrv plan --dose "200 mg elemental citrate 21:00" --first-day 2027-01-04 -o plan.json
          hrv plan … --archive --until 2026-12-31 -o plan.json
          hrv plan … --baseline mornings/ --ical plan.ics --report plan.html -o plan.json
          hrv plan --verify plan.json
          hrv correlate --plan plan.json --recordings mornings/ --intake log.csv
        """)

    @Option(
      help: ArgumentHelp(
        "What is taken on a day with magnesium, with the time of day (21:00 when not said).",
        valueName: "dose"))
    var dose: String?

    @Option(help: ArgumentHelp("The first day, as 2027-01-04.", valueName: "day"))
    var firstDay: String?

    @OptionGroup(title: "Layout")
    var layout: PlanLayoutFlags

    @Option(
      help: ArgumentHelp("The metric that will be asked about.", valueName: "metric"))
    var metric = "ln_rmssd"

    @Option(help: ArgumentHelp("Half-life of the body pool.", valueName: "d"))
    var halfLife = 7.0

    @Option(
      help: ArgumentHelp(
        "What the lot is drawn with; by default the system's chance decides.", valueName: "n"))
    var seed: UInt64?

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp(
        "Recordings of a time in which nothing changed, from which the day-to-day noise is"
          + " estimated; or folders or zip archives of them.", valueName: "path"),
      completion: .directory)
    var baseline: [String] = []

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp("The same from files of daily values.", valueName: "path"),
      completion: .file())
    var baselineDaily: [String] = []

    @OptionGroup(title: "Baseline from the archive")
    var source: ArchiveSource

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp(
        "Full effects whose chances are told, in standard deviations of the noise.",
        valueName: "SD"))
    var effect: [Double] = [0.5, 1]

    @Option(help: "Simulated trials behind each chance.")
    var simulations = 300

    @Flag(help: "Make the plan although its randomisation test cannot reach 0.05.")
    var withoutTest = false

    @Option(
      name: .shortAndLong, help: ArgumentHelp("The plan file to write.", valueName: "json"),
      completion: .file())
    var output: String?

    @Option(help: ArgumentHelp("Also write a row a day.", valueName: "csv"), completion: .file())
    var calendar: String?

    @Option(
      help: ArgumentHelp("Also write an iCalendar file.", valueName: "ics"), completion: .file())
    var ical: String?

    @Option(
      help: ArgumentHelp("Also write a page to print.", valueName: "html"), completion: .file())
    var report: String?

    @Flag(help: "Let the doses of the iCalendar file have an alarm.")
    var remind = false

    @Option(
      help: ArgumentHelp(
        "Instead of planning: check digest and schedule of a plan file.", valueName: "json"),
      completion: .file(extensions: ["json"]))
    var verify: String?

    @OptionGroup(title: "Daily values")
    var dailyFlags: DailyFlags

    @OptionGroup(title: "Analysis of recordings")
    var flags: AnalysisFlags

    func validate() throws {
      if verify != nil {
        guard dose == nil, firstDay == nil, output == nil else {
          throw ValidationError("--verify stands alone: it checks a plan and makes none.")
        }
        return
      }
      guard dose != nil, firstDay != nil, output != nil else {
        throw ValidationError("Give --dose, --first-day and --output (-o), or --verify.")
      }
      guard
        [!baseline.isEmpty, !baselineDaily.isEmpty, source.archive != nil].count(where: { $0 }) <= 1
      else {
        throw ValidationError("--baseline, --baseline-daily and --archive exclude each other.")
      }
      if source.archive != nil { try flags.refuseChoices() }
      guard effect.allSatisfy({ (0...10).contains($0) }) else {
        throw ValidationError("--effect is in standard deviations, 0 to 10.")
      }
    }

    func run() async throws {
      if let verify {
        try check(PlanFile.read(verify))
        return
      }
      guard let output else { return }
      if FileManager.default.fileExists(atPath: output) {
        Console.diagnostic(
          "\(output): error: there is a plan already. Drawing until a schedule pleases takes the lot"
            + " away; choose another name if this is another trial.")
        throw ExitStatus.cannotCreate
      }
      let plan = try drawn()
      let refusals = TrialPlanning.refusals(of: plan).filter {
        !(withoutTest && $0.rule == "cannot-reach-level")
      }
      guard refusals.isEmpty else {
        try Console.result(PlanDocument.text(refusals))
        throw ExitStatus.refused
      }
      let forecast = try await forecast(plan)
      try write(plan, forecast, to: output)
      try Console.result(
        PlanDocument.text(plan, forecast: forecast, disclaimer: MagnesiumSafety.disclaimer))
    }

    private func write(_ plan: TrialPlan, _ forecast: TrialForecast, to output: String) throws {
      let json = PlanDocument.json(
        plan, forecast: forecast, disclaimer: MagnesiumSafety.disclaimer)
      try OutputFile.write(Array(json.utf8), to: output)
      if let calendar {
        try OutputFile.write(Array(PlanCalendar.csv(plan).utf8), to: calendar)
      }
      if let ical {
        try OutputFile.write(
          Array(PlanCalendar.iCalendar(plan, reminds: remind).utf8), to: ical)
      }
      if let report {
        let page = PlanReport.html(
          plan, forecast: forecast, disclaimer: MagnesiumSafety.disclaimer)
        try OutputFile.write(page, to: report)
      }
    }

    private func check(_ filed: FiledPlan) throws {
      try Console.result(PlanDocument.text(verified: filed))
      if !filed.isIntact { throw ExitStatus.refused }
    }

    /// The plan; what it cannot be is wrong usage.
    private func drawn() throws -> TrialPlan {
      guard let text = dose, let dose = PlannedDose(text) else {
        throw ValidationError(
          "--dose: \"\(dose ?? "")\" is no dose such as \"200 mg elemental citrate 21:00\": an"
            + " amount in mg or g of the magnesium itself (see: hrv magnesium forms), the form and"
            + " the time of day.")
      }
      guard let text = firstDay, let day = Timestamp(iso8601: text)?.localDay else {
        throw ValidationError("--first-day: \"\(firstDay ?? "")\" is no day like 2027-01-04.")
      }
      let outcome = try MetricSelection.one(metric).definition.id
      do throws(ModelError) {
        return try TrialPlan(
          design: layout.trialDesign(), firstDay: day, dose: dose,
          washInDays: layout.washInDays, washOutDays: layout.washOutDays,
          outcome: outcome, halfLifeDays: halfLife,
          seed: seed ?? UInt64.random(in: 0...TrialPlan.greatestSeed))
      } catch {
        throw ValidationError("\(error).")
      }
    }

    private func forecast(_ plan: TrialPlan) async throws -> TrialForecast {
      let planning: TrialPlanning
      do throws(ModelError) {
        planning = try TrialPlanning(simulationCount: simulations)
      } catch {
        throw ValidationError("\(error).")
      }
      let sessions = try await baselineSessions()
      let daily = try baselineSeries()
      do throws(Refusal) {
        var noise = TrialForecast.Noise.assumed
        if let sessions { noise = try TrialPlanning.noise(ofBaseline: sessions) }
        if let daily { noise = try TrialPlanning.noise(ofBaseline: daily) }
        return try planning.forecast(of: plan, noise: noise, effectsSD: effect)
      } catch {
        try Console.result(PlanDocument.text([error]))
        throw ExitStatus.refused
      }
    }

    private func baselineSessions() async throws -> [StudySession]? {
      guard !baseline.isEmpty || source.archive != nil else { return nil }
      let metric = try MetricSelection.one(metric)
      if let file = source.file {
        let archive = try file.open(for: .reading)
        try source.remarkOnDoses(in: archive, file, flags.zone())
        return try source.sessions(of: metric.definition.id, in: archive, file, flags)
      }
      let run = try await AnalysisRun(files: baseline, flags: flags) { $0.metrics = [metric] }
      return run.analyses.map { StudySession($0, outcome: metric.definition.id) }
    }

    private func baselineSeries() throws -> DailySeries? {
      guard !baselineDaily.isEmpty else { return nil }
      return try DailyInput(baselineDaily, options: dailyFlags.options(zone: flags.zone())).series
    }
  }
}
