internal import HRVModel

extension RefusalRule {
  /// So many days each column of covariates must have.
  static let fewestDaysPerCovariate = 10

  static let tooManyCovariates = RefusalRule(id: "too-many-covariates") { evidence in
    let (columns, days) = (evidence.covariates.columns.count, evidence.pairs.count)
    guard columns > days / fewestDaysPerCovariate else { return nil }
    return (
      "\(NumberText.count(columns, "column")) of covariates for \(NumberText.count(days, "day"));"
        + " one for every \(fewestDaysPerCovariate) days is the most",
      "Name the one or two that matter most, before you look"
    )
  }

  static let covariatesCollinear = RefusalRule(id: "covariates-collinear") { evidence in
    guard let name = evidence.collinearCovariate else { return nil }
    return (
      "\(name) says the same as the covariates before it and the trend together",
      "Leave one of them out"
    )
  }
}
