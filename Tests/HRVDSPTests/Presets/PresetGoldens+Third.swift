import HRVModel

extension PresetGoldens {
  // RHRV 5.0.0 with lomb 2.5.0, R 4.2.2: LoadBeatRR(scale = 0.001), BuildNIHR,
  // CreateTimeAnalysis, PoincarePlot, InterpolateNIHR, CalculatePowerBand(size = 300,
  // shift = 30), CalculatePSD, CalculateEnergyInPSDBands
  static let rhrv: [(MetricID, Double)] = [
    ("sdnn", 27.5794366365498), ("rmssd", 30.52551625865115), ("sdsd", 30.561863076603636),
    ("pnn50", 9.761904761904763), ("sdnni_5min", 27.258226879272485), ("irrr", 39.00000000000148),
    ("madrr", 24.00000000000091), ("hti", 8.591836734693878), ("tinn", 134.24744897959184),
    ("sd1", 21.61050062716119), ("sd2", 32.46901466047894), ("ulf_power", 5.230775409218103),
    ("vlf_power", 147.13857662798873), ("lf_power", 23.004353189231555),
    ("hf_power", 39.4174825281768), ("total_power", 227.19689823365206),
    ("lf_hf_ratio_by_window", 0.5834860856202703), ("lf_hf_ratio", 0.5836078743178831),
    ("ulf_power_pgram", 6.881170471173749), ("vlf_power_pgram", 201.0698934649464),
    ("lf_power_pgram", 29.551182488498654), ("hf_power_pgram", 52.821486330314364),
    ("lf_hf_ratio_pgram", 0.5594538234631078), ("ulf_power_ar", 42.64076112525527),
    ("vlf_power_ar", 86.18142506501583), ("lf_power_ar", 108.99074252872478),
    ("hf_power_ar", 47.99309908622571), ("lf_hf_ratio_ar", 2.2709669640818366),
    ("ulf_power_lomb", 0.03985973389577416), ("vlf_power_lomb", 0.9523365904434432),
    ("lf_power_lomb", 0.2031334683661955), ("hf_power_lomb", 0.5375514121796138),
    ("lf_hf_ratio_lomb", 0.3778865867779022),
  ]

  // PhysioNet Cardiovascular Signal Toolbox, HEAD of 2022-10, on GNU Octave 7.3.0: its functions
  // on all intervals as one window, and the means over its windows of 300 s every 30 s
  static let physioNetRaw: [(MetricID, Double)] = [
    ("mean_nn", 938.8190476190476), ("median_nn", 938), ("mode_nn", 948),
    ("variance_nn", 762.3299465848395), ("skewness_nn", 0.10011032594486056),
    ("kurtosis_nn", 2.589022909197203), ("iqr_nn", 39), ("sdnn", 27.610323188706783),
    ("rmssd", 30.561921180661784), ("pnn50", 0.09785202863961814), ("beat_count", 420),
    ("ulf_power", 0.0217391615068485), ("vlf_power", 22.94662352650248),
    ("lf_power", 479.8634811802547), ("hf_power", 226.4501474859584), ("lf_hf_ratio", 2.12),
    ("total_power", 729.2819913542224), ("ac", -6.556818181818187), ("dc", 6.1630434782608745),
    ("sd1", 21.63633496813023), ("sd2", 32.504290521661), ("sd1_sd2_ratio", 0.6656455077434066),
    ("sampen", 1.5181127579797078), ("apen", 0.9968218535491316),
    ("mean_nn_by_window", 938.7798085420524), ("median_nn_by_window", 938.4),
    ("mode_nn_by_window", 938.2), ("variance_nn_by_window", 772.4498996294794),
    ("skewness_nn_by_window", 0.1533320494428477), ("kurtosis_nn_by_window", 2.6467286870564832),
    ("iqr_nn_by_window", 39.3), ("sdnn_by_window", 27.790052427785287),
    ("rmssd_by_window", 30.591534066000712), ("pnn50_by_window", 0.09961301862755505),
    ("beat_count_by_window", 314.2), ("ulf_power_by_window", 0.5364157620960082),
    ("vlf_power_by_window", 30.639303601512978), ("lf_power_by_window", 479.66264501016167),
    ("hf_power_by_window", 225.40959027299465), ("lf_hf_ratio_by_window", 2.13),
    ("total_power_by_window", 736.2479546467653), ("ac_by_window", -6.484825566218251),
    ("dc_by_window", 6.5860372482741925), ("sd1_by_window", 21.66592394218579),
    ("sd2_by_window", 32.78743455714438), ("sd1_sd2_ratio_by_window", 0.6610852864865194),
    ("sampen_by_window", 1.4817566728132152), ("apen_by_window", 0.911052368039147),
    ("dfa_alpha1", 1.0008298531846531), ("dfa_alpha2", 0.3433914288283091),
  ]
}
