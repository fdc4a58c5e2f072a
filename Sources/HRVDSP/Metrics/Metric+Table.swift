public import HRVModel

extension Metric {
  /// Every metric, in the order of a report, family by family. A new metric is one declaration
  /// in its family's file and one entry in that family's list.
  public static let all: [Metric] = timeDomain + poincare + frequencyDomain

  /// What is computed unless something else is asked for.
  public static let standard: [Metric] = standardIDs.compactMap { named($0) }

  /// The ids of ``standard``, in the order of a report.
  static let standardIDs: [MetricID] = [
    "mean_nn", "mean_hr", "sdnn", "rmssd", "ln_rmssd", "pnn50", "sd1", "sd2", "vlf_power",
    "lf_power", "hf_power", "total_power", "lf_nu", "hf_nu", "lf_hf_ratio", "lf_peak", "hf_peak",
  ]

  /// The metric with this id; nil when there is none.
  ///
  /// - Complexity: O(1) for the rows of the table.
  public static func named(_ id: MetricID) -> Metric? { byID[id] }

  private static let byID = Dictionary(
    all.map { ($0.definition.id, $0) }, uniquingKeysWith: { first, _ in first })
}
