internal import HRVModel

/// The few metrics that summaries show, by their ids in the metric table.
enum Headline {
  static let meanHR: MetricID = "mean_hr"
  static let rmssd: MetricID = "rmssd"
  static let lnRMSSD: MetricID = "ln_rmssd"
  static let sdnn: MetricID = "sdnn"
  static let lfHF: MetricID = "lf_hf_ratio"
  static let sd1: MetricID = "sd1"
  static let sd2: MetricID = "sd2"

  /// In the order in which summaries show them.
  static let all: [MetricID] = [meanHR, rmssd, lnRMSSD, sdnn, lfHF]

  /// The columns of a list of recordings: symbol of those that any of them has, with the unit
  /// unless the symbol implies it, as that of a logarithm does.
  static func columns(of analyses: [RecordingAnalysis]) -> [(id: MetricID, title: String)] {
    all.compactMap { id in
      let definition = analyses.lazy.compactMap { $0.metric(id)?.definition }.first
      return definition.map {
        (id, $0.unit.isEmpty || $0.symbol.hasPrefix("ln") ? $0.symbol : "\($0.symbol) \($0.unit)")
      }
    }
  }
}

extension RecordingAnalysis {
  /// The value of the metric with this id, if it has one.
  func value(_ id: MetricID) -> Double? {
    guard let result = metric(id), case .success(let value) = result.value else { return nil }
    return value
  }
}
