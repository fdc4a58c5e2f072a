/// Breaking text into lines of a width.
enum Wrapping {
  /// `text` in lines of at most `width` columns, broken at spaces; a word that is longer than
  /// a line is cut, after a joint of a path or a name if there is one. At least one line, which
  /// may be empty.
  ///
  /// Spaces that do not break are plain ones in the result: searches find what they see.
  ///
  /// - Complexity: O(*characters*).
  static func lines(of text: String, width: Int) -> [String] {
    let width = max(1, width)
    guard text.displayWidth > width else { return [withPlainSpaces(text)] }
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in text.split(separator: " ") {
      let wordWidth = String(word).displayWidth
      if !line.isEmpty, lineWidth + 1 + wordWidth <= width {
        line += " " + word
        lineWidth += 1 + wordWidth
        continue
      }
      if !line.isEmpty { lines.append(line) }
      (line, lineWidth) = ("", 0)
      for character in word {
        if lineWidth > 0, lineWidth + character.displayWidth > width {
          let rest = tail(of: line)
          lines.append(String(line.dropLast(rest.count)))
          (line, lineWidth) = (rest, rest.displayWidth)
        }
        line.append(character)
        lineWidth += character.displayWidth
      }
    }
    lines.append(line)
    return lines.map(withPlainSpaces)
  }

  /// What follows the last joint of a path or a name in `line`, when it is the smaller part.
  private static func tail(of line: String) -> String {
    guard let joint = line.lastIndex(where: { "/_-.".contains($0) }) else {
      return ""
    }
    let tail = line[line.index(after: joint)...]
    return tail.count * 2 < line.count ? String(tail) : ""
  }

  private static func withPlainSpaces(_ text: String) -> String {
    String(text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
  }
}
