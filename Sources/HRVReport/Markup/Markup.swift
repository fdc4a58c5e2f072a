/// Markup that cannot be built from unescaped text.
///
/// There is no initializer from `String`: text enters through ``text(_:)``, which escapes,
/// structure through ``element(_:_:_:)``, whose names are literals of this program.
/// Attributes keep their order, so equal reports are equal bytes. The output is well-formed
/// XML and HTML alike.
///
/// `Dialect` keeps HTML and SVG apart: a drawing enters a page only as a whole.
struct Markup<Dialect>: Sendable {
  let source: String

  private init(trusted source: String) { self.source = source }

  /// `text`, with everything escaped that means something in markup, and what XML forbids or
  /// would turn the reading direction replaced.
  static func text(_ text: String) -> Markup { Markup(trusted: escaped(text)) }

  /// An element with children. Attributes whose value is nil are left out.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ children: [Markup] = []
  ) -> Markup {
    var source = opening(name, attributes) + ">"
    for child in children { source += child.source }
    return Markup(trusted: source + "</\(name)>")
  }

  /// An element that never has children, such as `meta` or `path`.
  static func void(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]
  ) -> Markup {
    Markup(trusted: opening(name, attributes) + "/>")
  }

  /// Several pieces in order.
  static func group(_ pieces: [Markup]) -> Markup {
    Markup(trusted: pieces.reduce(into: "") { $0 += $1.source })
  }

  /// A literal of this program, as it stands. No `<` or `&` may be in it.
  static func verbatim(_ literal: StaticString) -> Markup { Markup(trusted: "\(literal)") }

  /// A piece of another dialect, complete in itself.
  static func embedding<Other>(_ other: Markup<Other>) -> Markup { Markup(trusted: other.source) }

  private static func opening(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) -> String {
    var source = "<\(name)"
    for (key, value) in attributes {
      if let value { source += " \(key)=\"\(escaped(value))\"" }
    }
    return source
  }

  private static func escaped(_ text: String) -> String {
    let visible = VisibleText.flow(text)
    let special: (UInt8) -> Bool = {
      $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27
    }
    guard visible.utf8.contains(where: special) else { return visible }
    var escaped = ""
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// The dialect of pages.
enum HTMLDialect: Sendable {}
/// The dialect of drawings.
enum SVGDialect: Sendable {}

/// A piece of a page.
typealias HTML = Markup<HTMLDialect>
/// A piece of a drawing.
typealias SVG = Markup<SVGDialect>
