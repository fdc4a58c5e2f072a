import ArgumentParser
import HRVIngest
import HRVModel
import HRVSimulation

struct SimulateStudy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Months of morning recordings and an intake log, with a known effect.",
    discussion: """
      Writes recordings/, intake.csv and truth.json into a folder that hrv correlate takes.

        hrv simulate study --seed 7 --effect 0.2 --output study
        hrv correlate --recordings study/recordings --intake study/intake.csv
      """)

  @Option(help: "Seed of everything random.")
  var seed: UInt64 = 1

  @Option(help: "First day, as 2026-01-05.")
  var firstDay = "2026-01-05"

  @Option(help: "Phases, the first without magnesium, then in turn: 2 is AB, 4 is ABAB.")
  var phases = 4

  @Option(help: "Days of a phase.")
  var phaseDays = 30

  @Flag(help: "Draw the order of the phases by lot instead.")
  var randomised = false

  @Option(help: "Effect on lnRMSSD at the steady state of the body pool, in ln units.")
  var effect = 0.0

  @Option(help: ArgumentHelp("Half-life of the body pool.", valueName: "d"))
  var halfLife = 7.0

  @Option(help: ArgumentHelp("Daily dose, elemental.", valueName: "mg"))
  var dose = 300.0

  @Option(help: "Form of the supplement.")
  var form = "citrate"

  @Option(help: "Standard deviation of lnRMSSD from day to day, in ln units.")
  var daySd = 0.2

  @Option(help: "Trend of lnRMSSD, in ln units a day.")
  var trend = 0.0

  @Option(help: "Chance that a morning has no recording.")
  var missing = 0.05

  @Option(
    help: ArgumentHelp(
      "Follow this plan of hrv plan: its days, dose, form and half-life.", valueName: "json"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(help: "What the intake log tells.")
  var logging = SimulatedStudy.Logging.complete

  @Option(help: "Layout of the recordings.")
  var layout = "elite-hrv"

  @Option(name: .shortAndLong, help: "The folder to write.", completion: .directory)
  var output: String

  func run() throws {
    let layout = try ExportLayout<SimulatedRR>.named(layout)
    guard let start = Timestamp(iso8601: firstDay) else {
      throw ValidationError("--first-day: \"\(firstDay)\" is no day like 2026-01-05.")
    }
    let trial = try plan.map { try PlanFile.read($0).plan }
    let study = try simulated { () throws(ModelError) in
      var options = try SimulatedStudy.Options(
        firstDay: trial?.firstDay ?? start.localDay, schedule: schedule(of: trial))
      options.seed = seed
      options.person.daySDLn = daySd
      options.person.trendLnPerDay = trend
      options.dose.elementalMg = trial?.dose.elementalMg ?? dose
      options.dose.formID = trial.map(\.dose.form).flatMap { $0.isEmpty ? nil : $0 } ?? form
      if let trial { options.dose.minuteOfDay = trial.dose.minuteOfDay }
      options.effect.steadyStateLn = effect
      options.effect.halfLifeDays = trial?.halfLifeDays ?? halfLife
      options.sessions.missingProbability = missing
      options.logging = logging
      return try SimulatedStudy(options)
    }
    for file in study.files(in: layout) {
      try OutputFile.write(file.bytes, to: "\(output)/\(file.path)", replacesAll: true)
    }
    try Console.result(
      "\(study.recordings.count) recordings and the intake log are in \(output).\n")
  }

  /// The days of the plan, if there is one.
  private func schedule(
    of trial: TrialPlan?
  ) throws(ModelError) -> SimulatedStudy.Schedule {
    if let trial {
      return try SimulatedStudy.Schedule(
        trial.runs.map { .init(isOn: $0.isOn, days: $0.days.count) })
    }
    return randomised
      ? try .randomBlocks(count: phases, days: phaseDays, seed: seed)
      : try .alternating(phases: phases, days: phaseDays)
  }
}

struct SimulateSamples: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samples", abstract: "Every file of SampleData, from its seed.",
    discussion: "  hrv simulate samples SampleData")

  @Argument(help: "The folder to write.", completion: .directory)
  var folder: String

  func run() throws {
    let files = try simulated { () throws(ModelError) in try SampleDataPlan.files() }
    for file in files {
      try OutputFile.write(file.bytes, to: "\(folder)/\(file.path)", replacesAll: true)
    }
    try Console.result("\(files.count) files are in \(folder).\n")
  }
}
