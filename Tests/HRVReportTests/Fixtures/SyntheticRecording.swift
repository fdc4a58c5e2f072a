import HRVModel

/// A made-up recording: breathing at 0.25 Hz, a slower wave at 0.1 Hz, drift and noise, with
/// artefacts and gaps where they are asked for.
struct SyntheticRecording {
  var file = "2026-03-02 07-15-00.csv"
  var device: String? = "Polar H10"
  var beats = 420
  var artefactEvery: Int? = 90
  var gapAt: Int? = 260
  var hasStart = true
  var hasSpectrum = true
  var remarks: [ReadingRemark] = []
  var lead: String?
  var seed: UInt64 = 1

  func analysis(
    spectrum given: Result<Spectrum, MetricError>? = nil
  ) throws -> RecordingAnalysis {
    let clean = intervalsMs()
    var builder = RRSeries.Builder()
    var replaced: [(index: Int, label: BeatLabel)] = []
    for (index, intervalMs) in clean.enumerated() {
      if index == gapAt { builder.addGap(durationMs: 14_000, cause: .dropout) }
      guard let artefactEvery, index % artefactEvery == artefactEvery / 2 else {
        builder.append(intervalMs: intervalMs)
        continue
      }
      let isMissed = (index / artefactEvery) % 2 == 0
      replaced.append((index, isMissed ? .missed : .ectopic))
      builder.append(intervalMs: isMissed ? intervalMs * 1.9 : intervalMs * 0.6)
    }
    let rr = try builder.finish()
    let nn = corrected(rr, clean, replaced)
    let spectrum =
      given
      ?? (hasSpectrum
        ? .success(spectrum()) : .failure(.tooShort(neededS: 120, gotS: rr.durationS)))
    return RecordingAnalysis(
      recording: try recording(rr), rr: rr, nn: nn, correction: "medium",
      spectrum: spectrum, bands: .standard,
      metrics: SyntheticMetrics.all(nn, spectrum, durationS: rr.durationS))
  }

  private func recording(_ rr: RRSeries) throws -> Recording {
    let day = CivilDay(year: 2026, month: 3, day: 2)
    let start = day.flatMap { Timestamp(day: $0, hour: 7, minute: 15, utcOffsetS: 3600) }
    let signal: Recording.Signal =
      if let lead {
        .ecg(try ECGSignal(samplesMv: [0, 1, 0], samplingRateHz: 130, lead: lead))
      } else { .rr(rr) }
    return Recording(
      provenance: Provenance(file: file, formatID: "elite-hrv", device: device),
      start: hasStart ? start.map { RecordingStart(timestamp: $0, source: .fileName) } : nil,
      signal: signal, remarks: remarks)
  }

  private func corrected(
    _ rr: RRSeries, _ clean: [Double], _ replaced: [(index: Int, label: BeatLabel)]
  ) -> NNSeries {
    let times = rr.endTimesS()
    var labels = [BeatLabel](repeating: .normal, count: clean.count)
    let audit = replaced.map { index, label in
      labels[index] = label
      return ArtefactDecision(
        recordedIndex: index, endTimeS: times[index], recordedMs: rr.intervalsMs[index],
        label: label, replacementMs: clean[index], referenceMs: 860, allowedMs: 250)
    }
    return NNSeries(
      intervalsMs: clean, endTimesS: times, runs: rr.runs, labels: labels, audit: audit,
      recordedCount: rr.intervalsMs.count, durationS: rr.durationS)
  }

  private func intervalsMs() -> [Double] {
    var generator = SplitMix64(seed: seed)
    var (timeS, drift) = (0.0, 0.0)
    return (0..<beats).map { _ in
      drift = drift * 0.985 + (generator.nextUniform() - 0.5) * 16
      let noise = (generator.nextUniform() + generator.nextUniform() - 1) * 16
      let wave = 34 * Self.sine(timeS * 0.25) + 26 * Self.sine(timeS * 0.1)
      let intervalMs = (870 + wave + drift + noise).rounded()
      timeS += intervalMs / 1000
      return intervalMs
    }
  }

  /// sin 2πx by Bhaskara's rational approximation, which is near enough for a wave to look at.
  private static func sine(_ turns: Double) -> Double {
    let x = (turns - turns.rounded(.down)) * 2
    let y = x < 1 ? x : x - 1
    let half = 16 * y * (1 - y) / (5 - 4 * y * (1 - y))
    return x < 1 ? half : -half
  }

  private func spectrum() -> Spectrum {
    var generator = SplitMix64(seed: seed &+ 77)
    let resolutionHz = 4.0 / 1200
    let density = (0..<200).map { bin -> Double in
      let hz = Double(bin) * resolutionHz
      func peak(_ at: Double, _ width: Double, _ height: Double) -> Double {
        height / (1 + (hz - at) * (hz - at) / (width * width))
      }
      let smooth = peak(0.25, 0.012, 16_000) + peak(0.1, 0.012, 9_000) + 60 / (hz + 0.004)
      return smooth * (0.6 + 0.8 * generator.nextUniform())
    }
    return Spectrum(
      densityMs2PerHz: density, resolutionHz: resolutionHz,
      estimate: SpectralEstimate(
        method: "Welch", samplingRateHz: 4, segmentS: 300, segmentCount: 3))
  }
}
