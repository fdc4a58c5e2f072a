internal import HRVModel

extension StudyDocument {
  /// How the drawn schedule stands among all, without the list of them.
  static func schedules(_ schedules: StudyResult.ScheduleStatistics) -> JSONValue {
    [
      "count": .integer(schedules.t.count), "drawnT": .number(schedules.t[schedules.drawn]),
      "asExtreme": .integer(schedules.asExtreme),
    ]
  }

  /// In the outcome's own unit, for each mg a day.
  static func slope(_ slope: StudyResult.Slope) -> JSONValue {
    [
      "perMgPerDay": .number(slope.perMgPerDay), "lower": .number(slope.lower),
      "upper": .number(slope.upper),
    ]
  }

  static func residual(_ residual: StudyResult.Residual) -> JSONValue {
    [
      "day": .string(residual.day.description), "residual": .number(residual.value),
      "innovation": .number(residual.innovation),
    ]
  }
}
