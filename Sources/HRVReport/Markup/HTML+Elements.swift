extension Markup where Dialect == HTMLDialect {
  /// A paragraph.
  static func paragraph(_ text: String, class name: String? = nil) -> HTML {
    .element("p", ["class": name], [.text(text)])
  }

  /// Text of a person or a file: kept apart from the text around it, whatever its script.
  static func foreign(_ text: String) -> HTML { .element("bdi", [:], [.text(text)]) }

  /// A heading of the level 1 to 4.
  static func heading(_ level: Int, _ text: HTML, id: String? = nil) -> HTML {
    switch level {
    case ...1: .element("h1", ["id": id], [text])
    case 2: .element("h2", ["id": id], [text])
    case 3: .element("h3", ["id": id], [text])
    default: .element("h4", ["id": id], [text])
    }
  }

  /// A bulleted list.
  static func list(_ items: [HTML]) -> HTML {
    .element("ul", [:], items.map { .element("li", [:], [$0]) })
  }

  /// Terms with what they stand for.
  static func definitions(_ pairs: [(term: String, value: HTML)]) -> HTML {
    .element(
      "dl", ["class": "facts"],
      pairs.map {
        .element(
          "div", [:], [.element("dt", [:], [.text($0.term)]), .element("dd", [:], [$0.value])])
      })
  }

  /// A table of numbers: the first column holds the names of the rows, the others are
  /// right-aligned. Scrolls sideways on its own where it is too wide.
  static func numbers(caption: String, header: [String], rows: [[String]]) -> HTML {
    let head = header.map { HTML.element("th", ["scope": "col"], [.text($0)]) }
    let body = rows.map { cells -> HTML in
      let name = cells.prefix(1).map { HTML.element("th", ["scope": "row"], [.text($0)]) }
      let values = cells.dropFirst().map { HTML.element("td", [:], [.text($0)]) }
      return .element("tr", [:], name + values)
    }
    let table = HTML.element(
      "table", ["class": "numbers"],
      [
        .element("caption", [:], [.text(caption)]),
        .element("thead", [:], [.element("tr", [:], head)]), .element("tbody", [:], body),
      ])
    return .element(
      "div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": caption], [table])
  }

  /// Something that opens on demand.
  static func details(summary: String, _ content: [HTML]) -> HTML {
    .element("details", [:], [.element("summary", [:], [.text(summary)])] + content)
  }
}
