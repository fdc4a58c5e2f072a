extension String {
  /// The number of terminal columns that the text takes.
  ///
  /// - Source: Unicode Standard Annex #11, East Asian Width: wide and full-width blocks take
  ///   two columns, marks and format characters none.
  var displayWidth: Int {
    utf8.allSatisfy { $0 < 0x80 } ? utf8.count : reduce(0) { $0 + $1.displayWidth }
  }
}

extension Character {
  /// The number of terminal columns of one user-perceived character: 0, 1 or 2.
  var displayWidth: Int {
    var width = 0
    for scalar in unicodeScalars {
      if scalar.isWide || scalar == "\u{FE0F}" { return 2 }
      if !scalar.takesNoColumn { width = 1 }
    }
    return width
  }
}

extension Unicode.Scalar {
  fileprivate var isWide: Bool {
    guard value >= 0x1100 else { return false }
    if properties.isEmojiPresentation { return true }
    return switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x1_6FE0...0x1_B2FB, 0x1_F200...0x1_F265, 0x2_0000...0x3_FFFD:
      true
    default: false
    }
  }

  fileprivate var takesNoColumn: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
  }
}
