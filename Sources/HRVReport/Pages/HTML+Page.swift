internal import HRVModel

extension Markup where Dialect == HTMLDialect {
  /// A whole page in one file: no fonts, no pictures from elsewhere, no script but this program's
  /// own, and a policy that forbids all others.
  ///
  /// - Parameter scripts: each without `<` and `&`, so that it is the same in XML and in HTML.
  static func page(title: String, scripts: [StaticString] = [], _ main: [HTML]) -> [UInt8] {
    let digests = scripts.map { "'sha256-\(digest(of: $0))'" }
    let allowed = digests.isEmpty ? "'none'" : digests.joined(separator: " ")
    // What `default-src` does not cover stands by itself.
    let policy =
      "default-src 'none'; script-src \(allowed); style-src 'unsafe-inline'; img-src data:;"
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
    let body = HTML.element(
      "body", [:],
      [.element("main", [:], main)]
        + scripts.map { .element("script", [:], [.verbatim($0)]) })
    let page = HTML.element(
      "html", ["lang": "en", "xmlns": "http://www.w3.org/1999/xhtml"], [head, body])
    return Array("<!DOCTYPE html>\n\(page.source)\n".utf8)
  }

  /// The SHA-256 of a script as policies name it.
  private static func digest(of script: StaticString) -> String {
    let hex = Array(SHA256.hex(of: Array("\(script)".utf8)))
    return Base64.text(
      stride(from: 0, to: hex.count, by: 2).map { UInt8(String(hex[$0...$0 + 1]), radix: 16) ?? 0 })
  }

  /// What the file itself says about its limits, at its end.
  static func disclaimer(_ text: String) -> HTML {
    let paragraphs = text.split(separator: "\n").map { HTML.paragraph(String($0)) }
    return .element("footer", ["class": "disclaimer"], paragraphs)
  }
}
