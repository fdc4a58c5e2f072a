import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Spectrogram")
struct SpectrogramTests {
  /// Twenty minutes of beats: ten with breathing at 0.2 Hz, ten at 0.3 Hz.
  private func nn() throws -> NNSeries {
    let first = sinusoidalIntervalsMs(meanMs: 800, amplitudeMs: 30, hz: 0.2, durationS: 600)
    let second = sinusoidalIntervalsMs(meanMs: 800, amplitudeMs: 20, hz: 0.3, durationS: 600)
    return try uncorrected(first + second)
  }

  @Test("shows when a rhythm changes")
  func change() throws {
    let windows = try AnalysisWindows(lengthS: 120, stepS: 60)
    let estimator = try SpectrogramEstimator(windows)
    var workspace = SpectralWorkspace()
    let spectrogram = estimator(try nn(), using: &workspace)
    // By hand: 1200 s hold 19 windows; segments of 60 s, bins up to 0.5 Hz.
    #expect(spectrogram.windows.count == 19)
    #expect(spectrogram.resolutionHz == 4.0 / 240)
    #expect(spectrogram.binCount == 31)
    for (i, window) in spectrogram.windows.enumerated() where window.invalidity == nil {
      let density = try spectrogram.densityMs2PerHz(ofWindow: i)
      let peak = try #require(density.indices.max { density[$0] < density[$1] })
      let hz = Double(peak - density.startIndex) * spectrogram.resolutionHz
      if window.startS <= 480 { #expect(abs(hz - 0.2) < 0.01) }
      if window.startS >= 600 { #expect(abs(hz - 0.3) < 0.01) }
      // A²/2, less what the spline takes.
      let power = try spectrogram.powerMs2(in: .hf, ofWindow: i)
      if window.startS <= 480 { #expect(Tolerance.relative(0.02).accepts(power, 450)) }
      if window.startS >= 600 { #expect(Tolerance.relative(0.04).accepts(power, 200)) }
    }
  }

  @Test("a window is Welch's spectrum of its intervals, whatever came before")
  func windows() throws {
    let nn = try uncorrected(randomIntervalsMs(1500, meanMs: 800, spreadMs: 60, seed: 2))
    let windows = try AnalysisWindows(lengthS: 300)
    let estimator = try SpectrogramEstimator(windows, maximumHz: 2)
    var workspace = SpectralWorkspace()
    let spectrogram = estimator(nn, using: &workspace)
    #expect(spectrogram.windows.count == 4)
    let welch = WelchEstimator(try WelchOptions(segmentS: 150))
    for (i, window) in spectrogram.windows.enumerated() {
      let range = nn.indices(fromS: window.startS, toS: window.startS + 300)
      let expected = try welch.spectrum(of: nn, in: range, using: &workspace)
      #expect(
        try Array(spectrogram.densityMs2PerHz(ofWindow: i)) == expected.densityMs2PerHz)
    }
    #expect(estimator(nn, using: &workspace) == spectrogram)
  }

  @Test("gaps leave reasons")
  func gaps() throws {
    let second = [Double](repeating: 1000, count: 290)
    // Windows of 300 s: whole; a gap of 10 s in the middle; 200 s missing.
    let nn = try uncorrected(
      second + Array(second.prefix(160)) + [.nan] + Array(second.prefix(140))
        + [Double](repeating: .nan, count: 20) + Array(second.prefix(100)))
    let windows = try AnalysisWindows(lengthS: 300)
    var workspace = SpectralWorkspace()
    let spectrogram = try SpectrogramEstimator(windows, segmentS: 170)(nn, using: &workspace)
    #expect(spectrogram.windows.count == 3)
    #expect(spectrogram.windows[0].invalidity == nil)
    #expect(try spectrogram.densityMs2PerHz(ofWindow: 0).allSatisfy { $0 == 0 })
    guard case .noContiguousStretch = spectrogram.windows[1].invalidity else {
      Issue.record("stretches of 160 and 130 s")
      return
    }
    guard case .tooLittleCovered = spectrogram.windows[2].invalidity else {
      Issue.record("100 s of 300")
      return
    }
    #expect(throws: MetricError.self) { try spectrogram.densityMs2PerHz(ofWindow: 2) }
  }

  @Test("options that make no sense are refused")
  func options() throws {
    let windows = try AnalysisWindows(lengthS: 120)
    #expect(throws: ModelError.self) { try SpectrogramEstimator(windows, segmentS: 120) }
    #expect(throws: ModelError.self) { try SpectrogramEstimator(windows, maximumHz: 2.1) }
    #expect(throws: ModelError.self) {
      try SpectrogramEstimator(AnalysisWindows(lengthS: 15))
    }
  }
}
