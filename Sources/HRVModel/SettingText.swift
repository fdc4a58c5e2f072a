/// Settings as people write them.
public enum SettingText {
  /// The shortest decimal that reads back as the same double, whole numbers without a point.
  ///
  /// - Precondition: `value` is finite.
  public static func decimal(_ value: Double) -> String {
    precondition(value.isFinite)
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// As ``decimal(_:)``, without a power of ten: `0.00005`, not `5e-05`.
  ///
  /// - Precondition: `value` is finite.
  public static func plainDecimal(_ value: Double) -> String {
    let text = decimal(value)
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    let isNegative = parts[0].hasPrefix("-")
    let digits = parts[0].filter { $0.isNumber }
    let whole = parts[0].drop { $0 == "-" }.prefix { $0 != "." }.count + exponent
    let zeros = { (count: Int) in String(repeating: "0", count: max(0, count)) }
    let plain =
      whole > 0 ? digits + zeros(whole - digits.count) : "0." + zeros(-whole) + digits.trimmedEnd
    return (isNegative ? "-" : "") + plain
  }
}

extension String {
  /// The digits without zeros at the end.
  fileprivate var trimmedEnd: String {
    var digits = self
    while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
    return digits
  }
}
