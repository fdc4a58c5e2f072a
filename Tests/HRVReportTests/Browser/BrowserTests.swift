import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite(
  "Pages in a browser", .serialized,
  .enabled(if: Browser.executable != nil, "there is no Chromium here; HRV_CHROMIUM may name one"))
struct BrowserTests {
  private static let widths = [360, 768, 1600]

  /// What a page looks like at a width.
  private struct Look: Decodable {
    let name: String
    let width: Int
    let roomWidth: Double
    let contentWidth: Double
    let ground: String
    let visibleCharts: Int
    let figures: Int
    let days: [String]
  }

  private static let light = Result { try looks(isDark: false) }
  private static let dark = Result { try looks(isDark: true) }

  private static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "hrv-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Every page in a frame of every width, measured from outside: the pages themselves run nothing.
  private static func looks(isDark: Bool) throws -> (looks: [Look], console: [String]) {
    try inFolder { folder in
      var frames = ""
      for (name, bytes) in PageTests.pages {
        try Data(bytes).write(to: folder.appending(path: "\(name).html"))
        for width in widths {
          frames += "<iframe name='\(name)' src='\(name).html' width='\(width)' height='900'"
          frames += " style='border:0'></iframe>\n"
        }
      }
      let frame = """
        <!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
        \(frames)<pre id="looks"></pre><script>
        onload = () => {
          const looks = [...document.querySelectorAll('iframe')].map(frame => {
            const page = frame.contentDocument, root = page.documentElement;
            const isSeen = e => e.getBoundingClientRect().width > 0;
            return {
              name: frame.name, width: frame.clientWidth, roomWidth: root.clientWidth,
              contentWidth: root.scrollWidth,
              ground: frame.contentWindow.getComputedStyle(page.body).backgroundColor,
              visibleCharts: [...page.querySelectorAll('figure > svg')].filter(isSeen).length,
              figures: page.querySelectorAll('figure:not(.undrawn)').length,
              days: [...page.querySelectorAll('#study-days svg.wide circle.day title')]
                .map(e => e.textContent)};
          });
          document.getElementById('looks').textContent =
            btoa(String.fromCodePoint(...new TextEncoder().encode(JSON.stringify(looks))));
        }
        </script>
        """
      let file = folder.appending(path: "frames.html")
      try Data(frame.utf8).write(to: file)
      let run = try Browser.run(
        [
          "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", "--virtual-time-budget=5000",
          "--dump-dom",
        ], file)
      let start = try #require(run.dom.range(of: "<pre id=\"looks\">"))
      let text = String(run.dom[start.upperBound...].prefix { $0 != "<" })
      let data = try #require(Data(base64Encoded: text))
      return (try JSONDecoder().decode([Look].self, from: data), run.console)
    }
  }

  @Test(
    "fit telephones, tablets and screens, light and dark, and write nothing to the console",
    arguments: [false, true])
  func fit(isDark: Bool) throws {
    let (looks, console) = try (isDark ? Self.dark : Self.light).get()
    #expect(console == [])
    #expect(looks.count == PageTests.pages.count * Self.widths.count)
    // `--ground` of the style sheet.
    let ground = isDark ? "rgb(14, 19, 24)" : "rgb(243, 245, 248)"
    for look in looks {
      #expect(look.contentWidth <= look.roomWidth, "\(look.name) at \(look.width)")
      #expect(look.ground == ground, "\(look.name) at \(look.width)")
      // Of the drawings of a figure the one that fits is shown, and no other.
      #expect(look.visibleCharts == look.figures, "\(look.name) at \(look.width)")
    }
  }

  @Test("show the values of the JSON")
  func values() throws {
    let result = SyntheticStudy().result()
    let json = try ParsedJSON(StudyDocument.json(result, disclaimer: "d"))
    let expected = (json["days"]?.elements ?? []).compactMap { day -> String? in
      guard case .string(let name) = day["day"], case .number(let value) = day["outcome"] else {
        return nil
      }
      return "\(name): \(NumberText.display(value))"
    }
    let look = try #require(
      Self.light.get().looks.first { $0.name == "study" && $0.width == 1600 })
    #expect(look.days.count == expected.count && !expected.isEmpty)
    for (shown, value) in zip(look.days, expected) { #expect(shown.hasPrefix(value)) }
  }

  @Test("a page that tried to run something would be heard of")
  func policy() throws {
    let run = try Self.inFolder { folder in
      let page = String(
        decoding: StudyReport.html(SyntheticStudy().result(), disclaimer: "d"), as: UTF8.self)
      let file = folder.appending(path: "page.html")
      let changed = page.replacingOccurrences(
        of: "<main>",
        with: "<main><script>document.title='ran'</script><img src='https://localhost/x.png'/>")
      try Data(changed.utf8).write(to: file)
      return try Browser.run(["--virtual-time-budget=5000", "--dump-dom"], file)
    }
    #expect(
      run.console.count == 2 && run.console.allSatisfy { $0.contains("Content Security Policy") })
    #expect(!run.dom.contains("<title>ran"))
  }

  @Test("print on A4")
  func print() throws {
    for (name, bytes) in PageTests.pages where name == "planned" {
      let pdf = try Self.inFolder { folder in
        let file = folder.appending(path: "page.html")
        try Data(bytes).write(to: file)
        let output = folder.appending(path: "page.pdf")
        _ = try Browser.run(["--no-pdf-header-footer", "--print-to-pdf=\(output.path)"], file)
        return String(data: try Data(contentsOf: output), encoding: .isoLatin1)
      }
      // 210 mm and 297 mm are 595.28 and 841.89 points.
      let boxes = (pdf ?? "").components(separatedBy: "MediaBox").dropFirst().map { text in
        text.prefix { $0 != "]" }.split { " [".contains($0) }.compactMap { Double($0) }
      }
      #expect((2...15).contains(boxes.count), "\(name): \(boxes.count) pages")
      for box in boxes {
        #expect(box.count == 4 && abs(box[2] - 595.28) < 1 && abs(box[3] - 841.89) < 1)
      }
    }
  }
}
