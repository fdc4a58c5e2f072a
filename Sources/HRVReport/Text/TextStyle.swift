/// Whether text for a terminal carries colours.
public enum TextStyle: Hashable, Sendable {
  /// Characters only, for files and pipes.
  case plain
  /// With ANSI escape sequences (ECMA-48 SGR) for emphasis.
  case ansi

  /// `text` with `emphasis`, if this style can show it.
  func apply(_ emphasis: Emphasis, to text: String) -> String {
    guard self == .ansi, emphasis != .none, !text.isEmpty else { return text }
    return "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m"
  }

  /// How a piece of text stands out: the parameter of the escape sequence.
  enum Emphasis: String, Hashable, Sendable {
    case none = ""
    case bold = "1"
    case faint = "2"
    case warning = "33"
  }
}
