public import HRVModel

/// The results of `hrv plan`: the plan as a file that can be verified, and what it can be
/// expected to show.
public enum PlanDocument {
  /// The plan file.
  ///
  /// The members from `design` to `schedule` are what was fixed, and `digest` is the SHA-256 of
  /// them as ``TrialPlan/canonicalText`` writes them; `periods` and `forecast` follow from them.
  /// `schedule` has a digit for each day from `firstDay`, 1 with magnesium. `visible` is the share
  /// of a full effect that shows, with all days and with the settled ones alone; `power` lies in
  /// `0...1`, for effects in standard deviations of the day-to-day noise, whose own standard
  /// deviation is null when it is assumed.
  public static func json(
    _ plan: TrialPlan, forecast: TrialForecast?, disclaimer: String
  ) -> String {
    let document: JSONValue = [
      "schema": .string(TrialPlan.schema), "digest": .string(plan.digest),
      "design": .string(plan.design.id),
      "parameters": .object(
        plan.design.parameters.map { .init($0.name, .integer($0.value)) }),
      "firstDay": .string(plan.firstDay.description),
      "washInDays": .integer(plan.washInDays), "washOutDays": .integer(plan.washOutDays),
      "dose": [
        "elementalMg": .number(plan.dose.elementalMg), "form": .string(plan.dose.form),
        "time": .string(plan.dose.timeText),
      ],
      "outcome": .string(plan.outcome.rawValue), "halfLifeDays": .number(plan.halfLifeDays),
      "seed": .integer(Int(plan.seed)), "schedule": .string(plan.scheduleText),
      "assignments": .integer(plan.design.assignmentCount),
      "smallestP": .number(plan.design.smallestPValue),
      "lastDay": .string(plan.lastDay.description),
      "periods": .array(plan.runs.map { period($0, plan) }),
      "forecast": forecast.map(json) ?? .null, "disclaimer": .string(disclaimer),
    ]
    return document.text
  }

  /// What came of verifying a plan file, as JSON.
  public static func json(verified filed: FiledPlan) -> String {
    let document: JSONValue = [
      "schema": "hrv.plan-verification/1", "file": .string(filed.file),
      "agrees": .bool(filed.isIntact),
      "digest": [
        "stated": .string(filed.statedDigest), "computed": .string(filed.plan.digest),
        "agrees": .bool(filed.digestAgrees),
      ],
      "schedule": [
        "stated": .string(filed.statedSchedule), "drawn": .string(filed.plan.scheduleText),
        "agrees": .bool(filed.scheduleAgrees),
      ],
      "seed": .integer(Int(filed.plan.seed)),
    ]
    return document.text
  }

  private static func period(_ run: TrialPlan.Run, _ plan: TrialPlan) -> JSONValue {
    [
      "first": .string(plan.firstDay.advanced(by: run.days.lowerBound).description),
      "last": .string(plan.firstDay.advanced(by: run.days.upperBound - 1).description),
      "days": .integer(run.days.count), "magnesium": .bool(run.isOn),
    ]
  }

  private static func json(_ forecast: TrialForecast) -> JSONValue {
    [
      "visible": .array(
        forecast.visibleShares.map { share in
          [
            "halfLifeDays": .number(share.halfLifeDays), "allDays": .number(share.allDays),
            "settledDays": .optional(share.settledDays),
          ]
        }),
      "noise": [
        "dayToDayCorrelation": .number(forecast.noise.dayToDayCorrelation),
        "slowShare": .number(forecast.noise.slowShare),
        "standardDeviation": .optional(forecast.noise.estimate?.standardDeviation),
        "baselineDays": forecast.noise.estimate.map { .integer($0.days) } ?? .null,
      ],
      "power": .array(
        forecast.powers.map { power in
          [
            "effectSd": .number(power.effectSD), "regression": .number(power.regression),
            "randomisation": .number(power.randomisation),
          ]
        }),
      "simulations": .integer(forecast.simulationCount),
      "comparedAssignments": .integer(forecast.comparedAssignments),
      "warnings": .array(forecast.warnings.map(JSONValue.string)),
    ]
  }
}
