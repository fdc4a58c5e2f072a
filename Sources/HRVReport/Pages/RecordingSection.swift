internal import HRVModel

/// Everything about one recording.
struct RecordingSection {
  let analysis: RecordingAnalysis
  /// What its ids begin with.
  let prefix: String
  /// The level of its heading.
  let level: Int

  var html: HTML {
    .element(
      "section", ["class": "recording", "id": prefix],
      [origin, tiles, quality, charts, .heading(level + 1, .text("All metrics"))]
        + [MetricTable.html(analysis, level: level + 2)] + [method] + remarks)
  }

  private var origin: HTML {
    let recording = analysis.recording
    let start = recording.start.map { "\($0.timestamp.readable) (\($0.source.text))" }
    var facts = [HTML.text(start ?? "Start unknown")]
    if let device = recording.provenance.device { facts.append(.foreign(device)) }
    facts.append(.foreign(recording.provenance.formatID))
    let file = FileNames([analysis])
    if !file.folder.isEmpty { facts.append(.foreign(file.folder)) }
    let line = facts.enumerated().flatMap { $0 > 0 ? [.text(" · "), $1] : [$1] }
    return .element(
      "header", [:],
      [
        level == 1 ? .paragraph("Heart-rate variability", class: "kicker") : .group([]),
        .heading(level, .foreign(file.names[0])),
        .element("p", ["class": "origin"], line),
      ])
  }

  private var tiles: HTML {
    let results = Headline.all.compactMap(analysis.metric)
    let tiles = results.map { result -> HTML in
      let value: [HTML] =
        switch result.value {
        case .success(let value):
          amount(value, result.definition.unit) + MetricTable.interval(result, analysis)
        case .failure(let error):
          [
            .element("span", ["class": "value"], [.text(NumberText.notANumber)]),
            .element("span", ["class": "why"], [.text(error.description)]),
          ]
        }
      return .element(
        "div", ["class": "tile"],
        [.element("dt", [:], [.text(result.definition.symbol)]), .element("dd", [:], value)])
    }
    let note = HTML.paragraph(
      "LF/HF is reported because studies of magnesium used it. It does not measure sympathetic"
        + " tone or a balance of the nervous system.", class: "small")
    let hasRatio = results.contains { $0.definition.id == Headline.lfHF }
    return .group([.element("dl", ["class": "tiles"], tiles)] + (hasRatio ? [note] : []))
  }

  private func amount(_ value: Double, _ unit: String) -> [HTML] {
    let number = HTML.element("span", ["class": "value"], [.text(NumberText.display(value))])
    return unit.isEmpty
      ? [number] : [number, .element("span", ["class": "unit"], [.text(unit)])]
  }

  /// How much there is, and how much of it was corrected or is missing.
  private var quality: HTML {
    let nn = analysis.nn
    func item(_ number: String, _ text: String) -> HTML {
      .element("li", [:], [.element("b", [:], [.text(number)]), .text(" " + text)])
    }
    var items = [
      item(DurationText.words(analysis.durationS), "recorded"),
      item(NumberText.count(analysis.beatCount), analysis.beatCount == 1 ? "beat" : "beats"),
      item(
        NumberText.percent(nn.correctedFraction),
        "of intervals corrected (\(NumberText.count(nn.audit.count))"
          + " of \(NumberText.count(nn.recordedCount)))"),
      item(
        analysis.gaps.isEmpty ? "no" : NumberText.count(analysis.gaps.count),
        analysis.gaps.isEmpty
          ? "gaps"
          : (analysis.gaps.count == 1 ? "gap, " : "gaps, ") + DurationText.words(analysis.gapS)),
    ]
    if nn.correctedFraction > 0.05 {
      items.append(
        .element(
          "li", ["class": "care"],
          [.text("More than 5\u{A0}% corrected: read the numbers with care.")]))
    }
    return .element("ul", ["class": "quality"], items)
  }

  private var charts: HTML {
    let spectrum: HTML =
      switch analysis.spectrum {
      case .success(let spectrum):
        Figure.html(
          SpectrumChart(spectrum: spectrum, analysis: analysis), prefix: prefix,
          level: level + 2)
      case .failure(let error):
        Figure.missing(
          title: "Spectrum", reason: error.description, prefix: "\(prefix)-spectrum",
          level: level + 2)
      }
    return .group([
      .heading(level + 1, .text("Charts")),
      .element(
        "div", ["class": "stack"],
        [
          Figure.html(Tachogram(analysis: analysis), prefix: prefix, level: level + 2),
          ECGStripChart(analysis).map { Figure.html($0, prefix: prefix, level: level + 2) }
            ?? .group([]),
          WindowChart(analysis).map { Figure.html($0, prefix: prefix, level: level + 2) }
            ?? .group([]),
          .element(
            "div", ["class": "pair"],
            [
              spectrum,
              Figure.html(PoincarePlot(analysis: analysis), prefix: prefix, level: level + 2),
            ]),
        ]),
    ])
  }
}
