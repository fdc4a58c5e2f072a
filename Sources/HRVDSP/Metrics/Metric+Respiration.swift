internal import HRVModel

extension Metric {
  /// The rate of breathing, as the heart shows it.
  ///
  /// On simulated recordings of five minutes, breathing at 0.1–0.4 Hz with noise 15 dB below it,
  /// the error is below 0.003 Hz. It cannot tell slow breathing from the waves of blood pressure
  /// near 0.1 Hz when no other rhythm is there: what it finds outside HF deserves a look.
  static let respirationRate = Metric(
    "respiration_rate", symbol: "respiration", unit: "Hz", family: .frequency,
    summary: "rate of breathing, from respiratory sinus arrhythmia between 0.07 and 0.5 Hz",
    formula: """
      the density, smoothed by a triangle of 0.01 Hz each way, has a highest peak from 0.15 Hz to \
      0.5 Hz (or half the mean heart rate) and one from 0.07 to 0.15 Hz; the faster one is breathing \
      when it is 5 times the lower quartile of its range, unless the slower has 15 times its power \
      (over 0.02 Hz each way), or 6 times and the faster is its harmonic; the place is the vertex of \
      the parabola through the logarithms of three bins
      """,
    source: """
      peak of respiratory sinus arrhythmia: A. Schäfer, K. W. Kratky, Ann. Biomed. Eng. 36(3), 2008, \
      pp. 476–485, doi:10.1007/s10439-007-9428-1; the choice between two peaks is our own
      """,
    needs: "a spectrum with segments of 60 s or more, and a peak that stands out"
  ) { input, workspace throws(MetricError) in
    let spectrum = try input.spectrum.get()
    let shortestS = 60.0
    guard spectrum.estimate.segmentS * (1 + 1e-9) >= shortestS else {
      throw .unresolved(
        band: "respiration", lowerEdgeHz: 1 / shortestS,
        resolutionHz: 1 / spectrum.estimate.segmentS)
    }
    guard
      let hz = workspace.respiration.rateHz(spectrum, meanNNMs: input.statistics.meanMs)
    else { throw .undefined("no rhythm stands out between 0.07 and 0.5 Hz") }
    return hz
  }
}
