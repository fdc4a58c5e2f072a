internal import HRVModel

extension BatchReport {
  /// The page, as UTF-8. It is complete without its scripts.
  ///
  /// - Parameters:
  ///   - table: the name of the file that has all rows.
  ///   - methods: what was done, in words.
  public func html(table: String, methods: String, disclaimer: String) -> [UInt8] {
    let title = "Heart-rate variability of \(counted(recordingCount, "recording"))"
    return HTML.page(
      title: title, scripts: [PageScript.reading, PageScript.sorting],
      [
        .element(
          "header", [:],
          [
            .paragraph("Heart-rate variability", class: "kicker"), .heading(1, .text(title)),
            .element(
              "p", ["class": "origin"], [.text("All numbers are in "), .foreign(table)]),
          ]), overview, recordings(table), unreadable(table), distributions,
        .heading(2, .text("How this was computed")),
        .element("div", ["class": "panel"], [.paragraph(methods)]), .disclaimer(disclaimer),
      ])
  }

  private var overview: HTML {
    let good = grades[.good] ?? 0
    let tiles = [
      ("Recordings", NumberText.count(recordingCount)),
      ("Quality good", NumberText.count(good)),
      ("To be read with care", NumberText.count(grades[.careful] ?? 0)),
      ("Not usable", NumberText.count(grades[.unusable] ?? 0)),
      ("Not read", NumberText.count(failureCount)),
    ]
    return .element(
      "dl", ["class": "tiles"],
      tiles.map { name, value in
        .element(
          "div", ["class": "tile"],
          [
            .element("dt", [:], [.text(name)]),
            .element("dd", [:], [.element("span", ["class": "value"], [.text(value)])]),
          ])
      })
  }

  private var distributions: HTML {
    let charts = zip(metrics, values).compactMap { DistributionChart($0, $1) }
    guard !charts.isEmpty else { return .group([]) }
    return .group([
      .heading(2, .text("How values are distributed")),
      .element(
        "div", ["class": "pair triple"], charts.map { Figure.html($0, prefix: "batch", level: 3) }),
    ])
  }

  private func unreadable(_ table: String) -> HTML {
    guard failureCount > 0 else { return .group([]) }
    let left = failureCount - failures.count
    let note =
      left > 0
      ? [HTML.paragraph("\(counted(left, "more file")) beside the table.", class: "note")] : []
    return .group([
      .heading(2, .text("Not read")),
      .element("div", ["class": "panel"], [.list(failures.map { .foreign($0) })] + note),
    ])
  }

  private func recordings(_ table: String) -> HTML {
    guard !rows.isEmpty else { return .group([]) }
    let names = FileNames(rows.map(\.file))
    let titles =
      ["Start", "Duration", "Beats", "Corrected", "Quality"]
      + metrics.map {
        $0.unit.isEmpty || $0.symbol.hasPrefix("ln") ? $0.symbol : "\($0.symbol) \($0.unit)"
      }
    func title(_ text: String) -> HTML { .element("th", ["scope": "col"], [.text(text)]) }
    let header =
      [title("#"), title("Recording")]
      + [.element("th", ["scope": "col", "class": "plain"], [.text("Intervals")])]
      + titles.map(title)
    let body = zip(rows, names.names).map { cells($0, named: $1) }
    let sortable = HTML.element(
      "table", ["class": "index sortable"],
      [
        .element("thead", [:], [.element("tr", [:], header)]), .element("tbody", [:], body),
      ])
    var notes: [HTML] = []
    if !names.folder.isEmpty {
      notes.append(
        .element("p", ["class": "note"], [.text("In "), .foreign(names.folder)]))
    }
    let left = recordingCount - rows.count
    if left > 0 {
      notes.append(
        .element(
          "p", ["class": "note"],
          [
            .text(
              "These are the first \(NumberText.count(rows.count)) of"
                + " \(NumberText.count(recordingCount)); the others are in "), .foreign(table),
          ]))
    }
    return .group([
      .heading(2, .text("Recordings")),
      .element(
        "div", ["class": "panel"],
        notes + [
          .element(
            "div",
            [
              "class": "scroll long", "tabindex": "0", "role": "group",
              "aria-label": "Recordings",
            ], [sortable])
        ]),
    ])
  }

  private func cells(_ row: BatchRow, named name: String) -> HTML {
    func cell(_ text: String, _ key: Double?) -> HTML {
      .element("td", ["data-v": key.map(NumberText.exact) ?? ""], [.text(text)])
    }
    return .element(
      "tr", [:],
      [
        cell(NumberText.count(row.index), Double(row.index)),
        .element("th", ["scope": "row"], [.foreign(name)]),
        .element("td", [:], [row.sparkline.picture]),
        .element("td", [:], [.text(row.start ?? "unknown")]),
        cell(DurationText.words(row.durationS), row.durationS),
        cell(NumberText.count(row.beats), Double(row.beats)),
        cell(NumberText.percent(row.correctedFraction), row.correctedFraction),
        cell(row.grade.word, Double(row.grade.rawValue)),
      ]
        + row.values.map { cell($0.map(NumberText.display) ?? NumberText.notANumber, $0) })
  }
}
