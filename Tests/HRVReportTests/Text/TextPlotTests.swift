import HRVModel
import Testing

@testable import HRVReport

@Suite("Plots in characters")
struct TextPlotTests {
  // The Unicode Standard, Braille Patterns: dot 1 is U+2801, dot 8 U+2880, all eight U+28FF.
  @Test("dots are those of the standard")
  func dots() {
    var canvas = BrailleCanvas(columns: 2, rows: 1)
    canvas.dot(0, 0)
    canvas.dot(3, 3)
    canvas.dot(4, 0)
    canvas.dot(0, -1)
    #expect(canvas.lines == ["\u{2801}\u{2880}"])
    for x in 0..<2 { canvas.line((x, 0), (x, 3)) }
    #expect(canvas.lines == ["\u{28FF}\u{2880}"])
  }

  // Hand: of 40 columns, 30 are the area; the lowest value lies lower left, the highest upper right.
  @Test("values stand where the axes say")
  func places() {
    var plot = TextPlot(x: 0...10, y: 0...100, widthColumns: 40, rows: 2)
    plot.dot(0, 0)
    plot.dot(10, 100)
    let lines = plot.text(title: "t", marks: [(0, "0"), (10, "10")]).split(separator: "\n")
    #expect(lines.count == 5 && lines.allSatisfy { $0.count <= 40 })
    #expect(lines[1].hasPrefix("  100┤") && lines[1].last == "\u{2808}")
    #expect(lines[2].hasPrefix("    0┤\u{2840}"))
    #expect(lines[4].hasPrefix("      0") && lines[4].hasSuffix("10"))
  }

  @Test("a recording and a study fit the width", arguments: [40, 60, 71, 80, 120])
  func widths(width: Int) throws {
    let analysis = try SyntheticRecording().analysis()
    let texts = [
      AnalysisDocument.plots([analysis, analysis], widthColumns: width),
      StudyDocument.plot(SyntheticStudy().result(), widthColumns: width),
    ]
    for text in texts {
      for line in text.split(separator: "\n") {
        #expect(String(line).displayWidth <= width, "\(line)")
      }
      #expect(!text.contains("\u{1B}"))
    }
    // Days 70 to 72 and day 96 of the study are unknown.
    #expect(texts[1].contains("?") && texts[1].contains("█") && texts[1].contains("·"))
  }

  @Test("an empty study draws nothing")
  func empty() {
    #expect(StudyDocument.plot(SyntheticStudy().result(days: []), widthColumns: 80).isEmpty)
  }
}
