import HRVDSP
import HRVModel
import HRVPipeline
import HRVSimulation
import HRVTestSupport
import Testing

@Suite("What an ECG tells of its beats")
struct BeatTypeTests {
  private func recording(_ signal: Recording.Signal) -> Recording {
    Recording(
      provenance: Provenance(file: "made", formatID: "made"), start: nil, signal: signal)
  }

  private func analysis(
    _ signal: Recording.Signal, _ change: (inout AnalysisOptions) -> Void = { _ in }
  ) throws -> RecordingAnalysis {
    var options = AnalysisOptions()
    change(&options)
    var workspace = AnalysisWorkspace()
    return try Analysis(options: options)(recording(signal), using: &workspace)
  }

  // Simulated: the premature beats have a shape of their own, and the truth is known.
  @Test("only intervals between normal beats make heart rate variability")
  func ectopic() throws {
    var heart = SimulatedRR.Options()
    heart.durationS = 300
    heart.seed = 5
    heart.artefacts.ectopic = 12
    var ecg = SimulatedECG.Options()
    ecg.signalToNoiseDb = 24
    let simulated = try SimulatedECG(SimulatedRR(heart), ecg)
    let found = try analysis(.ecg(simulated.signal))
    let findings = try #require(found.ecg)
    #expect(findings.keptCount == findings.beats.count)
    let premature = findings.beats.indices.filter { findings.types[$0] == .ventricular }
    let truth = simulated.truth.ectopicBeats.map { simulated.truth.rTimesS[$0] }
    #expect(premature.count == truth.count)
    for (index, timeS) in zip(premature, truth) {
      #expect(abs(findings.beats[index].timeS - timeS) < 0.05)
    }
    // Two intervals meet at each of them; both are in the audit, as ectopic.
    #expect(found.rr.ectopicIntervals.count == 2 * truth.count)
    let audited = Set(found.nn.audit.filter { $0.label == .ectopic }.map(\.recordedIndex))
    #expect(audited.isSuperset(of: found.rr.ectopicIntervals))

    // The same heart without them, as its intervals were simulated.
    heart.artefacts.ectopic = 0
    let clean = try analysis(.rr(try SimulatedRR(heart).series)) { $0.correction = .none }
    let (got, expected) = (
      try #require(found.metric("rmssd")).value.get(),
      try #require(clean.metric("rmssd")).value.get()
    )
    // One interval in 14 is interpolated: a few percent.
    #expect(abs(got / expected - 1) < 0.06, "\(got) \(expected)")
  }

  @Test("in atrial fibrillation there is no HRV, and the reason is told")
  func fibrillation() throws {
    let intervalsMs = FibrillatingRR().intervalsMs(count: 600, seed: 3)
    let rr = try RRSeries(intervalsMs: intervalsMs)
    let refused = try analysis(.rr(rr)) { $0.givesIntervals = true }
    for metric in refused.metrics {
      guard case .failure(.atrialFibrillation(let suspected, let stretches)) = metric.value else {
        Issue.record("\(metric.definition.id) has a value")
        continue
      }
      #expect(suspected > 0 && suspected <= stretches)
    }
    #expect(refused.intervals?.allSatisfy { (try? $0.interval.get()) == nil } == true)
    #expect((refused.rhythm.fibrillatingFraction ?? 0) > 0.9)

    let allowed = try analysis(.rr(rr)) {
      $0.allowsFibrillation = true
      $0.maximumCorrectedFraction = 1
      $0.correction = .none
    }
    #expect(try #require(allowed.metric("rmssd")).value.get() > 50)
  }

  @Test("windows before a fibrillation have values, those in it have the reason")
  func paroxysm() throws {
    var heart = SimulatedRR.Options()
    heart.durationS = 7200
    heart.seed = 8
    let sinus = try SimulatedRR(heart).series.intervalsMs
    let rr = try RRSeries(intervalsMs: sinus + FibrillatingRR().intervalsMs(count: 600, seed: 4))
    let night = try analysis(.rr(rr)) {
      $0.windows = try? AnalysisWindows(lengthS: 300, stepS: 300)
    }
    // Less than a fifth of the stretches: the whole has values.
    #expect((night.rhythm.fibrillatingFraction ?? 1) < 0.1)
    #expect(throws: Never.self) { try #require(night.metric("rmssd")).value.get() }
    let windows = try #require(night.windows)
    #expect(windows.first?.invalidity == nil)
    guard case .atrialFibrillation? = windows.last(where: { $0.intervalCount > 0 })?.invalidity
    else {
      Issue.record("\(windows.map(\.invalidity))")
      return
    }
    // Nothing was corrected too much here, so that only rhythm and coverage refuse. The last window
    // of a spectrogram of the same windows is refused as that one is.
    var workspace = AnalysisWorkspace()
    var spectral = SpectralWorkspace()
    let plain = Analysis(options: AnalysisOptions())
    let spectrogram = plain.spectrogram(
      of: night, by: try SpectrogramEstimator(AnalysisWindows(lengthS: 300, stepS: 300)),
      using: &spectral)
    #expect(spectrogram.windows.map(\.invalidity) == windows.map(\.invalidity))
    #expect(
      plain.details(of: night, presets: [], using: &workspace).spectrogram?.windows.last?.invalidity
        != nil)
    var options = AnalysisOptions()
    options.allowsFibrillation = true
    let allowed = Analysis(options: options).details(of: night, presets: [], using: &workspace)
    let fibrillating = allowed.spectrogram?.windows.contains { window in
      if case .atrialFibrillation? = window.invalidity { true } else { false }
    }
    #expect(fibrillating == false)
  }

  // Simulated: from 40 to 80 s the lead hangs loose, and noise as high as the beats is recorded.
  @Test("beats in noise are dropped with a gap, unless all are asked for")
  func noise() throws {
    var heart = SimulatedRR.Options()
    heart.durationS = 120
    let simulated = try SimulatedECG(SimulatedRR(heart), SimulatedECG.Options())
    let rateHz = simulated.signal.samplingRateHz
    var samplesMv = simulated.signal.samplesMv
    var generator = SplitMix64(seed: 2)
    for i in Int(40 * rateHz)..<Int(80 * rateHz) {
      samplesMv[i] = Float(generator.nextUniform() + generator.nextUniform() - 1)
    }
    let ecg = try ECGSignal(samplesMv: samplesMv, samplingRateHz: rateHz)
    let found = try analysis(.ecg(ecg))
    let findings = try #require(found.ecg)
    #expect(findings.keptCount < findings.beats.count)
    let gap = try #require(found.gaps.first { $0.cause == .unusableSignal })
    #expect(gap.startS > 28 && gap.startS < 41 && gap.startS + gap.durationS > 79)

    let all = try #require(try analysis(.ecg(ecg)) { $0.usesAllBeats = true }.ecg)
    #expect(all.beats == findings.beats && all.keptCount == all.beats.count)
  }

  @Test("sinus rhythm is judged and not refused")
  func sinus() throws {
    let found = try analysis(.rr(try SimulatedRR(.init()).series))
    #expect(found.rhythm.fibrillatingFraction == 0)
    #expect(throws: Never.self) { try #require(found.metric("rmssd")).value.get() }
  }
}
