import HRVDSP
import HRVModel
import HRVPipeline
import HRVSimulation
import HRVTestSupport
import Testing

@Suite("What a report shows beside metrics")
struct DetailsTests {
  private static func analyzed(
    seconds: Double, psd: String = "welch", detrending: Detrending = .none,
    presets: [String] = ["task-force"]
  ) throws -> (RecordingAnalysis, RecordingDetails) {
    var simulated = SimulatedRR.Options()
    simulated.durationS = seconds
    let rr = try SimulatedRR(simulated).series
    var settings = SpectralSettings()
    settings.detrending = detrending
    var options = AnalysisOptions()
    let method = try #require(SpectralMethod.named(psd))
    options.estimator = try method.estimator(settings)
    options.metrics = ["rmssd"].compactMap { Metric.named($0) }
    let analysis = Analysis(options: options)
    var workspace = AnalysisWorkspace()
    let recording = Recording(
      provenance: Provenance(file: "x", formatID: "plain-rr"), start: nil, signal: .rr(rr))
    let made = try analysis(recording, using: &workspace)
    return (
      made,
      analysis.details(
        of: made, settings: settings, presets: presets.compactMap(Preset.named), using: &workspace)
    )
  }

  @Test("other estimators are those that did not make the metrics")
  func others() throws {
    func names(_ psd: String, _ detrending: Detrending) throws -> [String] {
      try Self.analyzed(seconds: 200, psd: psd, detrending: detrending).1.otherSpectra.map(\.name)
    }
    #expect(try names("welch", .none) == ["autoregressive (Burg)", "Lomb–Scargle"])
    #expect(try names("ar", .none) == ["Welch", "Lomb–Scargle"])
    // Lomb–Scargle resamples nothing from which a trend could be removed.
    #expect(try names("welch", .linear) == ["autoregressive (Burg)"])
    for other in try Self.analyzed(seconds: 200).1.otherSpectra {
      // The simulated breathing is at 0.25 Hz.
      let spectrum = try other.spectrum.get()
      let hf = spectrum.bins(in: .hf)
      let peak = try #require(
        hf.max { spectrum.densityMs2PerHz[$0] < spectrum.densityMs2PerHz[$1] })
      #expect(Tolerance.absolute(0.01).accepts(Double(peak) * spectrum.resolutionHz, 0.25))
    }
  }

  @Test("a spectrogram is made from 25 minutes on")
  func spectrogram() throws {
    #expect(try Self.analyzed(seconds: 1400).1.spectrogram == nil)
    let (analysis, details) = try Self.analyzed(seconds: 1600)
    let spectrogram = try #require(details.spectrogram)
    // Hand: windows of 300 s every 60 s that end before the end.
    #expect(spectrogram.windows.count == Int((analysis.durationS - 300) / 60) + 1)
  }

  @Test("programs give the compared metrics as they give all, and methods are told")
  func programs() throws {
    let (analysis, details) = try Self.analyzed(seconds: 320, presets: ["neurokit2", "task-force"])
    #expect(details.outcomes.map(\.definition.id) == ["neurokit2", "task-force"])
    let preset = try #require(Preset.named("neurokit2"))
    let all = preset(analysis.rr)
    for result in details.outcomes[0].results {
      #expect(RecordingDetails.comparedMetrics.contains(result.id))
      #expect(all.result(result.id) == result)
    }
    #expect(details.outcomes[0].result("rmssd") != nil && details.outcomes[0].result("cvi") == nil)
    #expect(details.methods.contains("Welch") && details.histogram != nil)
  }

  /// Some minutes of beats, a pause, and as many minutes again: 495 s and the pause.
  private static func paused(forS pauseS: Double) throws -> Recording {
    var builder = RRSeries.Builder()
    func beat() {
      for index in 0..<300 { builder.append(intervalMs: index % 2 == 0 ? 800 : 850) }
    }
    beat()
    builder.addGap(durationMs: pauseS * 1000, cause: .dropout)
    beat()
    return Recording(
      provenance: Provenance(file: "x", formatID: "plain-rr"), start: nil,
      signal: .rr(try builder.finish()))
  }

  @Test("programs that take long are left out of a long recording")
  func slowPrograms() throws {
    var options = AnalysisOptions()
    options.metrics = ["rmssd"].compactMap { Metric.named($0) }
    let analysis = Analysis(options: options)
    func programs(_ pauseS: Double) throws -> [String] {
      var workspace = AnalysisWorkspace()
      return analysis.details(
        of: try analysis(Self.paused(forS: pauseS), using: &workspace),
        presets: ["heartpy", "task-force"].compactMap { Preset.named($0) }, using: &workspace
      ).outcomes.map(\.definition.id)
    }
    #expect(try programs(60) == ["heartpy", "task-force"])
    #expect(try programs(14_400) == ["task-force"])
  }

  @Test("a report has intervals, and windows from 25 minutes on, without their being asked for")
  func completed() throws {
    var options = AnalysisOptions()
    options.metrics = ["rmssd"].compactMap { Metric.named($0) }
    func completed(_ pauseS: Double, _ options: AnalysisOptions) throws -> RecordingAnalysis {
      let analysis = Analysis(options: options)
      var workspace = AnalysisWorkspace()
      return analysis.completed(
        try analysis(Self.paused(forS: pauseS), using: &workspace), using: &workspace)
    }
    // By hand: 495 s of beats and 1125 s of pause hold five windows of 300 s and three of 500 s.
    let short = try completed(60, options)
    #expect(short.windows == nil && short.metrics.count == 1)
    var asked = options
    asked.givesIntervals = true
    #expect(try completed(60, asked).intervals == short.intervals && short.intervals != nil)
    let long = try completed(1125, options)
    #expect(long.windows?.count == 5 && long.metrics.count == 1)
    #expect(
      long.windows?.first?.metrics.map(\.definition.id) == RecordingDetails.windowedMetrics)
    asked.windows = try AnalysisWindows(lengthS: 500)
    #expect(try completed(1125, asked).windows?.count == 3)
    options.preset = Preset.named("task-force")
    let other = try completed(1125, options)
    #expect(other.windows == nil && other.intervals == nil)
  }
}
