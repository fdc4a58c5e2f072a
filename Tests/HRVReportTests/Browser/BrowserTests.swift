import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite(
  "Pages in a browser", .serialized,
  .enabled(if: Browser.executable != nil, "there is no Chromium here; HRV_CHROMIUM may name one"))
struct BrowserTests {
  private static let widths = [360, 768, 1600]
  /// 210 mm less two margins of 14 mm, at 96 pixels to an inch.
  private static let paperWidth = 688

  private typealias Look = PageProbe.Look

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
      func add(_ name: String, _ width: Int) {
        frames += "<iframe name='\(name)' src='\(name).html' width='\(width)' height='900'"
        frames += " style='border:0'></iframe>\n"
      }
      for (name, bytes) in PageTests.pages {
        try Data(bytes).write(to: folder.appending(path: "\(name).html"))
        for width in widths { add(name, width) }
        // The page as on paper: what holds for print holds for the frame.
        let page = String(decoding: bytes, as: UTF8.self)
          .replacingOccurrences(of: "@media print", with: "@media all")
          .replacingOccurrences(of: "@media screen{", with: "@media not all{")
        try Data(page.utf8).write(to: folder.appending(path: "print-\(name).html"))
        if !isDark { add("print-\(name)", paperWidth) }
      }
      let frame = PageProbe.page(frames: frames)
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
    let screens = looks.filter { !$0.name.hasPrefix("print-") }
    #expect(screens.count == PageTests.pages.count * Self.widths.count)
    // `--ground` of the style sheet.
    let ground = isDark ? "rgb(14, 19, 24)" : "rgb(243, 245, 248)"
    for look in screens {
      #expect(look.requests == 0, "\(look.name) at \(look.width)")
      #expect(look.faint == [], "\(look.name) at \(look.width)")
      #expect(look.nameless == [], "\(look.name) at \(look.width)")
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
    // Doses by form, as they lie upon each other.
    let doses = (json["days"]?.elements ?? []).flatMap { day -> [String] in
      guard case .string(let name) = day["day"] else { return [] }
      return (day["forms"]?.elements ?? []).compactMap { form in
        guard case .string(let id) = form["form"], case .number(let mg) = form["mg"] else {
          return nil
        }
        return "\(name): \(id) \(NumberText.plain(mg)) mg"
      }
    }
    #expect(Set(look.doses) == Set(doses) && look.doses.count == doses.count && doses.count > 60)
  }

  @Test("show the metrics of the JSON, and the intervals where the axis says")
  func recording() throws {
    let analysis = try SyntheticRecording().analysis()
    let look = try #require(
      Self.light.get().looks.first { $0.name == "recording" && $0.width == 1600 })
    let json = try ParsedJSON(AnalysisDocument.json([analysis]))
    let metrics = json["recordings"]?.elements.first?["metrics"]
    #expect(look.metrics.count == analysis.metrics.count)
    for (id, shown) in look.metrics {
      if case .number(let value)? = metrics?[id]?["value"] {
        #expect(shown == NumberText.display(value), "\(id)")
      } else {
        #expect(shown.isEmpty && metrics?[id]?["missing"] != nil, "\(id)")
      }
    }
    // Heights back to ms by the outermost marks; a path is written in tenths of a unit.
    let (first, last) = (try #require(look.marks.first), try #require(look.marks.last))
    let msPerUnit = (last[0] - first[0]) / (last[1] - first[1])
    let drawn = look.series.split { "ML".contains($0) }.compactMap {
      $0.split(separator: " ").last.flatMap { Double($0) }
    }.map { first[0] + ($0 - first[1]) * msPerUnit }
    #expect(drawn.count == analysis.nn.intervalsMs.count)
    for (value, interval) in zip(drawn, analysis.nn.intervalsMs) {
      #expect(abs(value - interval) <= 0.06 * abs(msPerUnit))
    }
  }

