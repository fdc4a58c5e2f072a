public import HRVModel

/// A page about recordings: headline numbers, charts, every metric, and how it was computed.
///
/// One self-contained HTML file, complete without its script, for screens and for paper.
public enum RecordingReport {
  /// The page of one recording, as UTF-8.
  public static func html(_ analysis: RecordingAnalysis, disclaimer: String) -> [UInt8] {
    html([analysis], disclaimer: disclaimer)
  }

  /// The page of several recordings: an index, then a section for each, then the files that
  /// could not be read.
  ///
  /// - Parameter details: what is shown beside the metrics of each; empty when nobody made it.
  /// - Complexity: O(*beats*); the size grows with the number of recordings, not with their
  ///   lengths, because a drawing has no more points than a screen.
  /// - Precondition: there are as many details as analyses, or none.
  public static func html(
    _ analyses: [RecordingAnalysis], details: [RecordingDetails] = [],
    errors: [ReportedError] = [], disclaimer: String
  ) -> [UInt8] {
    precondition(details.isEmpty || details.count == analyses.count)
    func section(_ index: Int, level: Int) -> HTML {
      RecordingSection(
        analysis: analyses[index], details: details.isEmpty ? nil : details[index],
        prefix: "r\(index + 1)", level: level
      ).html
    }
    let failures = errors.isEmpty ? [] : [unreadable(errors)]
    if analyses.count == 1 {
      let file = VisibleText.line(FileNames(analyses).names[0])
      return HTML.page(
        title: "HRV of \(file)", scripts: [PageScript.reading],
        [section(0, level: 1)] + failures + [.disclaimer(disclaimer)])
    }
    let title = "Heart-rate variability of \(counted(analyses.count, "recording"))"
    let sections = analyses.indices.map { section($0, level: 2) }
    return HTML.page(
      title: title, scripts: [PageScript.reading],
      [.heading(1, .text(title)), index(of: analyses)] + failures + sections
        + [.disclaimer(disclaimer)])
  }

  private static func unreadable(_ errors: [ReportedError]) -> HTML {
    .element(
      "section", ["class": "panel"],
      [.heading(2, .text("Not read"))] + [.list(errors.map { .foreign($0.description) })])
  }

  private static func index(of analyses: [RecordingAnalysis]) -> HTML {
    let headline = Headline.columns(of: analyses)
    let titles =
      ["Recording", "Start", "Duration", "Beats", "Corrected"] + headline.map(\.title)
    let header = titles.map { HTML.element("th", ["scope": "col"], [.text($0)]) }
    let files = FileNames(analyses)
    let rows = analyses.enumerated().map { index, analysis -> HTML in
      let link = HTML.element(
        "a", ["href": "#r\(index + 1)"], [.foreign(files.names[index])])
      let facts = [
        analysis.recording.start?.timestamp.minute ?? "unknown",
        DurationText.words(analysis.durationS), NumberText.count(analysis.beatCount),
        NumberText.percent(analysis.nn.correctedFraction),
      ]
      let values = headline.map {
        analysis.value($0.id).map(NumberText.display) ?? NumberText.notANumber
      }
      let cells = (facts + values).map { HTML.element("td", [:], [.text($0)]) }
      return .element("tr", [:], [.element("th", ["scope": "row"], [link])] + cells)
    }
    let table = HTML.element(
      "table", ["class": "index"],
      [
        .element("thead", [:], [.element("tr", [:], header)]), .element("tbody", [:], rows),
      ])
    let scroll = HTML.element(
      "div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": "Index"],
      [table])
    let folder =
      files.folder.isEmpty
      ? [] : [HTML.element("p", ["class": "note"], [.text("In "), .foreign(files.folder)])]
    return .element("nav", ["class": "panel", "aria-label": "Recordings"], folder + [scroll])
  }
}
