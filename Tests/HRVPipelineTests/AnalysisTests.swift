import Foundation
import HRVDSP
import HRVIngest
import HRVModel
import HRVPipeline
import HRVSimulation
import HRVTestSupport
import Testing

@Suite("From a file to its metrics")
struct AnalysisTests {
  private func value(_ id: MetricID, of analysis: RecordingAnalysis) throws -> Double {
    try #require(analysis.metric(id)).value.get()
  }

  private func analysis(
    _ intervalsMs: [Double], _ options: AnalysisOptions = AnalysisOptions()
  ) throws -> RecordingAnalysis {
    let text = intervalsMs.map { "\($0)\n" }.joined()
    let recording = try RecordingReader().read(bytes: Array(text.utf8), file: "x.txt")
    var workspace = AnalysisWorkspace()
    return try Analysis(options: options)(recording, using: &workspace)
  }

  // Published: eight packages agree on this recording without correction (SDNN, RMSSD, SD1,
  // SD2 to all their digits; 321 of 909 differences exceed 50 ms, 10 are exactly 50 ms).
  @Test(
    "gives the published values of a real recording",
    .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)))
  func published() throws {
    var options = AnalysisOptions()
    options.correction = .none
    let path = try #require(RealData.url("plain_rr/rest_rri.txt")).path
    var workspace = AnalysisWorkspace()
    let analysis = try Analysis(options: options)(fileAt: path, using: &workspace)
    #expect(analysis.beatCount == 910)
    for (id, expected) in [
      ("sdnn", 57.818178), ("rmssd", 55.137442), ("sd1", 39.009455),
    ] {
      let got = try value(MetricID(rawValue: id), of: analysis)
      #expect(Tolerance.absolute(5e-7).accepts(got, expected), "\(id) \(got)")
    }
    #expect(Tolerance.absolute(5e-4).accepts(try value("sd2", of: analysis), 71.862))
    #expect(Tolerance.relative(1e-14).accepts(try value("pnn50", of: analysis), 32_100.0 / 909))
  }

  // Closed form: a sinusoid of amplitude A has the power A²/2. Cubic interpolation lowers HF.
  @Test(
    "gives the power of known sinusoids", arguments: [(850.0, 0.25), (850, 0.27), (1000, 0.27)])
  func sinusoids(meanNNMs: Double, hfHz: Double) throws {
    var heart = SimulatedRR.Options()
    heart.durationS = 900
    heart.meanNNMs = meanNNMs
    heart.noiseSDMs = 0
    heart.resolution = .exact
    heart.lf = .init(amplitudeMs: 30, frequencyHz: 0.1)
    heart.hf = .init(amplitudeMs: 40, frequencyHz: hfHz)
    let analysis = try analysis(SimulatedRR(heart).series.intervalsMs)
    #expect(analysis.nn.audit.isEmpty)
    #expect(Tolerance.relative(0.015).accepts(try value("lf_power", of: analysis), 450))
    #expect(Tolerance.relative(0.05).accepts(try value("hf_power", of: analysis), 800))
    #expect(Tolerance.absolute(0.001).accepts(try value("hf_peak", of: analysis), hfHz))
  }

  // Simulated: the same heart as intervals and as an ECG at 130.06 Hz with noise of 20 dB.
  @Test("finds in an ECG what the intervals of the same heart hold")
  func ecg() throws {
    var heart = SimulatedRR.Options()
    heart.durationS = 180
    heart.resolution = .exact
    heart.seed = 5
    let rr = try SimulatedRR(heart)
    var options = SimulatedECG.Options()
    options.signalToNoiseDb = 20
    let ecg = try SimulatedECG(rr, options)
    let recording = Recording(
      provenance: Provenance(file: "ecg", formatID: "test"), start: nil, signal: .ecg(ecg.signal))
    var workspace = AnalysisWorkspace()
    let analysis = try Analysis()(recording, using: &workspace)
    #expect(analysis.beatCount == ecg.truth.rTimesS.count)
    #expect(analysis.gaps.isEmpty)
    #expect(
      Tolerance.relative(0.01).accepts(try value("rmssd", of: analysis), rr.truth.rmssdMs))
  }

  @Test("what the person says of the start stands above the file, and zones are applied")
  func start() throws {
    let day = try #require(CivilDay(year: 2026, month: 7, day: 1))
    let said = try #require(Timestamp(day: day, hour: 7, minute: 0))
    var options = AnalysisOptions()
    #expect(try analysis([800, 810, 790], options).recording.start == nil)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "2017-06-29 13-11-53.txt").path
    try Data("800\n810\n790\n".utf8).write(to: URL(filePath: path))

    #expect(try Analysis().recording(at: path).start?.source == .fileName)
    options.starts = [path: said]
    options.zone = ZoneRules(name: "+02:00", utcOffsetS: 7200)
    let placed = try #require(try Analysis(options: options).recording(at: path).start)
    #expect(placed.source == .manifest)
    #expect(placed.timestamp.description == "2026-07-01T07:00:00.000+02:00")
    options.start = Timestamp(unixMilliseconds: 0)
    let option = try #require(try Analysis(options: options).recording(at: path).start)
    #expect(option.source == .option)
    #expect(option.timestamp.description == "1970-01-01T02:00:00.000+02:00")
  }

  // Hand: 2024-07-01T05:00:00Z is seven in the morning on a clock two hours ahead.
  @Test("with a zone, instants are shown on its clocks, and no unknown clock is remarked on")
  func instants() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a_RRIntervals.csv").path
    var text = "timestamp, rr, since_start \n\n"
    for i in 0..<40 { text += "\(1_719_810_000_000 + i * 800),800,\(i * 800)\n" }
    try Data(text.utf8).write(to: URL(filePath: path))

    #expect(try !Analysis().recording(at: path).remarks.isEmpty)
    var options = AnalysisOptions()
    options.zone = ZoneRules(name: "+02:00", utcOffsetS: 7200)
    let recording = try Analysis(options: options).recording(at: path)
    #expect(recording.remarks.isEmpty, "\(recording.remarks)")
    let start = try #require(recording.start?.timestamp)
    #expect(start.utcOffsetS == 7200)
    #expect(abs(start.localHour - 7) < 0.01)
  }

  @Test("a batch keeps its order and its bits, whatever the number of workers")
  func batch() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for seed in 0..<9 {
      let path = folder.appending(path: "\(seed).txt").path
      let heart: SimulatedRR.Options = {
        var options = SimulatedRR.Options()
        options.seed = UInt64(seed)
        options.durationS = 130 + 20 * Double(seed)
        return options
      }()
      let text = try SimulatedRR(heart).series.intervalsMs.map { "\($0)\n" }.joined()
      try Data((seed == 4 ? "8oo\n" : text).utf8).write(to: URL(filePath: path))
      paths.append(path)
    }
    let alone = await Analysis()(filesAt: paths, workers: 1)
    for workers in [2, 3, 20] {
      let together = await Analysis()(filesAt: paths, workers: workers)
      #expect(together.count == paths.count)
      for (one, other) in zip(alone, together) {
        switch (one, other) {
        case (.success(let a), .success(let b)): #expect(a.metrics == b.metrics)
        case (.failure(let a), .failure(let b)): #expect(a.description == b.description)
        default: Issue.record("one worker read what others did not")
        }
      }
    }
    #expect(alone.count { if case .failure = $0 { true } else { false } } == 1)
  }
}
