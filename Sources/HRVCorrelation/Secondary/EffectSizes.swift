internal import HRVModel

/// The effect in units of the day-to-day scatter, and how far days on and off magnesium overlap.
enum EffectSizes {
  static let row = SecondaryRow(
    id: "effect-sizes", title: "Effect sizes", standing: .description,
    source: "Hedges 1981, doi:10.3102/10769986006002107; Cliff 1993,"
      + " doi:10.1037/0033-2909.114.3.494; Parker and Vannest 2009,"
      + " doi:10.1016/j.beth.2008.10.006; Parker et al. 2011, doi:10.1016/j.beth.2010.08.006",
    contents: contents)

  static func contents(
    _ evidence: SecondaryEvidence
  ) throws(EstimationError) -> SecondaryRow.Contents {
    let regression = evidence.regression
    var figures: [SecondaryAnalysis.Figure] = [
      .init(
        id: "d-within", label: "Effect in SD of day-to-day noise (d_w)",
        estimate: regression.effect / regression.standardDeviation)
    ]
    let partial = try PartialCorrelation.coefficient(
      evidence.exposures, evidence.study.outcomes,
      given: [evidence.study.dayNumbers.map(Double.init)])
    if let partial {
      figures.append(
        .init(
          id: "partial-r", label: "Correlation of exposure and outcome given the trend",
          estimate: partial))
    }
    var remarks = [
      "No p-values: days are not independent, and these measures take them to be."
    ]
    let (off, on) = evidence.groups
    guard !off.isEmpty, !on.isEmpty else { return .figures(figures, remarks: remarks) }
    if let g = HedgesG.callAsFunction(off, on) {
      figures.append(
        .init(
          id: "hedges-g", label: "Hedges' g of days on magnesium and days off", estimate: g,
          n: off.count + on.count))
    }
    let dominance = Dominance(of: on, over: off)
    figures += [
      .init(
        id: "nap", label: "Share of pairs in which the day on is higher (NAP)",
        estimate: dominance.nonoverlap, isShare: true),
      .init(
        id: "cliff-delta", label: "Cliff's delta, which is also Tau", estimate: dominance.delta),
    ]
    if evidence.study.isOneStart {
      figures.append(
        .init(
          id: "tau-u", label: "Tau-U, less the trend of the days before",
          estimate: dominance.tauU(baseline: off)))
    } else {
      remarks.append("No Tau-U: it needs days off followed by days on, once.")
    }
    return .figures(figures, remarks: remarks)
  }
}

extension StudyEvidence {
  /// Whether magnesium began once within the study and did not end.
  var isOneStart: Bool {
    switchDays.count == 1 && pairs.first?.state == .off && pairs.last?.state == .on
  }
}
