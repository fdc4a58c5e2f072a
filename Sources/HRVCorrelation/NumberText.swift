/// Numbers in sentences, locale-free.
enum NumberText {
  /// With at most `decimals` decimals, without trailing zeros.
  static func short(_ value: Double, decimals: Int = 1) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard scaled.magnitude < 1e15 else { return "\(value)" }
    let whole = Int64(scaled.magnitude)
    let unit = Int64(scale)
    var digits = String(whole % unit)
    digits = String(repeating: "0", count: max(0, decimals - digits.count)) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = scaled < 0 ? "-" : ""
    return sign + String(whole / unit) + (digits.isEmpty ? "" : "." + digits)
  }

  /// A share as a percentage without decimals, such as `28 %`.
  static func percent(_ share: Double) -> String { "\(short(share * 100, decimals: 0)) %" }

  /// `1 day`, `3 days`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
