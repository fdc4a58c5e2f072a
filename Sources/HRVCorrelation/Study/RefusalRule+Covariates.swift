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
    let columns = evidence.covariates.columns
    let trend = evidence.dayNumbers.map(Double.init)
    for (index, column) in columns.enumerated() {
      let others = columns.enumerated().filter { $0.offset != index }.map(\.element.values)
      let inflation = LeastSquares.varianceInflation(of: column.values, given: [trend] + others)
      guard inflation > greatestVarianceInflation else { continue }
      return (
        "\(column.name) says the same as the other covariates and the trend together",
        "Leave one of them out"
      )
    }
    return nil
  }
}
