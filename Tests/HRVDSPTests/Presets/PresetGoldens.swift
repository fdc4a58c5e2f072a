import HRVModel

/// What packages print for a small series made by a formula, digit by digit.
enum PresetGoldens {
  /// The series: 420 whole milliseconds, 394.3 s.
  static let intervalsMs: [Double] = (0..<420).map { (i: Int) -> Double in
    let saw = (i * 37 % 101) / 2
    let ramp = abs(i % 24 - 12) * 6
    let noise = i * i % 47
    return Double(860 + saw + ramp + noise)
  }

  /// The series with premature and late beats, and an interval on either side of what the
  /// PhysioNet toolbox believes.
  static let spikedMs: [Double] = intervalsMs.enumerated().map { i, ms in
    switch (i, i % 60) {
    case (200, _): 2100
    case (301, _): 350
    case (_, 30): ms - 300
    case (_, 31): ms + 300
    default: ms
    }
  }

  /// The values by the id of the preset that reproduces them.
  static let all: [(preset: String, values: [(MetricID, Double)])] = [
    ("neurokit2", neuroKit2 + neuroKit2Methods), ("pyhrv", pyHRV),
    ("hrv-analysis", hrvAnalysis + hrvAnalysisLomb),
    ("systole", systole), ("biosppy", bioSPPy), ("biosppy-raw", bioSPPyRaw),
    ("heartpy", heartPy), ("sleepecg", sleepECG), ("rhenan", rhenan), ("rhrv", rhrv),
    ("physionet-raw", physioNetRaw),
  ]

  /// The same of the series with spikes, of programs that remove them.
  static let spiked: [(preset: String, values: [(MetricID, Double)])] = [
    ("rhrv-filtered", rhrvFiltered), ("physionet", physioNet),
  ]
}
