internal import HRVModel

extension RefusalRule {
  /// Four weeks without magnesium and four with it. A plan needs no such bound: its lot makes
  /// its test exact.
  static let slowChangeOnFewDays = RefusalRule(id: "slow-change-on-few-days") { evidence in
    let days = evidence.pairs.count
    guard evidence.options.plan == nil, let inflation = evidence.varianceInflation,
      inflation <= greatestVarianceInflation,
      ExposureDesign.isSlowChangeOnFewDays(varianceInflation: inflation, days: days)
    else { return nil }
    let least = ExposureDesign.fewestDaysOfSlowChange
    return (
      "\(NumberText.count(days, "day")) and one slow change (variance inflation"
        + " \(NumberText.short(inflation))): a slow state of the body looks the same, and on fewer than"
        + " \(least) days nothing tells how often",
      "Record \(NumberText.count(least - days, "more morning")) with intake logged; better, let hrv plan"
        + " draw several periods"
    )
  }
}
