internal import HRVModel

/// What to believe about the effect after these data, having believed a prior before.
enum MixturePosterior {
  static let row = SecondaryRow(
    id: "posterior", title: "Posterior", standing: .description,
    source: "A. Gelman et al., \"Bayesian data analysis\", 2013, chapters 3 and 14",
    contents: contents)

  /// The deviations of the priors, in SD of the day-to-day noise.
  static let priors = [("usual", 0.5), ("sceptical", 0.25)]

  static func contents(
    _ evidence: SecondaryEvidence
  ) throws(EstimationError) -> SecondaryRow.Contents {
    guard evidence.study.options.posterior else { return .notAsked }
    var figures: [SecondaryAnalysis.Figure?] = []
    for (name, deviation) in priors {
      let posterior = try EffectPosterior(
        days: evidence.study.dayNumbers,
        columns: ExposureRegression.columns(
          days: evidence.study.dayNumbers, exposure: evidence.exposures),
        outcome: evidence.study.outcomes, priorDeviation: deviation)
      let prior = "\(name) prior N(0, \(NumberText.short(deviation, decimals: 2)) SD)"
      let (lower, upper) = (posterior.quantile(0.025), posterior.quantile(0.975))
      if let told = evidence.scale(posterior.mean), let low = evidence.scale(lower),
        let high = evidence.scale(upper)
      {
        figures.append(
          .init(
            id: "\(name)-mean", label: "Effect, \(prior)", estimate: told,
            unit: evidence.scale.unit,
            interval: ConfidenceInterval(lower: low, upper: high, level: 0.95)))
      }
      figures.append(
        .init(
          id: "\(name)-positive", label: "Probability that it is above 0, \(prior)",
          estimate: posterior.probability(above: 0), isShare: true))
      if let worthwhile = evidence.worthwhile {
        figures += [
          .init(
            id: "\(name)-worthwhile",
            label: "Probability that it is above the smallest worthwhile change, \(prior)",
            estimate: posterior.probability(above: worthwhile), isShare: true),
          .init(
            id: "\(name)-harmful",
            label: "Probability that it is below minus that change, \(prior)",
            estimate: 1 - posterior.probability(above: -worthwhile), isShare: true),
        ]
      }
    }
    return .figures(
      figures.compactMap { $0 },
      remarks: [
        "The prior is on the effect of the reference dose in SD of the day-to-day noise; of"
          + " day-to-day correlation and slow share every value is as likely as any other."
          + " The probabilities are beliefs under this prior and model, not shares of studies."
      ])
  }
}
