extension ECGSignal {
  /// One signal of several of the same lead, each of which begins at its start, or where the
  /// one before ends when that is later; gaps divide them.
  ///
  /// The rate is that of all samples together. The times in each part are stretched by the
  /// ratio of its own rate to this one, so that its runs and gaps still meet.
  ///
  /// - Precondition: there is a start in s for each signal, the first is 0, none is NaN.
  init(joining parts: [ECGSignal], startsS: [Double]) {
    precondition(parts.count == startsS.count && startsS.first == 0)
    let sampledS = parts.reduce(0) { $0 + Double($1.samplesMv.count) / $1.samplingRateHz }
    let count = parts.reduce(0) { $0 + $1.samplesMv.count }
    let rateHz =
      parts.allSatisfy { $0.samplingRateHz == parts[0].samplingRateHz }
      ? parts[0].samplingRateHz : Double(count) / sampledS
    var samplesMv: [Float] = []
    samplesMv.reserveCapacity(count)
    var runs: [Range<Int>] = []
    var runStartsS: [Double] = []
    var gaps: [Gap] = []
    var clockS = 0.0
    for (part, startS) in zip(parts, startsS) {
      let base = samplesMv.count
      let originS = max(startS, clockS)
      let stretch = part.samplingRateHz / rateHz
      if base > 0 {
        gaps.append(
          Gap(
            beforeInterval: base, startS: clockS,
            durationS: originS + part.runStartsS[0] * stretch - clockS, cause: .recorderPause))
      }
      samplesMv += part.samplesMv
      runs += part.runs.map { $0.lowerBound + base..<$0.upperBound + base }
      runStartsS += part.runStartsS.map { originS + $0 * stretch }
      gaps += part.gaps.map {
        Gap(
          beforeInterval: $0.beforeInterval + base, startS: originS + $0.startS * stretch,
          durationS: $0.durationS * stretch, cause: $0.cause)
      }
      clockS = originS + part.durationS * stretch
    }
    self.init(
      valid: samplesMv, samplingRateHz: rateHz, runs: runs, runStartsS: runStartsS,
      gaps: gaps, lead: parts[0].lead, isCalibrated: parts[0].isCalibrated)
  }
}
