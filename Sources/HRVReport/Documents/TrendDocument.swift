public import HRVModel

/// The results of `hrv trend`, for machines and for people.
public enum TrendDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.trend/1"

  /// Every day as CSV; a field is empty where there is no value.
  ///
  /// - Parameter intake: what was taken on these days: a column `intake_mg`, in mg elemental.
  public static func csv(_ trend: DailyTrend, intake: TrendIntake? = nil) -> String {
    func field(_ value: Double?) -> CSV.Field { value.map { .number($0) } ?? .empty }
    var text = CSV.record(
      [
        "day", trend.metric.id.rawValue, "week_mean", "week_cv_percent", "normal_mean",
        "normal_sd", "normal_lower", "normal_upper", "normal_days", "smallest_worthwhile_change",
      ].map { .text($0) } + (intake == nil ? [] : [.text("intake_mg")]))
    for (index, day) in trend.days.enumerated() {
      let taken = intake.map { [field($0.days[index].elementalMg)] } ?? []
      text += CSV.record(
        [
          .text(day.day.description), field(day.value), field(day.weekMean),
          field(day.weekVariationPercent), field(day.normal?.mean), field(day.normal?.deviation),
          field(day.normal?.lower), field(day.normal?.upper),
          day.normal.map { .integer($0.dayCount) } ?? .empty,
          field(day.normal?.smallestWorthwhileChange),
        ] + taken)
    }
    return text
  }

  /// Everything, as JSON; values are in `unit`, null where there is none.
  ///
  /// - Parameter intake: what was taken on these days: `intakeMg` of each, in mg elemental, null where
  ///   nothing is known, and `phases`.
  public static func json(_ trend: DailyTrend, intake: TrendIntake? = nil) -> String {
    let document: JSONValue = [
      "schema": .string(schema), "metric": .string(trend.metric.id.rawValue),
      "symbol": .string(trend.metric.symbol), "unit": .string(trend.metric.unit),
      "rules": [
        "weekDays": .integer(DailyTrend.weekDays),
        "leastWeekDays": .integer(DailyTrend.leastWeekDays),
        "normalDays": .integer(DailyTrend.normalDays),
        "leastNormalDays": .integer(DailyTrend.leastNormalDays),
      ],
      "missingDays": .integer(trend.missingCount),
      "days": .array(trend.days.indices.map { day(trend.days[$0], intake?.days[$0]) }),
      "phases": .array((intake?.phases ?? []).map(phase)),
      "excluded": .array(
        trend.excluded.map { ["file": .string($0.file), "reason": .string($0.reason)] }),
    ]
    return document.text
  }

  private static func phase(_ phase: TrendIntake.Phase) -> JSONValue {
    [
      "magnesium": .bool(phase.isTaken), "firstDay": .string(phase.days.lowerBound.description),
      "lastDay": .string(phase.days.upperBound.description),
      "meanMg": .number(phase.meanElementalMg), "daysWithValue": .integer(phase.valueCount),
    ]
  }

  private static func day(_ day: DailyTrend.Day, _ intake: DayIntake?) -> JSONValue {
    [
      "day": .string(day.day.description), "value": .optional(day.value),
      "weekMean": .optional(day.weekMean),
      "weekVariationPercent": .optional(day.weekVariationPercent),
      "normal": day.normal.map { normal in
        [
          "mean": .number(normal.mean), "sd": .number(normal.deviation),
          "lower": .number(normal.lower), "upper": .number(normal.upper),
          "days": .integer(normal.dayCount),
          "smallestWorthwhileChange": .number(normal.smallestWorthwhileChange),
        ]
      } ?? .null,
      "intakeMg": .optional(intake?.elementalMg),
    ]
  }
}
