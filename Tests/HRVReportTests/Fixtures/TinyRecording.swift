import HRVModel

/// Two intervals, 800 and 810 ms, and two metrics: small enough to check whole texts by eye.
enum TinyRecording {
  static func analysis() throws -> RecordingAnalysis {
    let rr = try RRSeries(intervalsMs: [800, 810])
    let nn = NNSeries(
      intervalsMs: [800, 810], endTimesS: rr.endTimesS(), runs: rr.runs,
      labels: [.normal, .normal], audit: [], recordedCount: 2, durationS: rr.durationS)
    let tooShort = MetricError.tooShort(neededS: 120, gotS: rr.durationS)
    return RecordingAnalysis(
      recording: Recording(
        provenance: Provenance(file: "tiny.csv", formatID: "plain-rr"), start: nil,
        signal: .rr(rr)),
      rr: rr, nn: nn, correction: "none", spectrum: .failure(tooShort),
      bands: .standard,
      metrics: [
        SyntheticMetrics.row(
          "rmssd", "RMSSD", "ms", .time, "root mean square of successive differences",
          "√(Σ(NNᵢ₊₁ − NNᵢ)² / (n − 1))", .success(10)),
        SyntheticMetrics.row(
          "lf_power", "LF power", "ms²", .frequency, "power from 0.04 to 0.15 Hz",
          "Σ density · bin width", .failure(tooShort)),
      ])
  }
}
