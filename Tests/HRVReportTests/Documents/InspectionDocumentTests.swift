import HRVModel
import HRVReport
import Testing

@Suite("Inspection documents")
struct InspectionDocumentTests {
  @Test("JSON lists every artefact, gap, remark and refusal")
  func json() throws {
    var synthetic = SyntheticRecording(artefactEvery: 20)
    synthetic.lead = "II"
    synthetic.remarks = [ReadingRemark("odd", at: .init(file: "f", line: 7))]
    let analysis = try synthetic.analysis()
    let parsed = try ParsedJSON(InspectionDocument.json(Inspection([analysis])))
    #expect(parsed["schema"] == .string("hrv.inspection/1"))
    let recording = try #require(parsed["recordings"]?.elements.first)
    #expect(recording["signal"]?["lead"] == .string("II"))
    #expect(recording["signal"]?["samplingRateHz"] == .number(130))
    let artefacts = try #require(recording["artefacts"]).elements
    #expect(artefacts.count == 21)
    for (artefact, decision) in zip(artefacts, analysis.nn.audit) {
      #expect(artefact["timeS"] == .number(decision.endTimeS))
      #expect(artefact["recordedMs"] == .number(decision.recordedMs))
      #expect(artefact["replacementMs"] == .optional(decision.replacementMs))
      #expect(artefact["label"] == .string(decision.label.name))
    }
    #expect(recording["refusals"]?.elements.map { $0["metric"] } == [.string("dfa_alpha2")])
    #expect(recording["gaps"]?.elements.count == 1)
    #expect(recording["remarks"]?.elements.count == 1)
  }

  @Test("text lists them too")
  func text() throws {
    var synthetic = SyntheticRecording(artefactEvery: 20)
    synthetic.remarks = [ReadingRemark("odd column", at: .init(file: "f", line: 7))]
    let analysis = try synthetic.analysis()
    let text = InspectionDocument.text(
      Inspection([analysis], errors: [.init(file: "bad", message: "broken")]))
    #expect(text.contains("from the file name") && text.contains("dropout"))
    #expect(text.contains("line 7  odd column") && text.contains("bad:1:1: error: broken"))
    let artefacts = text.split(separator: "\n").filter {
      $0.contains(" missed ") || $0.contains(" ectopic ")
    }
    #expect(artefacts.count == 21)
    #expect(text.contains("DFA α2  needs 1800 s of recording"))
  }

  private func analysis(_ recording: Recording, _ rr: RRSeries) -> RecordingAnalysis {
    RecordingAnalysis(
      recording: recording, rr: rr,
      nn: NNSeries(
        intervalsMs: rr.intervalsMs, endTimesS: rr.endTimesS(), runs: rr.runs,
        labels: rr.intervalsMs.map { _ in .normal }, audit: [],
        recordedCount: rr.intervalsMs.count, durationS: rr.durationS),
      correction: "none", spectrum: .failure(.tooShort(neededS: 120, gotS: rr.durationS)),
      bands: .standard, metrics: [])
  }

  @Test("what a recorder wrote instead of intervals is counted by value")
  func gapCauses() throws {
    var builder = RRSeries.Builder()
    for valueMs in [800.0, 65_535, 801, 0, 802, 65_535, 803] {
      builder.append(intervalMs: valueMs)
    }
    builder.addGap(durationMs: 1500, cause: .dropout)
    builder.append(intervalMs: 804)
    let rr = try builder.finish()
    let recording = Recording(
      provenance: Provenance(file: "a", formatID: "plain-rr", files: ["a", "b"]), start: nil,
      signal: .rr(rr))
    let parsed = try ParsedJSON(InspectionDocument.json(Inspection([analysis(recording, rr)])))
    let first = try #require(parsed["recordings"]?.elements.first)
    #expect(first["files"]?.elements == [.string("a"), .string("b")])
    let causes = try #require(first["gapCauses"]).elements
    #expect(causes.map { $0["recordedMs"] } == [.number(65_535), .number(0), .null])
    #expect(causes.map { $0["count"] } == [.number(2), .number(1), .number(1)])
    // By hand: 65,535 ms twice.
    #expect(causes[0]["durationS"] == .number(131.07))
    #expect(first["signal"]?["ticksPerSecond"] == .null)
    #expect(first["signal"]?["shortestMs"] == .number(800))
    let text = InspectionDocument.text(Inspection([analysis(recording, rr)]))
    #expect(text.contains("  files joined  a, b\n"))
    #expect(text.contains("2  131.070  impossible interval (65535 ms)"))
    #expect(text.contains("800.0 to 804.0 ms, in 5 runs"))
  }

