internal import HRVModel

extension RecordingAnalysis {
  /// Why the recording as a whole has no metrics: its rhythm, or how much of it was corrected; nil
  /// when it was not refused. What stands beside the metrics withholds the same numbers.
  var refusal: MetricError? {
    metrics.lazy.compactMap { result in
      guard case .failure(let error) = result.value else { return nil }
      switch error {
      case .atrialFibrillation, .tooManyCorrections: return error
      default: return nil
      }
    }.first
  }

  /// What share of the intervals the correction put in, as a sentence after others; empty up to one in
  /// twenty.
  var replacedText: String {
    let replaced = nn.labels.count { $0 != .normal }
    let share = Double(replaced) / Double(nn.labels.count)
    guard share > 0.05 else { return "" }
    return " \(NumberText.percent(share)) of these intervals were put in by the correction."
  }
}
