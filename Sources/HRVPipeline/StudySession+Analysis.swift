public import HRVModel

extension StudySession {
  /// An analysed recording as a study sees it.
  ///
  /// - Parameter outcome: the metric that the study asks about.
  public init(_ analysis: RecordingAnalysis, outcome: MetricID) {
    let missing = MetricError.undefined("no metric \(outcome)")
    self.init(
      file: analysis.recording.provenance.file, start: analysis.recording.start,
      outcome: analysis.metric(outcome)?.value ?? .failure(missing),
      correctedFraction: analysis.nn.correctedFraction, durationS: analysis.durationS,
      device: analysis.recording.provenance.device,
      cleanS: analysis.nn.coveredS * (1 - analysis.nn.correctedFraction))
  }
}
