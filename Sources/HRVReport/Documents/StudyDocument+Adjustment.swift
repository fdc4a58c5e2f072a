internal import HRVModel

extension StudyDocument {
  /// What was taken into account beside exposure and trend, and what was set aside.
  static func adjustment(_ adjustment: StudyResult.Adjustment) -> JSONValue {
    [
      "covariates": .array(
        adjustment.covariates.map {
          [
            "name": .string($0.name), "kind": .string($0.kind), "lagDays": .integer($0.lagDays),
            "columns": .array($0.columns.map(JSONValue.string)),
          ]
        }),
      "weighting": .optional(adjustment.weighting),
      "dailyChoice": .optional(adjustment.dailyChoice),
      "setAside": .array(
        adjustment.setAside.map { ["reason": .string($0.reason), "days": .integer($0.days)] }),
    ]
  }

  /// Which of the analyses of the outcome it is.
  static func analysis(_ count: AnalysisCount) -> JSONValue {
    [
      "study": .string(count.study), "number": .integer(count.number),
      "total": .integer(count.total), "isPrimary": .bool(count.isPrimary),
      "primaryOutcome": .string(count.primaryOutcome.rawValue),
      "primaryExposure": .string(count.primaryExposure),
    ]
  }
}
