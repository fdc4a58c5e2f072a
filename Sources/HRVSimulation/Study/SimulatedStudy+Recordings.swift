internal import HRVModel

extension SimulatedStudy.Options {
  /// The dose as the log can write it, in mg.
  var doseMg: Double { Double(units(dose.elementalMg, decimals: 3)) / 1000 }

  /// When the recording of a day begins, in whole s after local midnight.
  func startOfRecordingS(onDay index: Int) -> Int {
    var stream = RandomStream(seed: seed, .startTimes, index: index)
    let jitter = max(-3, min(3, stream.normal())) * sessions.jitterMinutes
    return Int(((Double(sessions.minuteOfDay) + jitter) * 60).rounded())
  }

  /// The session of a day; `strap` when it is not the usual one.
  func session(onDay index: Int, startS: Int, strap: Strap?) throws(ModelError) -> ExportSession {
    let midnightMs = Int64(firstDay.daysSince1970 + index) * 86_400_000
    let start = Timestamp(
      localMilliseconds: midnightMs + Int64(startS) * 1000, utcOffsetS: sessions.utcOffsetS)
    return try ExportSession(start: start, strap: strap ?? sessions.strap)
  }

  /// The recording of a day whose RMSSD is, in expectation, e^`targetLn`.
  func recording(onDay index: Int, targetLn: Double) throws(ModelError) -> SimulatedRR {
    // 2.7 ms is near the resolution; at 245 ms no normal rhythm would be left.
    try require(targetLn, in: 1...5.5, "lnRMSSD of a day")
    var stream = RandomStream(seed: seed, .recordings, index: index)
    let meanNNMs = person.meanNNMs + max(-3, min(3, stream.normal())) * person.meanNNSDMs
    let scaleMs = ModulationPattern.scaleMs(
      rmssdMs: PortableMath.exponential(targetLn), meanNNMs: meanNNMs)
    var options = SimulatedRR.Options()
    options.durationS = sessions.durationS
    options.meanNNMs = meanNNMs
    options.vlf = ModulationPattern.vlf.scaled(by: scaleMs, phaseTurns: stream.uniform())
    options.lf = ModulationPattern.lf.scaled(by: scaleMs, phaseTurns: stream.uniform())
    options.hf = ModulationPattern.hf.scaled(by: scaleMs, phaseTurns: stream.uniform())
    options.noiseSDMs = ModulationPattern.noiseSD * scaleMs
    options.artefacts = sessions.artefacts
    options.seed = stream.bits()
    return try SimulatedRR(options)
  }
}

/// The proportions of a resting person's modulations; the HF amplitude is the unit.
enum ModulationPattern {
  static let vlf = SimulatedRR.Modulation(amplitudeMs: 0.6, frequencyHz: 0.02)
  static let lf = SimulatedRR.Modulation(amplitudeMs: 0.7, frequencyHz: 0.1)
  static let hf = SimulatedRR.Modulation(amplitudeMs: 1, frequencyHz: 0.25)
  static let noiseSD = 0.35

  /// The HF amplitude, in ms, at which a recording in whole milliseconds has, in expectation,
  /// this RMSSD.
  ///
  /// Beats a mean interval Δ apart see a sinusoid of amplitude a change by a mean square of
  /// 2a²·sin²(πfΔ), white noise by 2σ², and rounding instants to ticks by tick²/2 (a second
  /// difference of errors with variance tick²/12).
  static func scaleMs(rmssdMs: Double, meanNNMs: Double) -> Double {
    var unitMs2 = 2 * noiseSD * noiseSD
    for modulation in [vlf, lf, hf] {
      let sine = PortableMath.sine(turns: modulation.frequencyHz * meanNNMs / 2000)
      unitMs2 += 2 * modulation.amplitudeMs * modulation.amplitudeMs * sine * sine
    }
    return ((rmssdMs * rmssdMs - 0.5) / unitMs2).squareRoot()
  }
}

extension SimulatedRR.Modulation {
  fileprivate func scaled(by factor: Double, phaseTurns: Double) -> Self {
    Self(
      amplitudeMs: amplitudeMs * factor, frequencyHz: frequencyHz, phaseTurns: phaseTurns)
  }
}
