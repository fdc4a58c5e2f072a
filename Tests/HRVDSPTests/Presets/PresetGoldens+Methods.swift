import HRVModel

extension PresetGoldens {
  // NeuroKit2 0.2.13, astropy 8.0.2: hrv_frequency(normalize=False, psd_method="lomb")
  static let neuroKit2Methods: [(MetricID, Double)] = [
    ("vlf_power_lomb", 1102.2886761804948), ("lf_power_lomb", 22640.36750342528),
    ("hf_power_lomb", 8849.15802278565), ("vhf_power_lomb", 1686.4766925643987),
    ("lf_hf_ratio_lomb", 2.5584770263033745),
  ]

  // hrv-analysis 1.0.6, astropy 8.0.2: get_frequency_domain_features(method="lomb")
  static let hrvAnalysisLomb: [(MetricID, Double)] = [
    ("vlf_power_lomb", 11.634303890659645), ("lf_power_lomb", 239.16403208759647),
    ("hf_power_lomb", 113.0946309990845), ("total_power_lomb", 363.8929669773406),
    ("lf_nu_lomb", 67.89443586480226), ("hf_nu_lomb", 32.105564135197746),
    ("lf_hf_ratio_lomb", 2.1147248987401754),
  ]
}
