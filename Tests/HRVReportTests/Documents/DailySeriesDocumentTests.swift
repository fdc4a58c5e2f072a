import HRVModel
import HRVReport
import Testing

@Suite("Outcomes that were computed elsewhere")
struct DailySeriesDocumentTests {
  /// Two nights of a watch: three values on the first, one of them by day.
  private func series(device: String? = "Watch <9>") throws -> DailySeries {
    let day = try #require(CivilDay(year: 2026, month: 3, day: 2))
    let samples = try [(2, 40.0), (3, 44), (15, 90), (27, 50)].map { hour, value in
      let stamp = try #require(
        Timestamp(day: day.advanced(by: hour / 24), hour: hour % 24, minute: 0))
      return DailySeries.Sample(
        moment: .at(stamp), value: value, device: device,
        location: SourceLocation(file: "export.xml"))
    }
    return try DailySeries(
      metric: MetricDefinition(
        id: "sdnn", symbol: "SDNN", unit: "ms", family: .time,
        summary: "SDNN as the watch computed it", formula: "", source: "Watch", needs: ""),
      computedBy: "the watch", window: .night, choice: .median, samples: samples,
      sources: [Provenance(file: "export.xml", formatID: "watch")],
      remarks: [ReadingRemark("odd", at: SourceLocation(file: "export.xml", line: 7))])
  }

  @Test("inspection says what the values are, who computed them and how a day has one")
  func inspection() throws {
    let text = DailySeriesDocument.text(try series())
    for part in [
      "export.xml", "watch", "no beats; daily values that were computed elsewhere, by the watch",
      "sdnn: SDNN as the watch computed it", "Watch <9>",
      "the median of the values, on a log scale",
      "1 outside the hours that count", "2 of 2, 2026-03-02 to 2026-03-03", "line 7 odd",
      "42.0 ms, 50.0 ms, 50.0 ms",
    ] {
      #expect(flat(text).contains(part), "\(part)")
    }
    var inspection = Inspection()
    inspection.dailySeries = [try series()]
    #expect(InspectionDocument.text(inspection) == text)
    let parsed = try ParsedJSON(InspectionDocument.json(inspection))
    let one = try #require(parsed["dailySeries"]?.elements.first)
    #expect(one["metric"] == .string("sdnn") && one["unit"] == .string("ms"))
    #expect(one["window"] == .string("night") && one["timed"] == .bool(false))
    #expect(one["days"]?.elements.map { $0["samples"] } == [.number(2), .number(1)])
    #expect(one["leftOut"]?.elements.map { $0["count"] } == [.number(1)])
    #expect(one["remarks"]?.elements.count == 1)
  }

  @Test("a study says so on every form of its answer, and only then")
  func study() throws {
    var synthetic = SyntheticStudy()
    synthetic.computedElsewhere = ComputedElsewhere(try series())
    let result = synthetic.result()
    let disclaimer = "For information only."
    let text = flat(StudyDocument.text(result, disclaimer: disclaimer))
    let page = String(decoding: StudyReport.html(result, disclaimer: disclaimer), as: UTF8.self)
    for part in [
      "was computed elsewhere, by the watch", "artefacts are unknown",
      "of the night, 21:00 to 09:00", "4 values in 1 file (watch) give 2 days.",
      "1 left out: outside the hours that count", "106 daily values given",
    ] {
      #expect(text.contains(part) && flat(page).contains(part), "\(part)")
    }
    #expect(!text.contains("recording given") && !text.contains("valid recording"))
    #expect(!page.contains("valid recording") && page.contains("Computed elsewhere, by the watch:"))
    #expect(page.contains("Watch &lt;9&gt;") && !page.contains("Watch <9>"))
    let origin = try #require(
      try ParsedJSON(StudyDocument.json(result, disclaimer: disclaimer))["computedElsewhere"])
    #expect(origin["by"] == .string("the watch") && origin["files"]?.elements.count == 1)
    #expect(origin["choice"] == .string("median") && origin["samples"] == .number(4))
    let plain = SyntheticStudy().result()
    let recorded = StudyDocument.text(plain, disclaimer: disclaimer)
    #expect(!recorded.contains("elsewhere") && recorded.contains("recordings given"))
  }

  /// `text` with every stretch of white space as one space.
  private func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
