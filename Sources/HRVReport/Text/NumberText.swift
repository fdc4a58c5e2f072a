/// Numbers as text: independent of locale, correctly rounded, never `nan` or `inf`.
enum NumberText {
  /// What stands where a number is not finite.
  static let notANumber = "—"

  /// The shortest decimal that reads back as the same double; `—` when it is not finite.
  static func exact(_ value: Double) -> String { value.isFinite ? "\(value)" : notANumber }

  /// `value` with exactly `decimals` digits after the point, halves away from zero; ASCII.
  ///
  /// Rounds the exact binary value: the product with the power of ten is itself rounded, so
  /// where it lands on a half, a fused multiply says on which side the true product lies.
  /// Beyond 2⁵³ units of the last digit the shortest exact form is given instead.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return notANumber }
    let digits = min(max(decimals, 0), powersOfTen.count - 1)
    let scale = powersOfTen[digits]
    let magnitude = abs(value)
    let product = magnitude * scale
    guard product < 0x1p53 else { return exact(value) }
    var units = product.rounded(.down)
    let remainder = product - units
    if remainder > 0.5 || (remainder == 0.5 && (-product).addingProduct(magnitude, scale) >= 0) {
      units += 1
    }
    var text = String(UInt64(units))
    if digits > 0 {
      let zeros = max(0, digits + 1 - text.utf8.count)
      text = String(repeating: "0", count: zeros) + text
      text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    return value < 0 && units > 0 ? "-" + text : text
  }

  /// A length or place on a drawing, to a hundredth of a unit without trailing zeros.
  static func coordinate(_ value: Double) -> String {
    var text = fixed(value.isFinite ? value : 0, 2)
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// `value` to about three significant digits, for people: `1 234`, `41.2`, `1.43`, `0.0312`.
  static func display(_ value: Double) -> String {
    guard value.isFinite else { return notANumber }
    let text =
      switch abs(value) {
      case 0: "0"
      case 1e15...: scientific(value)
      case 999.95...: grouped(fixed(value, 0))
      case 9.995...: fixed(value, 1)
      case 0.9995...: fixed(value, 2)
      case 0.09995...: fixed(value, 3)
      case 0.009995...: fixed(value, 4)
      case 0.0009995...: fixed(value, 5)
      default: scientific(value)
      }
    return withMinus(text)
  }

  /// As ``display(_:)``, without zeros at the end: for parameters and counts, whose further
  /// digits say nothing.
  static func plain(_ value: Double) -> String {
    var text = display(value)
    guard text.utf8.contains(UInt8(ascii: ".")), !text.contains("×") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// An effect with its unit: percent to a tenth, everything else as ``plain(_:)``.
  static func effect(_ value: Double, unit: String) -> String {
    with(unit: unit, plain(shown(value, unit)))
  }

  /// As ``effect(_:unit:)``, with a sign before every number that is not shown as zero.
  static func signedEffect(_ value: Double, unit: String) -> String {
    let shown = shown(value, unit)
    return (shown > 0 && shown.isFinite ? "+" : "") + with(unit: unit, plain(shown))
  }

  private static func shown(_ value: Double, _ unit: String) -> Double {
    unit.hasPrefix("%") && abs(value) < 1e6 ? (value * 10).rounded() / 10 : value
  }

  /// A share as percent with one decimal: `1.3 %`.
  static func percent(_ fraction: Double) -> String {
    withMinus(fixed(fraction * 100, 1)) + "\u{A0}%"
  }

  /// A p-value: `p = 0.53`, with three decimals below 0.1, `p < 0.001` below them.
  static func pValue(_ p: Double) -> String {
    p < 0.001 ? "p\u{A0}<\u{A0}0.001" : "p\u{A0}=\u{A0}" + fixed(p, p < 0.0995 ? 3 : 2)
  }

  /// A whole number, in groups of three from 10,000 on.
  static func count(_ count: Int) -> String { withMinus(grouped(String(count))) }

  /// A number with its unit, which a pure number has none of.
  static func with(unit: String, _ number: String) -> String {
    unit.isEmpty ? number : number + "\u{A0}" + unit
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private static func withMinus(_ text: String) -> String {
    text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  /// Narrow spaces, which do not break, between groups of three of five digits or more.
  private static func grouped(_ digits: String) -> String {
    let sign = digits.hasPrefix("-") ? "-" : ""
    let body = digits.dropFirst(sign.count)
    guard body.count > 4 else { return digits }
    var text = ""
    for (index, digit) in body.enumerated() {
      if index > 0, (body.count - index) % 3 == 0 { text.append("\u{202F}") }
      text.append(digit)
    }
    return sign + text
  }

  /// Two significant digits and a power of ten.
  private static func scientific(_ value: Double) -> String {
    var mantissa = abs(value)
    var exponent = 0
    while mantissa >= 9.95 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.995 {
      mantissa *= 10
      exponent -= 1
    }
    return (value < 0 ? "-" : "") + fixed(mantissa, 1) + " × 10" + superscript(exponent)
  }

  private static func superscript(_ exponent: Int) -> String {
    let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let body = String(exponent.magnitude).compactMap { $0.wholeNumberValue.map { digits[$0] } }
    return (exponent < 0 ? "⁻" : "") + body.joined()
  }
}
