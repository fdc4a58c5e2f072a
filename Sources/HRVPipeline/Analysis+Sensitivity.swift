internal import HRVDSP
public import HRVModel

extension Analysis {
  /// The metrics of a sensitivity table, in order.
  public static let sensitivityMetrics: [MetricID] = [
    "mean_nn", "sdnn", "rmssd", "ln_rmssd", "pnn50", "sd1", "sd2", "lf_power", "hf_power",
    "lf_hf_ratio",
  ]

  /// Analyses one recording under every method of artefact correction, each with the replacement
  /// that goes with it, or with that of the options when they name one.
  ///
  /// No share of altered intervals is too great: it stands beside the values.
  ///
  /// - Throws: ``AnalysisError/beats(_:_:)``.
  public func sensitivity(
    of recording: Recording, using workspace: inout AnalysisWorkspace
  ) throws(AnalysisError) -> Sensitivity {
    let (rr, _) = try intervals(of: recording)
    let metrics = Self.sensitivityMetrics.compactMap { Metric.named($0) }
    var rows: [Sensitivity.Row] = []
    for method in ArtefactMethod.all {
      let correction = ArtefactCorrection(method: method, replacement: options.replacement)
      rows.append(
        Sensitivity.Row(
          method: method.id, replacement: correction.replacement.rawValue,
          outcome: outcome(correction, rr, metrics, &workspace)))
    }
    return Sensitivity(recording: recording, standard: ArtefactMethod.standard.id, rows: rows)
  }

  private func outcome(
    _ correction: ArtefactCorrection, _ rr: RRSeries, _ metrics: [Metric],
    _ workspace: inout AnalysisWorkspace
  ) -> Result<Sensitivity.Outcome, MetricError> {
    do throws(MetricError) {
      let nn = try correction(rr, using: &workspace.correction)
      let input = input(of: nn, maximumCorrectedFraction: 1, using: &workspace)
      return .success(
        Sensitivity.Outcome(
          nn, metrics: Metric.evaluate(metrics, input, using: &workspace.metrics)))
    } catch {
      return .failure(error)
    }
  }
}
