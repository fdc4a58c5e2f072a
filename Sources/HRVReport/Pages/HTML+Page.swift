extension Markup where Dialect == HTMLDialect {
  /// A whole page in one file: no scripts, no fonts, no pictures from elsewhere, and a policy
  /// that forbids them.
  static func page(title: String, _ main: [HTML]) -> [UInt8] {
    // What `default-src` does not cover stands by itself.
    let policy =
      "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src data:;"
      + " base-uri 'none'; form-action 'none'"
    let head = HTML.element(
      "head", [:],
      [
        .void("meta", ["charset": "utf-8"]),
        .void("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
        .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .void("meta", ["name": "color-scheme", "content": "light dark"]),
        .element("title", [:], [.text(title)]),
        .element("style", [:], Stylesheet.all.map(HTML.verbatim)),
      ])
    let body = HTML.element("body", [:], [.element("main", [:], main)])
    let page = HTML.element(
      "html", ["lang": "en", "xmlns": "http://www.w3.org/1999/xhtml"], [head, body])
    return Array("<!DOCTYPE html>\n\(page.source)\n".utf8)
  }

  /// What the file itself says about its limits, at its end.
  static func disclaimer(_ text: String) -> HTML {
    let paragraphs = text.split(separator: "\n").map { HTML.paragraph(String($0)) }
    return .element("footer", ["class": "disclaimer"], paragraphs)
  }
}
