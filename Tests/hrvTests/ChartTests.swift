import Foundation
import HRVTestSupport
import Testing

@Suite("hrv: charts and plots")
struct ChartTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    // Beats of 0.9 s with a wave of four of them.
    let text = (0..<400).map { "\(900 + [0, 40, 0, -40][$0 % 4])\n" }
    path = try folder.write(text.joined(), to: "rr.txt")
  }

  @Test("--chart gives a drawing", arguments: ["tachogram", "spectrum", "poincare", "histogram"])
  func svg(chart: String) throws {
    let output = try HRVCommand.run(["analyze", path, "--chart", chart, "-o", "svg"])
    #expect(output.status == 0, "\(output.diagnostics)")
    #expect(output.result.hasPrefix("<svg ") && output.result.hasSuffix("</svg>\n"))
  }

  // RFC 2083: a PNG begins with 137 and "PNG".
  @Test("a PNG where there is rsvg-convert, else what to install")
  func png() throws {
    let output = try HRVCommand.run(["analyze", path, "--chart", "poincare", "-o", "png"])
    if output.status == 0 {
      #expect(output.result.contains("PNG\r\n"))
    } else {
      #expect(output.status == 73 && output.diagnostics.contains("librsvg"))
    }
  }

  @Test("what cannot be drawn is refused, wrong usage is 64")
  func refusals() throws {
    let refused = try HRVCommand.run(["analyze", path, "--chart", "strips", "-o", "svg"])
    #expect(refused.status == 3 && refused.diagnostics.contains("no ECG"))
    for arguments in [["--chart", "poincare"], ["-o", "svg"], ["--plot", "-o", "json"]] {
      #expect(try HRVCommand.run(["analyze", path] + arguments).status == 64)
    }
    let two = try HRVCommand.run(["analyze", path, path, "--chart", "poincare", "-o", "svg"])
    #expect(two.status == 64)
  }

  @Test("--plot draws after the table")
  func plot() throws {
    let plain = try HRVCommand.run(["analyze", path])
    let plotted = try HRVCommand.run(["analyze", path, "--plot"])
    #expect(plotted.status == 0 && plotted.result.hasPrefix(plain.result))
    #expect(plotted.result.contains("Welch spectrum"))
    // Powers that nobody asked for are not missing values.
    let few = try HRVCommand.run(["analyze", path, "--plot", "--metrics", "rmssd"])
    #expect(few.result.contains("LF power not asked for") && !few.result.contains("LF no value"))
    #expect(plotted.result.contains { ("\u{2801}"..."\u{28FF}").contains($0) })
  }
}
