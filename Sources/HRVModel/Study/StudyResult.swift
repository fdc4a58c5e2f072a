/// The answer of a study, with everything that it rests on.
public struct StudyResult: Hashable, Sendable {
  /// The metric that was asked about.
  public let outcome: MetricDefinition
  /// Where the outcomes came from when another program computed them; nil when they come from
  /// recordings.
  public let computedElsewhere: ComputedElsewhere?
  /// What data there were, and what was left out.
  public let data: DataSummary
  /// How intake came about.
  public let design: Design
  /// How intake was turned into a number a day.
  public let exposure: ExposureSummary
  /// The primary estimate; nil when a refusal stands in the way.
  public let effect: TestResult?
  /// The exact test of the schedule, in the unit of the effect; nil without a plan whose test can
  /// be made. It decides when ``Design/isRandomised`` says so.
  public let randomisation: TestResult?
  /// The day-to-day noise that was estimated beside the effect; nil when refused.
  public let noise: Noise?
  /// Correlations of exposure and outcome with effective n, for description.
  public let correlations: [TestResult]
  /// What stands beside the estimate, descriptions first; empty when refused.
  public let secondary: [SecondaryAnalysis]
  /// The number of independent days that the paired days are worth; nil when not estimable.
  public let effectiveN: Double?
  /// The smallest worthwhile change, in the unit of the effect; nil when not estimable.
  public let smallestWorthwhileChange: Double?
  /// The smallest effect that this record would have shown in four of five repetitions, in
  /// the unit of the effect; nil when not estimable.
  public let minimumDetectableEffect: Double?
  /// The conclusion.
  public let verdict: Verdict
  /// Why there is no answer; empty when there is one.
  public let refusals: [Refusal]
  /// What to bear in mind, a sentence each.
  public let warnings: [String]
  /// The days from the first to the last, without omission.
  public let days: [StudyDay]
  /// What was taken into account beside exposure and trend, and which days were set aside.
  public var adjustment = Adjustment()
  /// What the test of the plan compared; nil without ``randomisation``.
  public var schedules: ScheduleStatistics?
  /// What the estimate leaves of each day that it rests on, in order; empty when refused.
  public var residuals: [Residual] = []
  /// The effect as a line over exposure; nil when refused.
  public var slope: Slope?
  /// Which of the analyses of this outcome it is; nil without a file that counts them.
  public var analysisCount: AnalysisCount?

  /// What data there were.
  public struct DataSummary: Hashable, Sendable {
    /// The first and last day of the study; nil without any dated recording or value.
    public let firstDay: CivilDay?
    /// The last day.
    public let lastDay: CivilDay?
    /// The number of recordings given, or of days with a value when another program computed
    /// them.
    public let sessions: Int
    /// The number of days with a valid recording or value.
    public let validDays: Int
    /// The number of days with both a valid recording or value and a known exposure.
    public let pairedDays: Int
    /// The number of days from first to last whose intake is known.
    public let knownIntakeDays: Int
    /// The recordings that were left out, and why, in order.
    public let excluded: [Exclusion]

    /// A recording that was left out.
    public struct Exclusion: Hashable, Sendable {
      /// The file.
      public let file: String
      /// Why.
      public let reason: String
      /// Creates an exclusion.
      public init(file: String, reason: String) {
        self.file = file
        self.reason = reason
      }
    }

    /// Creates a summary.
    public init(
      firstDay: CivilDay?, lastDay: CivilDay?, sessions: Int, validDays: Int, pairedDays: Int,
      knownIntakeDays: Int, excluded: [Exclusion]
    ) {
      self.firstDay = firstDay
      self.lastDay = lastDay
      self.sessions = sessions
      self.validDays = validDays
      self.pairedDays = pairedDays
      self.knownIntakeDays = knownIntakeDays
      self.excluded = excluded
    }
  }

  /// How intake came about.
  public struct Design: Hashable, Sendable {
    /// The number of times that supplementation began or ended within the study.
    public let switches: Int
    /// The days of those switches.
    public let switchDays: [CivilDay]
    /// Paired days without magnesium, and with it.
    public let daysOff: Int
    /// Paired days on magnesium.
    public let daysOn: Int
    /// Whether the schedule was drawn by lot, as a plan shows that is intact and was kept to.
    public let isRandomised: Bool
    /// How the study kept to the plan that it was given; nil without one.
    public let conduct: TrialConduct?

