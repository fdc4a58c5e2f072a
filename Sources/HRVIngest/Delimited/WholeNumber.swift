/// Whole numbers that must stay exact, such as nanoseconds since 1970.
enum WholeNumber {
  /// The whole number that fills `range`, or nil when it is none or exceeds 64 bits.
  static func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    var i = range.lowerBound
    guard i < range.upperBound else { return nil }
    let isNegative = bytes[i] == UInt8(ascii: "-")
    if isNegative || bytes[i] == UInt8(ascii: "+") { i &+= 1 }
    guard i < range.upperBound else { return nil }
    var value: Int64 = 0
    // Words of eight digits, as long as two of them fit into 64 bits for sure.
    while range.upperBound &- i >= ByteWord.count, value < 100_000_000 {
      guard let digits = ByteWord(bytes, at: i).wholeNumber else { return nil }
      value = value &* 100_000_000 &+ Int64(digits)
      i &+= ByteWord.count
    }
    while i < range.upperBound {
      let digit = bytes[i] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(Int64(digit))
      guard !overflows, !overflowsToo else { return nil }
      value = sum
      i &+= 1
    }
    return isNegative ? -value : value
  }
}
