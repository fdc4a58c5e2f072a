public import HRVModel

/// The results of `hrv correlate`, for machines (JSON) and for people (text).
///
/// The JSON form is a contract: within a version of the schema members are added, never
/// renamed, reordered or removed.
public enum StudyDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.correlation/1"

  /// The study as one JSON document.
  ///
  /// `randomisation` is the exact test of the plan, null without one; `design.plan` says how the
  /// study kept to it, and `objections` why it does not count as randomised.
  ///
  /// The effect, its interval, `swc` (smallest worthwhile change) and `mde` (the effect that
  /// the record would have shown in four of five repetitions) are in the effect's unit, the
  /// outcome of a day in the outcome's, magnesium in mg elemental. An unknown intake is null,
  /// none taken is 0; `account` of a day says how that is known, `forms` what it was taken as.
  /// `computedElsewhere` is null when the outcome comes from recordings, and
  /// else says which program computed it, of what part of the day, and what was left out.
  /// `secondary` is what stands beside the answer; no verdict rests on it.
  public static func json(_ result: StudyResult, disclaimer: String) -> String {
    let document: JSONValue = [
      "schema": .string(schema),
      "outcome": outcome(result.outcome),
      "computedElsewhere": result.computedElsewhere.map(origin) ?? .null,
      "data": data(result.data),
      "design": design(result.design),
      "exposure": exposure(result.exposure),
      "effect": result.effect.map(test) ?? .null,
      "noise": result.noise.map(noise) ?? .null,
      "randomisation": result.randomisation.map(test) ?? .null,
      "correlations": .array(result.correlations.map(test)),
      "secondary": .array(result.secondary.map(secondary)),
      "effectiveN": .optional(result.effectiveN),
      "swc": .optional(result.smallestWorthwhileChange),
      "mde": .optional(result.minimumDetectableEffect),
      "verdict": .string(result.verdict.text),
      "refusals": .array(result.refusals.map(refusal)),
      "warnings": .array(result.warnings.map(JSONValue.string)),
      "disclaimer": .string(disclaimer),
      "days": .array(result.days.map(day)),
      "adjustment": adjustment(result.adjustment),
      "analysis": result.analysisCount.map(analysis) ?? .null,
      "schedules": result.schedules.map(schedules) ?? .null,
      "residuals": .array(result.residuals.map(residual)),
      "slope": result.slope.map(slope) ?? .null,
    ]
    return document.text
  }
}

extension StudyDocument {
  static func outcome(_ definition: MetricDefinition) -> JSONValue {
    [
      "metric": .string(definition.id.rawValue), "symbol": .string(definition.symbol),
      "unit": .string(definition.unit), "summary": .string(definition.summary),
    ]
  }

  private static func origin(_ origin: ComputedElsewhere) -> JSONValue {
    [
      "by": .string(origin.by), "devices": .array(origin.devices.map(JSONValue.string)),
      "files": .array(origin.files.map(JSONValue.string)),
      "formats": .array(origin.formatIDs.map(JSONValue.string)),
      "window": .string(origin.window.rawValue), "choice": .string(origin.choice.rawValue),
      "timed": .bool(origin.isTimed), "samples": .integer(origin.samples),
      "days": .integer(origin.days), "leftOut": DailySeriesDocument.leftOut(origin.leftOut),
    ]
  }

  private static func data(_ data: StudyResult.DataSummary) -> JSONValue {
    [
      "firstDay": .optional(data.firstDay?.description),
      "lastDay": .optional(data.lastDay?.description),
      "sessions": .integer(data.sessions),
      "validDays": .integer(data.validDays),
      "pairedDays": .integer(data.pairedDays),
      "knownIntakeDays": .integer(data.knownIntakeDays),
      "excluded": .array(
        data.excluded.map { ["file": .string($0.file), "reason": .string($0.reason)] }),
    ]
  }

  private static func design(_ design: StudyResult.Design) -> JSONValue {
    [
      "switches": .integer(design.switches),
      "switchDays": .array(design.switchDays.map { .string($0.description) }),
      "daysOff": .integer(design.daysOff), "daysOn": .integer(design.daysOn),
      "randomised": .bool(design.isRandomised),
      "plan": design.conduct.map(conduct) ?? .null,
    ]
  }

  private static func conduct(_ conduct: TrialConduct) -> JSONValue {
    let plan = conduct.plan.plan
    return [
      "file": .string(conduct.plan.file), "digest": .string(plan.digest),
      "intact": .bool(conduct.plan.isIntact), "design": .string(plan.design.id),
      "assignments": .integer(plan.design.assignmentCount),
      "smallestP": .number(plan.design.smallestPValue),
      "knownDays": .integer(conduct.knownDays), "adherentDays": .integer(conduct.adherentDays),
      "adherence": .optional(conduct.adherence),
      "objections": .array(conduct.objections.map(JSONValue.string)),
    ]
  }

  private static func exposure(_ exposure: StudyResult.ExposureSummary) -> JSONValue {
    [
      "modelId": .string(exposure.modelID),
      "model": .string(exposure.model),
      "referenceDoseMgPerDay": .number(exposure.referenceDoseMgPerDay),
      "meanDoseMgPerDay": .number(exposure.meanDoseMgPerDay),
      "forms": .array(
        exposure.forms.map { ["form": .string($0.formID), "days": .integer($0.days)] }),
      "meanFoodMgPerDay": .optional(exposure.meanFoodMgPerDay),
    ]
  }

  static func test(_ test: TestResult) -> JSONValue {
    [
      "testId": .string(test.testID),
      "estimate": .number(test.estimate),
      "interval": test.interval.map(interval) ?? .null,
      "p": .number(test.pValue),
      "unit": .string(test.unit),
      "n": .integer(test.n),
      "effectiveN": .optional(test.effectiveN),
      "nullHypothesis": .string(test.nullHypothesis),
      "assumptions": .array(test.assumptions.map(JSONValue.string)),
    ]
  }

  private static func noise(_ noise: StudyResult.Noise) -> JSONValue {
    [
      "dayToDayCorrelation": .number(noise.dayToDayCorrelation),
      "slowShare": .number(noise.slowShare),
      "standardDeviation": .number(noise.standardDeviation),
      "varianceInflation": .number(noise.varianceInflation),
      "trendPerDay": .number(noise.trendPerDay),
    ]
  }

  static func refusal(_ refusal: Refusal) -> JSONValue {
    [
      "rule": .string(refusal.rule), "finding": .string(refusal.finding),
      "remedy": .string(refusal.remedy),
    ]
  }

  private static func day(_ day: StudyDay) -> JSONValue {
    [
      "day": .string(day.day.description), "outcome": .optional(day.outcome),
      "intakeMg": .optional(day.intake.elementalMg),
      "exposureMgPerDay": .optional(day.exposureMgPerDay),
      "forms": .array(
        day.forms.map { ["form": .string($0.formID), "mg": .number($0.elementalMg)] }),
      "account": .string(day.account.rawValue),
    ]
  }
}
