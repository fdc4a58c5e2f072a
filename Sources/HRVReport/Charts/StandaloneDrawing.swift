/// A chart as an SVG file of its own: title, drawing and legend on a light ground, with all that it
/// needs inside.
enum StandaloneDrawing {
  private static let titleHeight = 40.0
  private static let legendRow = 22.0
  private static let margin = 16.0

  /// The file, as UTF-8: the first of the chart's sizes.
  static func svg(_ chart: some Chart) -> [UInt8] {
    let size = chart.sizes[0]
    let rows = legend(chart.legend, width: size.width)
    let width = size.width + 2 * margin
    let height = titleHeight + size.height + 14 + Double(rows.count) * legendRow + margin
    let entries = rows.enumerated().flatMap { row, entries in
      entries.map { entry, x in
        moved(
          Point(margin + x, titleHeight + size.height + 14 + Double(row) * legendRow),
          [entry.mark, .label(entry.text, at: Point(29, 12))])
      }
    }
    let extent = "\(NumberText.coordinate(width)) \(NumberText.coordinate(height))"
    let drawing = SVG.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "chart",
        "width": NumberText.coordinate(width), "height": NumberText.coordinate(height),
        "viewBox": "0 0 \(extent)", "font-family": "sans-serif", "font-size": "13",
      ],
      [
        .element("title", [:], [.text(chart.title)]),
        .element("desc", [:], [.text(chart.summary)]),
        .element("style", [:], [.text(Stylesheet.standalone)]),
        .rectangle(Box(left: 0, top: 0, right: width, bottom: height), class: "ground"),
        .label(chart.title, at: Point(margin, 27), class: "title"),
        moved(Point(margin, titleHeight), chart.drawing(size)),
      ] + entries)
    return Array((drawing.source + "\n").utf8)
  }

  private static func moved(_ place: Point, _ pieces: [SVG]) -> SVG {
    let (x, y) = (NumberText.coordinate(place.x), NumberText.coordinate(place.y))
    return .element("g", ["transform": "translate(\(x) \(y))"], pieces)
  }

  /// The entries in rows of the width, each with its place along the row; widths are estimated, since
  /// no font is known here.
  private static func legend(
    _ entries: [LegendEntry], width: Double
  ) -> [[(entry: LegendEntry, x: Double)]] {
    var rows: [[(entry: LegendEntry, x: Double)]] = []
    var x = Double.infinity
    for entry in entries {
      let needed = 29 + Double(entry.text.displayWidth) * 6.9
      if x + needed > width {
        rows.append([])
        x = 0
      }
      rows[rows.count - 1].append((entry, x))
      x += needed + 20
    }
    return rows
  }
}
