/// How a text is divided: where it begins, what divides cells, what marks decimals.
struct TextLayout: Hashable, Sendable {
  /// The first byte after a byte order mark and after a `sep=` line.
  var start = 0
  /// The number of the line that begins at ``start``.
  var firstLine = 1
  var delimiter = Delimiter.none
  var decimalMark = DecimalMark.point

  /// What divides the cells of a row.
  enum Delimiter: Sendable {
    /// The row is one cell.
    case none
    case comma
    case semicolon
    case tab
    /// Blanks and tabs, any number of them.
    case blanks

    /// The dividing byte; NUL, which no text holds, when there is none.
    var byte: UInt8 {
      switch self {
      case .none: 0
      case .comma: Byte.comma
      case .semicolon: Byte.semicolon
      case .tab: Byte.tab
      case .blanks: Byte.space
      }
    }
  }
}

extension TextLayout {
  /// Tells the layout from the first lines that are neither blank nor comments.
  ///
  /// The first line decides: `;` before tab before `,`, outside of quotes. A single column
  /// with decimal commas looks like two columns; it is taken for one when every row is digits,
  /// one comma, digits, and the part before the comma does not ascend from row to row, as an
  /// index or a time would. A decimal comma counts only where commas divide no cells.
  static func sniffed(from lines: [String]) -> TextLayout {
    var layout = TextLayout()
    guard let first = lines.first else { return layout }
    layout.delimiter = delimiter(of: first)
    let hasCommas = lines.contains { $0.utf8.contains(Byte.comma) }
    if hasCommas, layout.delimiter == .comma || layout.delimiter == .none,
      isDecimalCommaColumn(lines)
    {
      layout.delimiter = .none
      layout.decimalMark = .comma
      return layout
    }
    if layout.delimiter == .none,
      let row = lines.first(where: { $0.utf8.first.map(isDigitOrSign) ?? false }),
      numbersBetweenBlanks(row) >= 2
    {
      layout.delimiter = .blanks
    }
    if hasCommas, layout.delimiter != .comma,
      layout.decimals(Byte.comma, in: lines) > layout.decimals(UInt8(ascii: "."), in: lines)
    {
      layout.decimalMark = .comma
    }
    return layout
  }

  /// The delimiter that a `sep=;` line declares, as Excel writes and reads it.
  static func declaredDelimiter(_ line: String) -> Delimiter? {
    let plain = line.filter { $0 != "\"" }
    guard plain.lowercased().hasPrefix("sep="), plain.utf8.count == 5 else { return nil }
    return switch plain.utf8.last {
    case Byte.semicolon: .semicolon
    case Byte.comma: .comma
    case Byte.tab: .tab
    default: nil
    }
  }

  private static func delimiter(of line: String) -> Delimiter {
    var isQuoted = false
    var found: Set<Delimiter> = []
    for byte in line.utf8 {
      switch byte {
      case Byte.quote: isQuoted.toggle()
      case Byte.semicolon where !isQuoted: found.insert(.semicolon)
      case Byte.tab where !isQuoted: found.insert(.tab)
      case Byte.comma where !isQuoted: found.insert(.comma)
      default: break
      }
    }
    return [.semicolon, .tab, .comma].first(where: found.contains) ?? .none
  }

  /// A name may stand above the column, whole numbers need no mark, and one line in eight may be
  /// spoilt: its reader points at it.
  private static func isDecimalCommaColumn(_ lines: [String]) -> Bool {
    var wholes: [Int] = []
    var others = 0
    for (i, line) in lines.enumerated() {
      let parts = line.split(separator: ",", omittingEmptySubsequences: false)
      if parts.count == 2, let whole = Int(parts[0]), !parts[1].isEmpty,
        parts[1].utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
      {
        wholes.append(whole)
      } else if i == 0, let byte = line.utf8.first, !isDigitOrSign(byte) {
        if parts.count > 1 { return false }
      } else if parts.count > 1 || Int(parts[0]) == nil {
        others += 1
        if others * 7 > lines.count { return false }
      }
    }
    let ascends = wholes.count >= 3 && zip(wholes, wholes.dropFirst()).allSatisfy { $0 < $1 }
    return !wholes.isEmpty && others * 7 <= wholes.count && !ascends
  }

  /// The number of lines with a cell of digits, `mark`, digits.
  private func decimals(_ mark: UInt8, in lines: [String]) -> Int {
    lines.count { hasDecimal(mark, in: $0.utf8) }
  }

  private func hasDecimal(_ mark: UInt8, in line: String.UTF8View) -> Bool {
    // How many digits or signs stand before the mark, and how many digits behind it; nil where the
    // cell is no such number.
    var before: Int? = 0
    var behind: Int?
    for byte in line {
      if byte == delimiter.byte {
        if before != nil, let behind, behind > 0 { return true }
        (before, behind) = (0, nil)
      } else if byte == Byte.space {
        continue
      } else if byte == mark, behind == nil, let digits = before, digits > 0 {
        behind = 0
      } else if let digits = behind {
        if byte &- UInt8(ascii: "0") < 10 {
          behind = digits + 1
        } else {
          (before, behind) = (nil, 0)
        }
      } else if let digits = before {
        before = Self.isDigitOrSign(byte) ? digits + 1 : nil
      }
    }
    return before != nil && (behind ?? 0) > 0
  }

  private static func numbersBetweenBlanks(_ line: String) -> Int {
    let words = line.utf8.split { $0 == Byte.space || $0 == Byte.tab }
    let areNumbers = words.allSatisfy { word in
      let isNumber = word.allSatisfy { byte in
        isDigitOrSign(byte) || byte == UInt8(ascii: ".") || byte == Byte.comma
          || byte | 0x20 == UInt8(ascii: "e")
      }
      return isNumber && isDigitOrSign(word[word.startIndex])
    }
    return areNumbers ? words.count : 0
  }

  private static func isDigitOrSign(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }
}
