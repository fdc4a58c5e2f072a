import HRVModel

extension PresetGoldens {
  // As rhrv, with FilterNIHR after BuildNIHR
  static let rhrvFiltered: [(MetricID, Double)] = [
    ("sdnn", 31.535612083533117), ("rmssd", 36.7977143607927), ("sdsd", 36.843270706059116),
    ("pnn50", 10.148514851485148), ("sdnni_5min", 27.472731849873007), ("irrr", 39.0000000000299),
    ("madrr", 24.00000000000091), ("hti", 7.788461538461538), ("tinn", 121.69471153846153),
    ("sd1", 26.052126557346078), ("sd2", 36.197739719576184), ("ulf_power", 5.60364229481705),
    ("vlf_power", 142.069091776716), ("lf_power", 25.245638367431553),
    ("hf_power", 40.53145388319851), ("total_power", 223.42117795721174),
    ("lf_hf_ratio_by_window", 0.6231645712367965), ("lf_hf_ratio", 0.6228653539096612),
    ("ulf_power_pgram", 14.61205498296764), ("vlf_power_pgram", 205.3689258928577),
    ("lf_power_pgram", 50.972744385352115), ("hf_power_pgram", 75.8093688531156),
    ("lf_hf_ratio_pgram", 0.6723805402484531), ("ulf_power_ar", 54.12117335416586),
    ("vlf_power_ar", 93.07745240195356), ("lf_power_ar", 144.9869615751029),
    ("hf_power_ar", 88.3208908234581), ("lf_hf_ratio_ar", 1.641593061656419),
    ("ulf_power_lomb", 0.07099676102358839), ("vlf_power_lomb", 1.027151165064011),
    ("lf_power_lomb", 0.34694364666646094), ("hf_power_lomb", 0.7995777377305434),
    ("lf_hf_ratio_lomb", 0.4339085873641225),
  ]

  // As physioNetRaw, after RRIntervalPreprocess
  static let physioNet: [(MetricID, Double)] = [
    ("mean_nn", 938.9158415841584), ("median_nn", 938), ("mode_nn", 937),
    ("variance_nn", 776.568582168391), ("skewness_nn", 0.0942251772961153),
    ("kurtosis_nn", 2.566740210225718), ("iqr_nn", 39.5), ("sdnn", 27.866980140811652),
    ("rmssd", 30.479582719898847), ("pnn50", 0.0967741935483871), ("beat_count", 404),
    ("ulf_power", 0.07333769711542969), ("vlf_power", 26.556261171282),
    ("lf_power", 482.57253907586556), ("hf_power", 231.56072339728547), ("lf_hf_ratio", 2.08),
    ("total_power", 740.7628613415484), ("ac", -6.96893491124257), ("dc", 6.678571428571445),
    ("sd1", 21.57906465206732), ("sd2", 32.97697883491872), ("sd1_sd2_ratio", 0.6543675441007242),
    ("sampen", 1.6032197695543895), ("apen", 1.0166270507316089),
    ("mean_nn_by_window", 938.9096524765679), ("median_nn_by_window", 938.4),
    ("mode_nn_by_window", 941.8), ("variance_nn_by_window", 782.329731922244),
    ("skewness_nn_by_window", 0.14154428894845328), ("kurtosis_nn_by_window", 2.6353324058091645),
    ("iqr_nn_by_window", 39.35), ("sdnn_by_window", 27.96734084441808),
    ("rmssd_by_window", 30.37101347071685), ("pnn50_by_window", 0.09725635609435031),
    ("beat_count_by_window", 301.2), ("ulf_power_by_window", 0.5856659598168691),
    ("vlf_power_by_window", 33.76129628575969), ("lf_power_by_window", 482.2724202734581),
    ("hf_power_by_window", 229.03760257494636), ("lf_hf_ratio_by_window", 2.1100000000000003),
    ("total_power_by_window", 745.656985093981), ("ac_by_window", -6.965986503505474),
    ("dc_by_window", 7.119796863627357), ("sd1_by_window", 21.511296004465482),
    ("sd2_by_window", 33.18880940694985), ("sd1_sd2_ratio_by_window", 0.6483778524727485),
    ("sampen_by_window", 1.5400101127885528), ("apen_by_window", 0.9138995324969083),
    ("dfa_alpha1", 1.0183491948620897), ("dfa_alpha2", 0.2906808244980612),
  ]
}
