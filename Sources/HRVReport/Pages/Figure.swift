/// A chart on a page: its title, its drawings, what the marks mean, and its numbers.
enum Figure {
  /// The figure of `chart`. Ids begin with `prefix`, which is unique on a page.
  static func html(_ chart: some Chart, prefix: String, level: Int) -> HTML {
    let caption = HTML.element(
      "figcaption", [:], [.heading(level, .text(chart.title)), .paragraph(chart.summary)])
    let drawings = chart.sizes.map { drawing(chart, $0, "\(prefix)-\(chart.name)-\($0.kind)") }
    let legend = chart.legend.map(entry)
    return .element(
      "figure", ["id": "\(prefix)-\(chart.name)"],
      [caption] + drawings
        + [
          .element("ul", ["class": "legend"], legend),
          .details(summary: "The numbers behind this chart", chart.numbers),
        ])
  }

  /// The place of a chart that cannot be drawn, with the reason.
  static func missing(title: String, reason: String, prefix: String, level: Int) -> HTML {
    .element(
      "figure", ["id": prefix, "class": "undrawn"],
      [
        .element("figcaption", [:], [.heading(level, .text(title))]),
        .paragraph("Not drawn: \(reason).", class: "note"),
      ])
  }

  private static func drawing(_ chart: some Chart, _ size: ChartSize, _ id: String) -> HTML {
    let box = "0 0 \(NumberText.coordinate(size.width)) \(NumberText.coordinate(size.height))"
    let svg = SVG.element(
      "svg",
      [
        "class": "chart \(size.kind)", "viewBox": box, "role": "img",
        "aria-labelledby": "\(id)-title \(id)-desc", "xmlns": "http://www.w3.org/2000/svg",
      ],
      [
        .element("title", ["id": "\(id)-title"], [.text(chart.title)]),
        .element("desc", ["id": "\(id)-desc"], [.text(chart.summary)]),
      ] + chart.drawing(size))
    return .embedding(svg)
  }

  private static func entry(_ entry: LegendEntry) -> HTML {
    let mark = SVG.element(
      "svg",
      ["viewBox": "0 0 22 14", "aria-hidden": "true", "xmlns": "http://www.w3.org/2000/svg"],
      [entry.mark])
    return .element("li", [:], [.embedding(mark), .text(entry.text)])
  }
}
