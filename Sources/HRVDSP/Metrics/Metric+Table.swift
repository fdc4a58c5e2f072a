public import HRVModel

extension Metric {
  /// Every metric, in the order of a report, family by family. A new metric is one declaration
  /// in its family's file and one entry in that family's list.
  public static let all: [Metric] =
    timeDomain + geometric + frequencyDomain + poincare + fluctuation + entropy + multiscale
    + phaseSpace + asymmetry + fragmentation + phaseRectified + symbolic

  /// What is computed unless something else is asked for.
  public static let standard: [Metric] = standardIDs.compactMap { named($0) }

  /// The ids of ``standard``, in the order of a report.
  static let standardIDs: [MetricID] = [
    "mean_nn", "median_nn", "sdnn", "rmssd", "ln_rmssd", "sdsd", "cvnn", "cvsd", "pnn50",
    "pnn20", "mean_hr", "min_hr", "max_hr", "hti", "tinn", "stress_index", "vlf_power",
    "lf_power", "hf_power", "total_power", "lf_nu", "hf_nu", "lf_hf_ratio", "lf_peak", "hf_peak",
    "respiration_rate", "sd1", "sd2", "sd1_sd2_ratio", "dfa_alpha1", "dfa_alpha2", "sampen",
  ]

  /// The metric with this id; nil when there is none.
  ///
  /// Beyond the rows of the table, `pnn<x>` and `nn<x>` are the share and the number of
  /// successive differences greater than *x* ms, for any *x* above 0 in its shortest decimal
  /// form, such as `pnn30` or `nn12.5`.
  ///
  /// - Complexity: O(1) for the rows of the table.
  public static func named(_ id: MetricID) -> Metric? { byID[id] ?? overThreshold(id) }

  private static let byID = Dictionary(
    all.map { ($0.definition.id, $0) }, uniquingKeysWith: { first, _ in first })
}
