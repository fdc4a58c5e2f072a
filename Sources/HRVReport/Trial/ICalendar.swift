/// The lines of an iCalendar object.
///
/// - Source: RFC 5545, sections 3.1 (lines of at most 75 octets, ended by CR LF) and 3.3.11
///   (escapes of texts).
struct ICalendar {
  /// The lines so far.
  private(set) var text = ""

  private static let mostOctets = 75

  /// Adds a property whose value needs no escapes.
  mutating func add(_ name: String, _ value: String) {
    var octets = 0
    for scalar in "\(name):\(value)".unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > Self.mostOctets {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += width
    }
    text += "\r\n"
  }

  /// Adds a property whose value is a text for people.
  mutating func addText(_ name: String, _ value: String) {
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    add(name, escaped)
  }
}
