import Foundation
import HRVModel
import HRVReport
import Testing

@Suite("Study documents")
struct StudyDocumentTests {
  static let disclaimer = "For information only.\nAsk a doctor."

  static let verdicts: [Verdict] = [
    .inconclusive, .noWorthwhileChange, .compatible(.higher, exceedsSWC: false),
    .compatible(.lower, exceedsSWC: true), .underRandomisedSchedule(.higher, exceedsSWC: true),
  ]

  @Test("JSON holds the study, exactly and in order")
  func json() throws {
    let result = SyntheticStudy().result()
    let text = StudyDocument.json(result, disclaimer: Self.disclaimer)
    let parsed = try ParsedJSON(text)
    let names = [
      "schema", "outcome", "computedElsewhere", "data", "design", "exposure", "effect", "noise",
      "randomisation", "correlations", "secondary", "effectiveN", "swc", "mde", "verdict",
      "refusals", "warnings", "disclaimer", "days", "adjustment", "analysis", "schedules",
      "residuals", "slope",
    ]
    #expect(parsed.names == Set(names) && parsed["computedElsewhere"] == .null)
    let places = names.compactMap { text.range(of: "\n  \"\($0)\":")?.lowerBound }
    #expect(places.count == names.count && places == places.sorted())
    #expect(parsed["schema"] == .string("hrv.correlation/1"))
    #expect(parsed["verdict"] == .string("inconclusive"))
    #expect(parsed["disclaimer"] == .string(Self.disclaimer))
    let effect = try #require(parsed["effect"])
    #expect(effect["testId"] == .string("gls-ar1-noise") && effect["p"] == .number(0.53))
    #expect(effect["estimate"] == .number(4.1) && effect["unit"] == .string("%"))
    #expect(effect["n"] == .number(100))
    #expect(
      effect["interval"]
        == .object(["lower": .number(-9.2), "upper": .number(19.3), "level": .number(0.95)]))
    let days = try #require(parsed["days"]).elements
    #expect(days.count == 121)
    for (day, expected) in zip(days, result.days) {
      #expect(day["day"] == .string(expected.day.description))
      #expect(day["outcome"] == .optional(expected.outcome))
      #expect(day["intakeMg"] == .optional(expected.intake.elementalMg))
      #expect(day["exposureMgPerDay"] == .optional(expected.exposureMgPerDay))
      #expect(day["account"] == .string(expected.account.rawValue))
      let forms = (day["forms"]?.elements ?? []).map { [$0["form"], $0["mg"]] }
      #expect(forms == expected.forms.map { [.string($0.formID), .number($0.elementalMg)] })
    }
    // The fixture has all four kinds of days, and days of two forms.
    #expect(Set(result.days.map(\.account)).count == StudyDay.Account.allCases.count)
    #expect(result.days.contains { $0.forms.count == 2 })
  }

  @Test("a refused study has no effect, and every refusal")
  func refused() throws {
    let result = SyntheticStudy.refused.result()
    let text = StudyDocument.json(result, disclaimer: Self.disclaimer)
    let parsed = try ParsedJSON(text)
    #expect(parsed["effect"] == .null && parsed["mde"] == .null)
    let refusals = try #require(parsed["refusals"]).elements
    #expect(refusals.map { $0["rule"] } == [.string("too-few-days"), .string("no-contrast")])
    #expect(refusals.allSatisfy { $0.names == ["rule", "finding", "remedy"] })
    let page = StudyDocument.text(result, disclaimer: Self.disclaimer)
    #expect(page.contains("VERDICT       Insufficient data."))
    for refusal in result.refusals {
      #expect(flat(page).contains(refusal.finding) && flat(page).contains(refusal.remedy))
    }
    #expect(!page.contains("Effect"))
  }

  @Test("text leaves nothing out")
  func complete() {
    let result = SyntheticStudy().result()
    let text = flat(StudyDocument.text(result, disclaimer: Self.disclaimer))
    let parts =
      [
        "Does lnRMSSD differ with magnesium intake?", "2026-03-02 to 2026-06-30: 121 days",
        "began or ended once, on 2026-04-20", "56 days on magnesium, 44 without",
        "Mean 198 mg of elemental magnesium", "citrate on 66 days", "bisglycinate on 5 days",
        "half-life of 7 days", "per 200 mg/d", "about 31 independent", "correlation 0.38",
        "slow share 0.55", "0.21 ln ms", "+0.018 ln ms in 30 days", "by 2.1",
        "+4.1 % per 200 mg/d; 95 % interval −9.2 % to +19.3 %; p = 0.53; n = 100",
        "about 53 of 100 records", "−10.7 % to +12 %", "−17.4 % or +21 %",
        "VERDICT Inconclusive. These data cannot tell a worthwhile effect from none.",
        "pearson: +0.11; 95 % interval −0.26 to +0.45; p = 0.57; n = 100, worth 31",
        "What would settle it About 270 days", "exposure has no relation to lnRMSSD",
        "106 recordings given, 2 left out",
      ] + result.warnings + (result.effect?.assumptions ?? [])
      + result.data.excluded.map { "\($0.file): \($0.reason)" }
    for part in parts { #expect(text.contains(part), "\(part)") }
    #expect(text.hasSuffix("For information only. Ask a doctor."))
  }

  @Test("text keeps to its width")
  func width() {
    for width in [60, 72, 88, 120] {
      let text = StudyDocument.text(
        SyntheticStudy().result(), disclaimer: Self.disclaimer, widthColumns: width)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }
  }

  // The list of banned words stands with the verdict vocabulary: no page claims a cause.
  @Test("the words are chosen", arguments: verdicts)
  func words(verdict: Verdict) {
    var study = SyntheticStudy()
    study.verdict = verdict
    let result = study.result()
    let page = String(decoding: StudyReport.html(result, disclaimer: "x"), as: UTF8.self)
    let text = StudyDocument.text(result, disclaimer: "x")
    let words = verdict.text.prefix(1).uppercased() + verdict.text.dropFirst()
    #expect(flat(text).contains("VERDICT " + words) && page.contains("<h2>" + words + "</h2>"))
    for banned in [
      "works", "improve", "proves", "proof", "magnesium increased", "significant", "★",
    ] {
      #expect(!text.lowercased().contains(banned) && !page.lowercased().contains(banned))
    }
  }

  @Test("hostile notes stay text", arguments: Hostile.texts)
  func hostile(note: String) throws {
    var study = SyntheticStudy()
    study.warnings = [note]
    study.excluded = [.init(file: note, reason: note)]
    let result = study.result()
    let text = StudyDocument.text(result, disclaimer: "x")
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    let json = StudyDocument.json(result, disclaimer: "x")
    #expect(try ParsedJSON(json)["warnings"] == .array([.string(note)]))
  }

  /// `text` with every stretch of white space as one space.
  private func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