    /// Creates a design.
    public init(
      switchDays: [CivilDay], daysOff: Int, daysOn: Int, isRandomised: Bool,
      conduct: TrialConduct? = nil
    ) {
      self.switches = switchDays.count
      self.switchDays = switchDays
      self.daysOff = daysOff
      self.daysOn = daysOn
      self.isRandomised = isRandomised
      self.conduct = conduct
    }
  }

  /// How intake was turned into a number a day.
  public struct ExposureSummary: Hashable, Sendable {
    /// The model's id, such as `body-pool`.
    public let modelID: String
    /// The model with its parameters, in a line.
    public let model: String
    /// The dose that the effect is stated for, in mg elemental a day.
    public let referenceDoseMgPerDay: Double
    /// The mean over days with supplements, in mg elemental a day.
    public let meanDoseMgPerDay: Double
    /// The forms that were taken, with the days each was taken on.
    public let forms: [FormUse]
    /// The mean of food magnesium over days with logged food, mg/d; nil when none was logged.
    public let meanFoodMgPerDay: Double?

    /// A form that was taken.
    public struct FormUse: Hashable, Sendable {
      /// The id of the form.
      public let formID: String
      /// The number of days.
      public let days: Int
      /// What is known of the form, a sentence each with its source; empty when it is not listed.
      public let account: [String]
      /// Creates a use.
      public init(formID: String, days: Int, account: [String] = []) {
        self.formID = formID
        self.days = days
        self.account = account
      }
    }

    /// Creates a summary.
    public init(
      modelID: String, model: String, referenceDoseMgPerDay: Double, meanDoseMgPerDay: Double,
      forms: [FormUse], meanFoodMgPerDay: Double?
    ) {
      self.modelID = modelID
      self.model = model
      self.referenceDoseMgPerDay = referenceDoseMgPerDay
      self.meanDoseMgPerDay = meanDoseMgPerDay
      self.forms = forms
      self.meanFoodMgPerDay = meanFoodMgPerDay
    }
  }

  /// The day-to-day noise of the outcome around trend and exposure.
  public struct Noise: Hashable, Sendable {
    /// The correlation of the slow part from one day to the next, in `0..<1`.
    public let dayToDayCorrelation: Double
    /// The share of the variance that is slow, in `0...1`.
    public let slowShare: Double
    /// The marginal standard deviation, in the outcome's unit.
    public let standardDeviation: Double
    /// The variance inflation factor of the exposure, given the other regressors.
    public let varianceInflation: Double
    /// The linear trend over the study, in the outcome's unit a day.
    public let trendPerDay: Double

    /// Creates a description of noise.
    public init(
      dayToDayCorrelation: Double, slowShare: Double, standardDeviation: Double,
      varianceInflation: Double, trendPerDay: Double
    ) {
      self.dayToDayCorrelation = dayToDayCorrelation
      self.slowShare = slowShare
      self.standardDeviation = standardDeviation
      self.varianceInflation = varianceInflation
      self.trendPerDay = trendPerDay
    }
  }

  /// Creates a result.
  ///
  /// - Precondition: there are refusals exactly when the verdict is `insufficientData`.
  public init(
    outcome: MetricDefinition, computedElsewhere: ComputedElsewhere? = nil, data: DataSummary,
    design: Design, exposure: ExposureSummary, effect: TestResult?,
    randomisation: TestResult? = nil, noise: Noise?, correlations: [TestResult],
    secondary: [SecondaryAnalysis] = [], effectiveN: Double?, smallestWorthwhileChange: Double?,
    minimumDetectableEffect: Double?, verdict: Verdict, refusals: [Refusal], warnings: [String],
    days: [StudyDay]
  ) {
    precondition((verdict == .insufficientData) == !refusals.isEmpty)
    self.outcome = outcome
    self.computedElsewhere = computedElsewhere
    self.data = data
    self.design = design
    self.exposure = exposure
    self.effect = effect
    self.randomisation = randomisation
    self.noise = noise
    self.correlations = correlations
    self.secondary = secondary
    self.effectiveN = effectiveN
    self.smallestWorthwhileChange = smallestWorthwhileChange
    self.minimumDetectableEffect = minimumDetectableEffect
    self.verdict = verdict
    self.refusals = refusals
    self.warnings = warnings
    self.days = days
  }
}