  @Test("an ECG shows its steps and what was clipped")
  func clipped() throws {
    // Steps of 0.005 mV; four samples at the top, of which three would not last 8 ms at 500 Hz.
    let samples: [Float] = [0, 0.005, 1.5, 1.5, 1.5, 1.5, 0.01, 1.5, -0.5, 0.005]
    let ecg = try ECGSignal(samplesMv: samples, samplingRateHz: 500)
    let rr = try RRSeries(intervalsMs: [800])
    let recording = Recording(
      provenance: Provenance(file: "a", formatID: "test"), start: nil, signal: .ecg(ecg))
    let parsed = try ParsedJSON(InspectionDocument.json(Inspection([analysis(recording, rr)])))
    let signal = try #require(parsed["recordings"]?.elements.first?["signal"])
    #expect(signal["clippedSamples"] == .number(4))
    #expect(signal["step"] == .number(0.005))
    #expect(signal["smallest"] == .number(-0.5))
    #expect(signal["largest"] == .number(1.5))
    #expect(signal["samples"] == .number(10))
    let text = InspectionDocument.text(Inspection([analysis(recording, rr)]))
    #expect(text.contains("10 from −0.5 to 1.5 mV, in 1 run"))
    #expect(text.contains("clipped samples  4"))
  }

  @Test("a recording that was not analysed is shown as read, with the reason if there is one")
  func onlyRead() throws {
    var builder = RRSeries.Builder()
    builder.append(intervalMs: 800)
    builder.addGap(durationMs: 1500, cause: .dropout)
    builder.append(intervalMs: 804)
    let recording = Recording(
      provenance: Provenance(file: "a", formatID: "plain-rr"), start: nil,
      signal: .rr(try builder.finish()))
    let error = ReportedError(file: "a", message: "too few intervals are normal")
    var inspection = Inspection()
    inspection.recordings = [
      InspectedRecording(recording), InspectedRecording(recording, error: error, obstacle: .clocks),
    ]
    inspection.errors = [error, ReportedError(file: "b", message: "broken")]
    let parsed = try ParsedJSON(InspectionDocument.json(inspection))
    let recordings = try #require(parsed["recordings"]).elements
    // Hand: 0.8 + 1.5 + 0.804 s.
    for one in recordings {
      #expect(one["durationS"] == .number(3.104) && one["beats"] == .null)
      #expect(one["gaps"]?.elements.count == 1 && one["artefacts"]?.elements.isEmpty == true)
      #expect(one["correctedFraction"] == .null && one["refusals"]?.elements.isEmpty == true)
    }
    #expect(recordings.map { $0["error"] } == [.null, .string("too few intervals are normal")])
    #expect(recordings[0]["notJoined"] == .null && recordings[1]["notJoined"] != .null)
    #expect(parsed["errors"]?.elements.count == 2)
    let text = InspectionDocument.text(inspection)
    #expect(text.contains("no metrics  too few intervals are normal"))
    #expect(text.contains("not joined  to another before it: only one of them says how its clock"))
    #expect(text.contains("b:1:1: error: broken") && !text.contains("a:1:1: error"))
    #expect(!text.contains("corrected"))
  }

  @Test("a joined recording lists its files, and its remarks name theirs, on a page too")
  func joined() throws {
    let rr = try RRSeries(intervalsMs: [800])
    let recording = Recording(
      provenance: Provenance(file: "x/a", formatID: "plain-rr", files: ["x/a", "x/<b>"]),
      start: nil, signal: .rr(rr),
      remarks: [ReadingRemark("odd", at: .init(file: "x/<b>", line: 7))])
    let analysis = analysis(recording, rr)
    let text = InspectionDocument.text(Inspection([analysis]))
    #expect(text.contains("  <b>, line 7  odd\n") && text.contains("files joined  a, <b>\n"))
    let page = String(decoding: RecordingReport.html(analysis, disclaimer: "d"), as: UTF8.self)
    #expect(page.contains("a, &lt;b&gt;") && page.contains("&lt;b&gt;, line 7"))
    let parsed = try ParsedJSON(AnalysisDocument.json([analysis]))
    let files = try #require(parsed["recordings"]?.elements.first?["files"]).elements
    #expect(files == [.string("x/a"), .string("x/<b>")])
  }

}

extension Inspection {
  /// Analysed recordings, and files that could not be read.
  init(_ analyses: [RecordingAnalysis], errors: [ReportedError] = []) {
    self.init()
    recordings = analyses.map { InspectedRecording($0) }
    self.errors = errors
  }
}
