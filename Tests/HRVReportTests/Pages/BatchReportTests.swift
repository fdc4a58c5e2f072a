import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite("Page of a batch")
struct BatchReportTests {
  static func report(_ count: Int = 5, file: String = "in/rr.txt") throws -> BatchReport {
    var synthetic = SyntheticRecording()
    let first = try synthetic.analysis()
    var report = BatchReport(metrics: first.metrics.map(\.definition))
    for index in 0..<count {
      synthetic.seed = UInt64(index % 7 + 1)
      synthetic.file = index == 0 ? file : "in/\(index).txt"
      let place = BatchTable.Place(index: index + 1, file: synthetic.file, carried: [])
      report.add(.init(try synthetic.analysis(), at: place, in: report))
    }
    report.add(.init(ReportedError(file: file, message: "broken: \(file)")))
    return report
  }

  static func page(_ report: BatchReport, _ text: String = "d") -> [UInt8] {
    report.html(table: text, methods: text, disclaimer: text)
  }

  // RFC 4648, section 10.
  @Test(
    "bytes become text as in the RFC",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64(text: String, expected: String) {
    #expect(Base64.text(Array(text.utf8)) == expected)
  }

  @Test("keeps what comes from files as text", arguments: Hostile.texts)
  func hostile(text: String) throws {
    let page = ParsedPage(Self.page(try Self.report(2, file: text), text))
    #expect(page.error == nil, "\(page.error ?? "")")
    #expect(page.elements(named: "script").count == 2)
    let attributes = Set(page.elements.flatMap { $0.attributes.keys })
    #expect(!attributes.contains { $0.hasPrefix("on") })
    #expect(page.elements(named: "img").isEmpty && page.elements(named: "a").isEmpty)
  }

  @Test("stays within 2 MB, and says what it leaves out")
  func large() throws {
    let one = try Self.report(1)
    let row = try #require(one.rows.first)
    var report = BatchReport(metrics: one.metrics)
    let analysis = try SyntheticRecording().analysis()
    let place = BatchTable.Place(
      index: 1, file: "in/" + String(repeating: "x", count: 60), carried: [])
    let entry = BatchReport.Entry(analysis, at: place, in: report)
    for _ in 0..<5000 { report.add(entry) }
    for number in 0..<400 { report.add(.init(ReportedError(file: "\(number)", message: "broken"))) }
    let bytes = Self.page(report)
    #expect(bytes.count <= 2_000_000, "\(bytes.count)")
    let text = ParsedPage(bytes).text
    #expect(text.contains("the first 1500 of 5000"))
    #expect(text.contains("100 more files"))
    #expect(row.values.count == report.metrics.count)
  }

  // Hand: limit 4. 0 1 2 3 are kept; 4 finds it full: 0 2 stay, then every second: 4, 6; 8 finds it full:
  // 0 4 stay, then every fourth: 8.
  @Test("values of any number are thinned evenly")
  func thinned() {
    var values = ThinnedValues(limit: 4)
    for value in 0..<9 { values.add(Double(value)) }
    #expect(values.values == [0, 4, 8] && values.every == 4)
  }

  @Test("a course keeps its shape, and breaks at gaps")
  func sparkline() throws {
    var synthetic = SyntheticRecording()
    (synthetic.artefactEvery, synthetic.beats) = (nil, 2000)
    let analysis = try synthetic.analysis()
    let sparkline = Sparkline(analysis.nn, durationS: analysis.durationS * 2)
    // Half of twice the length has nothing.
    let drawn = sparkline.heights.count { $0 != .max }
    #expect(drawn == 24 || drawn == 25)
    #expect(sparkline.heights.filter { $0 != .max }.max() == 100)
    #expect(sparkline.heights.min() == 0)
  }
}
