import Foundation
import HRVModel
import HRVReport
import Testing

@Suite("What stands beside an answer")
struct SecondaryDocumentTests {
  /// Made-up figures.
  static let analyses = [
    SecondaryAnalysis(
      id: "effect-sizes", title: "Effect sizes", standing: .description,
      remarks: ["No p-values."], source: "Hedges 1981",
      figures: [
        .init(id: "d-within", label: "Effect in SD", estimate: 0.31),
        .init(id: "nap", label: "Share that is higher", estimate: 0.58, isShare: true, n: 90),
      ]),
    SecondaryAnalysis(
      id: "equivalence", title: "Equivalence", standing: .description, source: "Schuirmann 1987",
      omission: "no smallest worthwhile change"),
    SecondaryAnalysis(
      id: "naive", title: "What others would have said", standing: .description,
      remarks: ["These do not hold their error rate."], source: "Welch 1947",
      figures: [
        .init(
          id: "welch", label: "t-test", estimate: 9.1, unit: "%",
          interval: ConfidenceInterval(lower: 2.2, upper: 16.4, level: 0.95), pValue: 0.008,
          n: 100),
        .init(id: "pearson-naive", label: "Pearson's r", estimate: 0.24, pValue: 0.016),
      ]),
    SecondaryAnalysis(
      id: "sensitivity", title: "Other models", standing: .exploratory, remarks: ["One changed."],
      source: "Westfall and Young 1993",
      figures: [
        .init(
          id: "primary", label: "body pool (primary)", estimate: 4.1, unit: "%", pValue: 0.53,
          jointPValue: 0.93,
          corrected: .init(
            falseDiscoveryRate: 0.6, falseDiscoveryRateAnyDependence: 0.9, familywise: 1)),
        .init(
          id: "delay-1d", label: "primary, 1 day later", estimate: 5.5, unit: "%", pValue: 0.31,
          jointPValue: 0.71),
      ]),
    SecondaryAnalysis(
      id: "dose-response", title: "Dose and response", standing: .exploratory, source: "",
      omission: "on/off only"),
  ]

  private func study(_ isDetailed: Bool) -> String {
    var study = SyntheticStudy()
    study.secondary = Self.analyses
    return StudyDocument.text(study.result(), disclaimer: "x", isDetailed: isDetailed)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("JSON holds every figure")
  func json() throws {
    var study = SyntheticStudy()
    study.secondary = Self.analyses
    let parsed = try ParsedJSON(StudyDocument.json(study.result(), disclaimer: "x"))
    let secondary = try #require(parsed["secondary"]).elements
    #expect(secondary.map { $0["id"] } == Self.analyses.map { .string($0.id) })
    #expect(
      secondary.map { $0["omission"] }
        == Self.analyses.map { $0.omission.map(ParsedJSON.string) ?? .null })
    #expect(secondary[3]["standing"] == .string("exploratory"))
    let line = try #require(secondary[3]["figures"]?.elements.first)
    #expect(line["estimate"] == .number(4.1) && line["unit"] == .string("%"))
    #expect(line["p"] == .number(0.53) && line["jointP"] == .number(0.93))
    #expect(line["q"] == .number(0.6) && line["qAny"] == .number(0.9))
    #expect(line["pHolm"] == .number(1) && line["n"] == .null && line["interval"] == .null)
  }

  @Test("the page has a line each, and says what is kept back")
  func short() {
    let text = study(false)
    for part in [
      "Beside it (description)", "Effect in SD: +0.31.", "t-test: +9.1 %; 95 % interval +2.2 % to",
      "Pearson's r: +0.24; p = 0.016.", "These do not hold their error rate.", "Exploratory",
      "Other models (2 lines; strongest, joint p = 0.71).", "--detail",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("Share that is higher") && !text.contains("on/off only"))
    let verdict = text.range(of: "VERDICT")
    let beside = text.range(of: "Beside it")
    #expect((verdict?.lowerBound ?? text.endIndex) < (beside?.lowerBound ?? text.startIndex))
  }

  @Test("the detailed form has every line, and every reason")
  func detailed() {
    let text = study(true)
    for part in [
      "Share that is higher: 0.58; n = 90.", "Not given: no smallest worthwhile change.",
      "body pool (primary): +4.1 %; p = 0.53; joint p = 0.93.",
      "primary, 1 day later: +5.5 %; p = 0.31; joint p = 0.71.", "Not given: on/off only.",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("the report has all of it")
  func page() {
    var study = SyntheticStudy()
    study.secondary = Self.analyses
    let page = String(
      decoding: StudyReport.html(study.result(), disclaimer: "x"), as: UTF8.self)
    #expect(page.contains("Beside it (description)") && page.contains("Exploratory"))
    #expect(page.contains("primary, 1 day later"))
  }
}
