import ArgumentParser
import HRVCorrelation
import HRVModel

/// What a person may say about the comparison itself. All of it is better fixed before looking.
struct StudyFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How intake becomes a number a day: \(Self.exposures), or mean-Nd (see: hrv magnesium"
        + " exposures).", valueName: "model"))
  var exposure = ExposureModel.bodyPool.id

  @Option(
    help: ArgumentHelp(
      "Half-life of body-pool and absorbed-pool (default: that of the plan, or"
        + " \(SettingText.decimal(ExposureModels.Parameters().halfLifeDays))).", valueName: "d"))
  var halfLife: Double?

  @Option(
    help: ArgumentHelp(
      "Days after a start of magnesium that are no days with its full effect; phase sets them"
        + " aside (default: those of the plan, or \(StudyOptions().washInDays)).", valueName: "d"))
  var washIn: Int?

  @Option(
    help: ArgumentHelp(
      "Days after an end of magnesium that phase sets aside (default: as --wash-in).",
      valueName: "d"))
  var washOut: Int?

  @OptionGroup
  var sessionFlags: SessionFlags

  @Option(help: "Weigh days by the clean-seconds of their recordings.")
  var weightBy: Weighting?

  @Flag(help: "Days without an entry in the log are days without magnesium.")
  var logComplete = false

  @Option(
    help: ArgumentHelp(
      "What was taken daily before the log begins, elemental.", valueName: "mg"))
  var habitualIntake: Double?

  @Flag(help: "Daily doses above \(Int(StudyFlags.mostMg)) mg of elemental magnesium are right.")
  var allowHighDoses = false

  @Option(help: "Upper level for supplements that the warnings use: us (350 mg) or eu (250 mg).")
  var ul = UpperLevel.us

  @Option(help: "Repetitions of the bootstrap.")
  var bootstrap = StudyOptions().bootstrapCount

  @Option(help: "Seed of the bootstrap.")
  var seed = StudyOptions().seed

  enum Weighting: String, CaseIterable, ExpressibleByArgument {
    case cleanSeconds = "clean-seconds"
  }

  private static let exposures = ExposureModels.all.map(\.id).joined(separator: ", ")
  private static let mostMg = StudyOptions.mostElementalMgPerDay

  /// The options as the analysis takes them, but for the diary's. What a plan fixed is taken from
  /// it where nothing else is said.
  ///
  /// - Throws: `ValidationError` for one that is wrong or outside its range.
  func options(zone: ZoneRules?, plan: FiledPlan?) throws -> StudyOptions {
    var options = StudyOptions()
    options.bootstrapCount = bootstrap
    options.seed = seed
    options.logIsComplete = logComplete
    options.habitualIntakeMgPerDay = habitualIntake
    options.upperLevel = ul
    options.plan = plan
    options.washInDays = washIn ?? plan?.plan.washInDays ?? options.washInDays
    sessionFlags.apply(to: &options)
    options.weighsByCleanSeconds = weightBy == .cleanSeconds
    options.allowsHighDoses = allowHighDoses
    options.zone = zone
    var parameters = ExposureModels.Parameters()
    parameters.halfLifeDays = halfLife ?? plan?.plan.halfLifeDays ?? parameters.halfLifeDays
    parameters.washInDays = options.washInDays
    parameters.washOutDays = washOut ?? options.washInDays
    let model: ExposureModel?
    do throws(ModelError) {
      model = try ExposureModels.named(exposure, parameters)
    } catch {
      throw ValidationError("\(error).")
    }
    guard let model else {
      throw ValidationError(
        "--exposure: no model \"\(exposure)\"; there are: \(Self.exposures).")
    }
    options.exposure = model
    return options
  }
}
