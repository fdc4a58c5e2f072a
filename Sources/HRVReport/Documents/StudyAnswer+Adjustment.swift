internal import HRVModel

extension StudyAnswer {
  /// What was taken into account beside exposure and trend; nil when nothing was.
  var adjustment: Line? {
    let adjustment = result.adjustment
    var paragraphs: [String] = []
    if !adjustment.covariates.isEmpty {
      let uses = adjustment.covariates.map {
        $0.name == "weekday" ? "the days of the week" : $0.name + Self.when($0.lagDays)
      }
      paragraphs.append("\(uses.joined(separator: ", ")).")
    }
    if let weighting = adjustment.weighting { paragraphs.append("Days weigh by \(weighting).") }
    if let choice = adjustment.dailyChoice { paragraphs.append("A day has \(choice).") }
    return paragraphs.isEmpty
      ? nil
      : Line(label: adjustment.covariates.isEmpty ? "Days" : "Adjusted for", paragraphs: paragraphs)
  }

  private static func when(_ lagDays: Int) -> String {
    switch lagDays {
    case 0: ""
    case 1: " (of the day before)"
    default: " (of \(lagDays) days before)"
    }
  }

  /// Which of the analyses of the outcome this is; nil when nobody counts.
  var analysisCount: Line? {
    guard let count = result.analysisCount else { return nil }
    var text =
      "This is analysis \(NumberText.count(count.number)) of \(result.outcome.symbol) in the study"
      + " \(count.study); \(counted(count.total, "different one")) so far."
    if count.total > 1 {
      text += " The more are run, the likelier one of them looks like a find by chance."
    }
    let declared =
      count.isPrimary
      ? "It is the question that was declared before looking."
      : "It is not the question that was declared before looking (\(count.primaryOutcome.rawValue)"
        + " by \(count.primaryExposure)): take it as exploration."
    return Line(label: "Analyses", paragraphs: [text, declared])
  }
}
