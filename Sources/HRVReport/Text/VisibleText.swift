/// Text from outside, made fit to be seen: nothing in it can steer a terminal, forge a line
/// of a table or turn the reading direction of what follows.
public enum VisibleText {
  /// `text` on one line, with every character that is not for reading replaced: controls by
  /// their pictures (`␛`), others by `�`.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isHidden($0) || isBreak($0) }) else {
      return text
    }
    return replaced(text) { isHidden($0) || isBreak($0) }
  }

  /// As ``line(_:)``, but tabs and line feeds stay, which markup treats as spaces.
  public static func flow(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    return replaced(text, isHidden)
  }

  private static func replaced(_ text: String, _ unwanted: (Unicode.Scalar) -> Bool) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(unwanted(scalar) ? picture(of: scalar) : scalar)
    }
    return String(scalars)
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || scalar == "\n"
  }

  /// Controls, overrides of direction, separators of lines, and code points that XML forbids.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xFEFF, 0xFFFE, 0xFFFF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// The picture that Unicode has for an ASCII control; U+FFFD for everything else.
  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}
