import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite("Charts by themselves")
struct StandaloneDrawingTests {
  private static func recording(_ file: String = "a.csv") throws -> RecordingAnalysis {
    var synthetic = SyntheticRecording()
    synthetic.file = file
    return try synthetic.analysis()
  }

  private func check(_ svg: [UInt8]) throws {
    let page = ParsedPage(svg)
    #expect(page.error == nil, "\(page.error ?? "")")
    let root = try #require(page.elements(named: "svg").first)
    #expect(root.attributes["width"] != nil && root.attributes["viewBox"] != nil)
    let text = String(decoding: svg, as: UTF8.self)
    // What programs that draw may not know, and what would be fetched.
    for absent in ["var(", "url(", "@import", "href", "<script", "currentColor"] {
      #expect(!text.contains(absent), "\(absent)")
    }
    // Every class that is drawn has a rule in the file itself.
    let style = page.elements(named: "style").first?.text ?? ""
    for element in page.elements where element.name != "svg" {
      for name in (element.attributes["class"] ?? "").split(separator: " ") where name != "tick" {
        #expect(style.contains(".\(name)"), "\(name)")
      }
    }
  }

  @Test(
    "of recordings hold all that they need",
    arguments: [RecordingChart.tachogram, .spectrum, .spectrogram, .poincare, .histogram])
  func recordings(chart: RecordingChart) throws {
    let analysis = try Self.recording()
    let details = SyntheticDetails.make(of: analysis)
    let svg = try chart.svg(analysis, details: details)
    try check(svg)
    #expect(try chart.svg(analysis, details: details) == svg)
  }

  @Test("of studies hold all that they need", arguments: StudyChart.allCases)
  func studies(chart: StudyChart) throws {
    try check(chart.svg(SyntheticStudy.complete().result()))
  }

  @Test("say why there are none")
  func missing() throws {
    let analysis = try TinyRecording.analysis()
    for chart in [RecordingChart.spectrum, .spectrogram, .windows, .strips, .histogram] {
      #expect(throws: MissingChart.self) {
        try chart.svg(analysis, details: RecordingDetails())
      }
    }
  }
}
