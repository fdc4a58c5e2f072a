internal import HRVModel

/// Everything about one recording.
struct RecordingSection {
  let analysis: RecordingAnalysis
  /// What is shown beside the metrics; nil where nobody made it.
  let details: RecordingDetails?
  /// What its ids begin with.
  let prefix: String
  /// The level of its heading.
  let level: Int

  var html: HTML {
    .element(
      "section", ["class": "recording", "id": prefix],
      [origin, quality, tiles, overview, charts, .heading(level + 1, .text("All metrics"))]
        + [MetricTable.html(analysis, level: level + 2)]
        + ProgramTable.html(analysis, details?.outcomes ?? [], level: level) + [method] + remarks)
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
            + published(result)
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
    let hasRatio = analysis.value(Headline.lfHF) != nil
    let hasRange = results.contains { !published($0).isEmpty }
    let source = HTML.paragraph(
      "Healthy adults: \(PublishedRange.source). People differ more than that; what is usual for you"
        + " is what you measured before (hrv trend).", class: "small")
    return .group(
      [.element("dl", ["class": "tiles"], tiles)] + (hasRatio ? [note] : [])
        + (hasRange ? [source] : []))
  }

  private func amount(_ value: Double, _ unit: String) -> [HTML] {
    let number = HTML.element("span", ["class": "value"], [.text(NumberText.display(value))])
    return unit.isEmpty
      ? [number] : [number, .element("span", ["class": "unit"], [.text(unit)])]
  }

  /// The published figure beside a number, where there is one for such a recording.
  private func published(_ result: MetricResult) -> [HTML] {
    guard let range = PublishedRange.of(result.definition.id, analysis) else { return [] }
    return [.element("span", ["class": "why"], [.text("healthy adults \(range.text)")])]
  }

  /// What fits on the first page: intervals, numbers, spectrum, Poincaré plot and histogram.
  private var overview: HTML {
    let spectrum: HTML =
      switch analysis.spectrum {
      case .success(let spectrum):
        Figure.html(
          SpectrumChart(
            spectrum: spectrum, analysis: analysis, others: details?.otherSpectra ?? []),
          prefix: prefix, level: level + 1)
      case .failure(let error):
        Figure.missing(
          title: "Spectrum", reason: error.description, prefix: "\(prefix)-spectrum",
          level: level + 1)
      }
    return .element(
      "div", ["class": "overview"],
      [
        Figure.html(Tachogram(analysis: analysis), prefix: prefix, level: level + 1),
        GlanceTable.html(analysis),
        .element(
          "div", ["class": "trio"],
          [
            spectrum,
            Figure.html(PoincarePlot(analysis: analysis), prefix: prefix, level: level + 1),
            details?.histogram.map {
              Figure.html(HistogramChart($0, of: analysis), prefix: prefix, level: level + 1)
            } ?? .group([]),
          ]),
      ])
  }

  /// The ECG at what was found, and how things changed through the recording.
  private var charts: HTML {
    let figures = [
      figure(ECGStripChart(analysis)), windows, spectrogram,
    ].compactMap { $0 }
    guard !figures.isEmpty else { return .group([]) }
    return .group([
      .heading(level + 1, .text("Through the recording")),
      .element("div", ["class": "stack"], figures),
    ])
  }

  private var windows: HTML? {
    if let chart = WindowChart(analysis) { return figure(chart) }
    guard let windows = analysis.windows, !windows.isEmpty else { return nil }
    let reason = windows.lazy.compactMap(\.invalidity).first.map { "; the first: \($0)" } ?? ""
    return Figure.missing(
      title: "Window by window", reason: "no window has a value\(reason)",
      prefix: "\(prefix)-windows", level: level + 2)
  }

  private var spectrogram: HTML? {
    guard let made = details?.spectrogram else { return nil }
    if let chart = SpectrogramChart(made, of: analysis) { return figure(chart) }
    return Figure.missing(
      title: "Spectrum through the recording", reason: SpectrogramChart.missing(made),
      prefix: "\(prefix)-spectrogram", level: level + 2)
  }

  private func figure(_ chart: (some Chart)?) -> HTML? {
    chart.map { Figure.html($0, prefix: prefix, level: level + 2) }
  }
}
