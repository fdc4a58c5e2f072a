extension MetricDefinition {
  /// Whether the metric is LF/HF under one of its names: LFnu, HFnu and LF/HF are one number
  /// (Heathers 2014, doi:10.3389/fphys.2014.00177).
  public var isLFHF: Bool {
    let id = id.rawValue
    let bare = id.hasPrefix("ln_") ? String(id.dropFirst(3)) : id
    return ["lf_hf", "lf_hf_ratio", "lf_nu", "hf_nu"].contains(bare)
  }
}
