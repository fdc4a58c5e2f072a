internal import HRVModel

/// What the effect would have been under other models of exposure, with a delay, and with
/// outcomes that came about otherwise.
enum ModelSensitivity {
  static let row = SecondaryRow(
    id: "sensitivity", title: "Other models", standing: .exploratory,
    source: "the greatest of several statistics, Westfall and Young, \"Resampling-based multiple"
      + " testing\", 1993, chapter 2", contents: contents)

  /// The longest delay of the exposure that is looked at.
  static let longestDelayDays = 14

  static func contents(
    _ evidence: SecondaryEvidence
  ) throws(EstimationError) -> SecondaryRow.Contents {
    var unusable: [String] = []
    var candidates: [SensitivityCandidate] = []
    for candidate in Self.candidates(evidence) {
      if candidate.isUsable {
        candidates.append(candidate)
      } else {
        unusable.append(candidate.label)
      }
    }
    let test = try JointTest(
      candidates, noise: evidence.regression.noise, count: evidence.seriesCount,
      seed: evidence.study.options.seed)
    let figures = zip(candidates, test.lines).map { candidate, line in
      evidence.effect(
        id: candidate.id, label: candidate.label, line.effect, reach: line.reach,
        pValue: line.pValue, jointPValue: line.jointPValue, n: candidate.days.count)
    }
    var remarks = [
      "Each line is the same test with one thing changed. Looking at all of them and picking one"
        + " finds something by chance alone; the joint p-value allows for that: it is the share"
        + " of series of noise in which any line comes out as strong. The p-values of this list are"
        + " those of a plain parametric bootstrap, which the primary one refines."
    ]
    if evidence.study.weights != nil || !evidence.study.covariateColumns.isEmpty {
      remarks.append("Covariates and weights are left out of all these lines.")
    }
    if !unusable.isEmpty {
      remarks.append("Not estimable on these days: \(unusable.joined(separator: "; ")).")
    }
    return .figures(figures.compactMap { $0 }, remarks: remarks)
  }

  /// The primary model, the other models, delays, and other outcomes.
  static func candidates(_ evidence: SecondaryEvidence) -> [SensitivityCandidate] {
    let study = evidence.study
    let primary = study.options.exposure
    var candidates = [
      SensitivityCandidate(
        id: "primary", label: "\(primary.summary) (primary)", days: study.dayNumbers,
        exposure: evidence.exposures, outcome: study.outcomes)
    ]
    for model in ExposureModels.all where model.summary != primary.summary {
      candidates.append(
        SensitivityCandidate(id: model.id, label: model.summary, model, delayDays: 0, study))
    }
    for delay in 1...longestDelayDays {
      candidates.append(
        SensitivityCandidate(
          id: "delay-\(delay)d", label: "primary, \(NumberText.count(delay, "day")) later",
          primary, delayDays: delay, study))
    }
    for (index, alternative) in evidence.alternatives.enumerated() {
      candidates.append(
        SensitivityCandidate(
          id: "outcomes-\(index + 1)", label: alternative.label, alternative.sessions, study))
    }
    return candidates
  }
}