  @Test("the drawing of intervals says its values to the keyboard")
  func told() throws {
    // Without artefacts and gaps every mark is an interval.
    var short = SyntheticRecording()
    (short.beats, short.gapAt, short.artefactEvery) = (70, nil, nil)
    let nn = try short.analysis().nn
    let look = try #require(
      Self.light.get().looks.first { $0.name == "short" && $0.width == 1600 })
    let pieces = look.told.split(separator: ": ")
    try #require(pieces.count == 2, "\(look.told)")
    // Places are to a tenth of a unit: 0.1 s and 0.1 ms here; values are shown to three digits.
    #expect(
      [-0.1, 0.1].map { TimeAxis.clock(nn.endTimesS[20] + $0) }.contains(String(pieces[0])))
    let shown = try #require(Double(pieces[1].split(separator: " ")[0]))
    #expect(abs(shown - nn.intervalsMs[20]) <= 0.7 && pieces[1].hasSuffix(" ms"))
    #expect(look.isSilent)
  }

  @Test("charts and answers are whole on paper")
  func whole() throws {
    let printed = try Self.light.get().looks.filter { $0.name.hasPrefix("print-") }
    #expect(printed.count == PageTests.pages.count)
    for look in printed {
      #expect(look.cut == [], "\(look.name)")
      #expect(look.contentWidth <= look.roomWidth, "\(look.name)")
    }
  }

  @Test("the table of a batch is sorted by its titles, either way")
  func sorting() throws {
    let look = try #require(
      Self.light.get().looks.first { $0.name == "batch" && $0.width == 1600 })
    let values = look.unsorted.compactMap { Double($0) }
    #expect(values.count == 5 && Set(values).count == 5 && values.sorted() != values)
    #expect(look.sorted.compactMap { Double($0) } == values.sorted())
    #expect(look.descending.compactMap { Double($0) } == values.sorted(by: >))
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

  private static let onPaper = ["detailed", "planned", "batch", "windows", "plan", "refused"]

  @Test(
    "no row, figure or heading is cut on A4, as the PDF itself shows",
    .enabled(if: PaperProbe.executable != nil, "there is no pdftotext (poppler) here"),
    arguments: onPaper)
  func paper(name: String) throws {
    let bytes = try #require(PageTests.pages.first { $0.name == name }).bytes
    let probe = PaperProbe(bytes)
    let places = try Self.inFolder { folder in
      let file = folder.appending(path: "page.html")
      try Data(probe.page.utf8).write(to: file)
      let output = folder.appending(path: "page.pdf")
      _ = try Browser.run(["--no-pdf-header-footer", "--print-to-pdf=\(output.path)"], file)
      return try PaperProbe.sheets(of: output)
    }
    // Numbers behind charts are not printed; what remains is found.
    #expect(places.count * 8 > probe.count, "\(places.count) of \(probe.count) marks")
    #expect(probe.parts.count > 5)
    #expect(probe.cut(places) == [])
    if ["detailed", "planned"].contains(name) {
      let end = try #require(probe.overviewEnd)
      let last = try #require((0...end).last { places[$0] != nil })
      #expect(places[last] == 0, "the overview ends on sheet \((places[last] ?? -1) + 1)")
    }
  }

  @Test("the probe of paper sees what is cut")
  func probe() {
    let page = "<main><h2>A</h2><p>B</p><table><tr><th>C</th><td>D</td></tr></table></main>"
    let probe = PaperProbe(Array(page.utf8))
    // By hand: four texts; the heading with B, and the row of C and D.
    #expect(probe.count == 4 && probe.parts.count == 2)
    #expect(probe.cut([0: 0, 1: 0, 2: 1, 3: 1]) == [])
    #expect(probe.cut([0: 0, 1: 1, 2: 1, 3: 2]).count == 2)
    // What is not shown is passed over: the heading goes with C.
    #expect(probe.cut([0: 0, 2: 1, 3: 1]).count == 1)
  }
}
