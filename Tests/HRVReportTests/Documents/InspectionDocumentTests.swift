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
    let parsed = try ParsedJSON(InspectionDocument.json([analysis]))
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
    let text = InspectionDocument.text([analysis], errors: [.init(file: "bad", message: "broken")])
    #expect(text.contains("from the file name") && text.contains("dropout"))
    #expect(text.contains("line 7  odd column") && text.contains("bad:1:1: error: broken"))
    let artefacts = text.split(separator: "\n").filter {
      $0.contains(" missed ") || $0.contains(" ectopic ")
    }
    #expect(artefacts.count == 21)
    #expect(text.contains("DFA α2  needs 1800 s of recording"))
  }
}
