import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite("Charts of windows")
struct WindowChartTests {
  /// A recording of 600 s with 10 windows of a minute, the fourth of them unusable.
  static func analysis(count: Int = 10) throws -> RecordingAnalysis {
    let whole = try SyntheticRecording(beats: 690).analysis()
    let rmssd = try #require(whole.metric(Headline.rmssd)?.definition)
    let windows = (0..<count).map { index in
      let invalidity =
        index == 3 ? MetricError.tooLittleCovered(neededFraction: 0.5, gotFraction: 0) : nil
      return WindowAnalysis(
        startS: 600 * Double(index) / Double(count), lengthS: 60, intervalCount: 70, coveredS: 60,
        correctedFraction: 0, invalidity: invalidity,
        metrics: [
          MetricResult(
            rmssd, invalidity.map { .failure($0) } ?? .success(40 + Double(index % 10)))
        ])
    }
    return RecordingAnalysis(
      recording: whole.recording, rr: whole.rr, nn: whole.nn, correction: whole.correction,
      spectrum: whole.spectrum, bands: .standard, metrics: whole.metrics, windows: windows,
      intervals: [
        MetricIntervalResult(
          Headline.rmssd,
          .success(
            MetricInterval(
              lower: 31.25, upper: 52.5, level: 0.95, measuredCoverage: 0.93...0.97, method: "m"))),
        MetricIntervalResult(Headline.sdnn, .failure(.tooShort(neededS: 700, gotS: 600))),
      ])
  }

  @Test("without any value there is a reason, and no empty panels")
  func none() throws {
    let whole = try Self.analysis()
    let only = try #require(whole.windows?[3])
    let analysis = RecordingAnalysis(
      recording: whole.recording, rr: whole.rr, nn: whole.nn, correction: whole.correction,
      spectrum: whole.spectrum, bands: .standard, metrics: whole.metrics, windows: [only, only])
    #expect(WindowChart(analysis) == nil)
    let page = ParsedPage(RecordingReport.html(analysis, disclaimer: "d"))
    #expect(page.text.contains("Not drawn: no window has a value; the first: usable intervals"))
  }

  @Test("the line breaks at a window without a value, which is shaded with the reason")
  func breaks() throws {
    let chart = try #require(WindowChart(try Self.analysis()))
    let source = SVG.group(chart.drawing(chart.sizes[0])).source
    let start = try #require(source.range(of: "class=\"series\" d=\""))
    let path = source[start.upperBound...].prefix { $0 != "\"" }
    // By hand: three windows, a break, six windows.
    #expect(path.count { $0 == "M" } == 2 && path.count { $0 == "L" } == 7)
    #expect(source.components(separatedBy: "class=\"gap\"").count == 2)
    #expect(chart.summary.contains("1 window cannot be used and is shaded"))
    let page = ParsedPage(Array("<div>\(HTML.group(chart.numbers).source)</div>".utf8))
    let cells = page.elements(named: "td").map(\.text)
    #expect(
      cells.count == 20 && cells[0] == NumberText.display(40) && cells[6] == NumberText.notANumber)
  }

  @Test("thousands of windows draw no more than the screen shows")
  func many() throws {
    let chart = try #require(WindowChart(try Self.analysis(count: 20_000)))
    let bytes = SVG.group(chart.drawing(chart.sizes[0])).source.utf8.count
    #expect(bytes < 60_000)
    #expect(HTML.group(chart.numbers).source.contains("more windows"))
  }

  @Test("intervals stand beside their numbers, and without one the reason")
  func intervals() throws {
    let page = ParsedPage(RecordingReport.html(try Self.analysis(), disclaimer: "d"))
    #expect(page.error == nil)
    let texts = page.elements.filter { $0.attributes["class"] == "why" }.map(\.text)
    let ends = [31.25, 52.5].map(NumberText.display).joined(separator: "\u{A0}to\u{A0}")
    let interval = "95\u{A0}% interval \(ends)"
    // In the headline, and in the table.
    #expect(texts.count { $0 == interval } == 2)
    #expect(texts.count { $0.hasPrefix("No interval: needs 700 s") } == 2)
    #expect(!texts.contains { $0.hasPrefix("No interval") && $0.contains("nan") })
    let plain = ParsedPage(
      RecordingReport.html(try SyntheticRecording().analysis(), disclaimer: "d"))
    let bare = try SyntheticRecording().analysis()
    #expect(!plain.text.contains("% interval") && WindowChart(bare) == nil)
  }
}
