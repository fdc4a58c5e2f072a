internal import HRVModel

extension RefusalRule {
  /// The share of the days with supplements that may have doses beyond any label.
  static let mostHighDoseShare = 0.1

  static let doseAboveLabels = RefusalRule(id: "dose-above-labels") { evidence in
    guard !evidence.options.allowsHighDoses,
      let doses = DoseSuspicion(
        evidence.record, study: evidence.selection.study, above: DoseSuspicion.mostMg),
      Double(doses.days) > mostHighDoseShare * Double(doses.ofDays)
    else { return nil }
    return (
      doses.finding,
      "If the mass is that of the compound, write compound as its basis; if the label says so"
        + " much magnesium, say --allow-high-doses"
    )
  }
}
