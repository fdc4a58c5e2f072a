import HRVModel
import Testing

@testable import HRVReport

@Suite("Quality of a recording")
struct RecordingQualityTests {
  @Test("a clean recording is good, and says nothing more")
  func good() throws {
    var synthetic = SyntheticRecording()
    (synthetic.artefactEvery, synthetic.gapAt) = (nil, nil)
    let quality = RecordingQuality(try synthetic.analysis())
    #expect(quality.grade == .good && quality.objections.isEmpty)
  }

  // Hand: every tenth of 420 intervals is an artefact, 10 %.
  @Test("more than one interval in twenty corrected asks for care")
  func corrected() throws {
    var synthetic = SyntheticRecording()
    (synthetic.artefactEvery, synthetic.gapAt) = (10, nil)
    let quality = RecordingQuality(try synthetic.analysis())
    #expect(quality.grade == .careful)
    #expect(
      quality.objections.map(\.text).contains { $0.hasPrefix("10.0\u{A0}% of the intervals") })
  }

  @Test("a short recording asks for care")
  func short() throws {
    let quality = RecordingQuality(try TinyRecording.analysis())
    #expect(quality.grade == .careful)
    #expect(quality.objections.count == 1 && quality.objections[0].text.contains("1.6 s"))
  }

  @Test("what was refused as a whole is not usable")
  func refused() throws {
    let analysis = try SyntheticRecording().analysis()
    let reason = MetricError.atrialFibrillation(suspected: 3, stretches: 3)
    let refused = RecordingAnalysis(
      recording: analysis.recording, rr: analysis.rr, nn: analysis.nn, correction: "none",
      spectrum: analysis.spectrum, bands: .standard,
      metrics: analysis.metrics.map { MetricResult($0.definition, .failure(reason)) })
    let quality = RecordingQuality(refused)
    #expect(quality.grade == .unusable)
    #expect(quality.objections[0].text.contains("atrial fibrillation"))
  }

  @Test("published figures stand beside recordings of their length only")
  func published() throws {
    var synthetic = SyntheticRecording()
    #expect(PublishedRange.of("rmssd", try synthetic.analysis())?.text == "42 ± 15")
    #expect(PublishedRange.of("lf_hf_ratio", try synthetic.analysis()) == nil)
    synthetic.beats = 4000
    #expect(PublishedRange.of("rmssd", try synthetic.analysis()) == nil)
  }
}
