import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite("Strips of the ECG")
struct ECGStripChartTests {
  /// 60 s at 100 Hz in two runs, 30 s apart by 10 s; a beat a second, those at `odd` not normal.
  static func analysis(odd: [Int: BeatType]) throws -> RecordingAnalysis {
    let whole = try SyntheticRecording(beats: 60).analysis()
    let samples = (0..<6000).map { Float($0 % 100 == 0 ? 1 : 0) }
    let signal = try ECGSignal(
      samplesMv: samples, samplingRateHz: 100, runs: [0..<3000, 3000..<6000],
      runStartsS: [0, 40], gaps: [])
    let times = (1..<30).map(Double.init) + (41..<70).map(Double.init)
    let recording = Recording(
      provenance: Provenance(file: "ecg.txt", formatID: "wfdb"), start: nil, signal: .ecg(signal))
    return RecordingAnalysis(
      recording: recording, rr: whole.rr,
      ecg: ECGFindings(
        beats: times.map { DetectedBeat(timeS: $0, amplitudeMv: 1) },
        types: times.map { odd[Int($0)] ?? .normal }, quality: []),
      nn: whole.nn, correction: "none", spectrum: whole.spectrum, bands: .standard,
      metrics: whole.metrics)
  }

  private func count(_ part: String, in chart: ECGStripChart) -> Int {
    SVG.group(chart.drawing(chart.sizes[0])).source.components(separatedBy: part).count - 1
  }

  // By hand: 20 and 21 s share a strip, 50 s has its own; from 17 to 23 s and from 47 to 53 s there
  // are seven beats each.
  @Test("each place has a strip, each beat on it a letter")
  func strips() throws {
    let chart = try #require(
      ECGStripChart(
        try Self.analysis(odd: [20: .ventricular, 21: .ventricular, 50: .supraventricular])))
    #expect(count("class=\"ecg\"", in: chart) == 2 && count("class=\"peak\"", in: chart) == 14)
    #expect(count(">V<", in: chart) == 2 && count(">S<", in: chart) == 1)
    #expect(chart.summary.hasPrefix("2 places are shown"))
  }

  @Test("no line is drawn across a gap, and strips stay within the recording")
  func gap() throws {
    let chart = try #require(ECGStripChart(try Self.analysis(odd: [29: .paced])))
    let source = SVG.group(chart.drawing(chart.sizes[0])).source
    let start = try #require(source.range(of: "class=\"ecg\" d=\""))
    let path = source[start.upperBound...].prefix { $0 != "\"" }
    // From 26 to 32 s there are samples until 30 s alone: one stroke, four beats.
    #expect(path.count { $0 == "M" } == 1 && count("class=\"peak\"", in: chart) == 4)
    let last = try #require(ECGStripChart(try Self.analysis(odd: [69: .ventricular])))
    // The strip ends with the recording, at 70 s: the beats from 64 to 69 s.
    #expect(count("class=\"peak\"", in: last) == 6)
  }

  @Test("many places give four strips, none gives the middle, and intervals give nothing")
  func choice() throws {
    let odd = Dictionary(uniqueKeysWithValues: (1..<70).map { ($0, BeatType.ventricular) })
    let many = try #require(ECGStripChart(try Self.analysis(odd: odd)))
    #expect(count("class=\"ecg\"", in: many) == 4 && many.summary.hasPrefix("4 of "))
    let none = try #require(ECGStripChart(try Self.analysis(odd: [:])))
    #expect(count("class=\"ecg\"", in: none) == 1 && none.summary.contains("the middle"))
    #expect(ECGStripChart(try SyntheticRecording().analysis()) == nil)
    let page = ParsedPage(RecordingReport.html(try Self.analysis(odd: odd), disclaimer: "d"))
    #expect(
      page.error == nil
        && page.elements(named: "figure").contains { $0.attributes["id"] == "r1-strips" })
  }
}
