import Foundation
import HRVModel
import Testing

@testable import HRVIngest

@Suite("Decimal numbers")
struct DecimalNumberTests {
  private func parse(_ text: String, mark: DecimalMark = .point, shift: Int = 0) -> Double? {
    let bytes = Array(text.utf8)
    return DecimalNumber.parse(bytes.span, bytes.indices, mark: mark, shift: shift)
  }

  /// The C library's reader, which rounds correctly in the C locale that tests run in.
  private func twin(_ text: String) -> Double { unsafe strtod(text, nil) }

  @Test(
    "equals the C library's reader to the last bit",
    arguments: [
      "0", "-0", "1", "812", "0.862", "985.3333333333333", "9.360000000000000000e+02",
      "2.211511135101318359e-01", "1714920600006020096", "9007199254740993", "9007199254740992",
      "0.1", ".5", "5.", "1e22", "1e23", "123456789012345678901234567890", "1.7976931348623157e308",
      "4.9e-324", "2.2250738585072011e-308", "0.000000000000000000000000000000000001",
      "+3.25", "-8.075", "8.5E2", "100000000000000000000000", "0e99999999999999",
      "7205759403792793199999e-5", "1.00000000000000011102230246251565404236316680908203126",
    ])
  func hardCases(text: String) {
    #expect(parse(text)?.bitPattern == twin(text).bitPattern, "\(text)")
  }

  @Test("equals the C library's reader on 20,000 drawn numbers of every length and exponent")
  func drawn() {
    var generator = SplitMix64(seed: 20)
    for _ in 0..<20_000 {
      let whole = Int.random(in: 0...12, using: &generator)
      let fraction = Int.random(in: 0...12, using: &generator)
      var text = generator.next() & 1 == 0 ? "" : "-"
      for _ in 0..<max(1, whole) { text += "\(Int.random(in: 0...9, using: &generator))" }
      if fraction > 0 { text += "." }
      for _ in 0..<fraction { text += "\(Int.random(in: 0...9, using: &generator))" }
      if generator.next() & 3 == 0 { text += "e\(Int.random(in: -40...40, using: &generator))" }
      #expect(parse(text)?.bitPattern == twin(text).bitPattern, "\(text)")
    }
  }

  @Test("moves the mark before it rounds, so that ms from s are exact")
  func shift() {
    // 1.001 * 1000 is 1000.9999999999999 in binary; the decimal is 1001.
    #expect(parse("1.001", shift: 3) == 1001)
    #expect(1.001 * 1000 != 1001)
    var generator = SplitMix64(seed: 3)
    for _ in 0..<5000 {
      let text = "0.\(Int.random(in: 100_000_000...999_999_999, using: &generator))"
      #expect(parse(text, shift: 3)?.bitPattern == twin(text + "e3").bitPattern, "\(text)")
    }
  }

  @Test(
    "refuses what is no decimal number",
    arguments: [
      "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "0x1p3", "nan", "inf", "infinity",
      " 1", "1 ", "1e5.0", "6O2", "--1", "1-", "1e999", "１",
    ])
  func refused(text: String) {
    #expect(parse(text) == nil)
  }

  @Test("takes the comma as mark when told, and only then")
  func comma() {
    #expect(parse("0,862", mark: .comma) == 0.862)
    #expect(parse("812,333333333333333333", mark: .comma) == twin("812.333333333333333333"))
    #expect(parse("0.862", mark: .comma) == nil)
    #expect(parse("1.234,5", mark: .comma) == nil)
  }

  @Test("whole numbers are exact to 64 bits and no further")
  func whole() {
    func parse(_ text: String) -> Int64? {
      let bytes = Array(text.utf8)
      return WholeNumber.parse(bytes.span, bytes.indices)
    }
    #expect(parse("1714920600006020097") == 1_714_920_600_006_020_097)
    #expect(parse("-42") == -42)
    #expect(parse("9223372036854775807") == .max)
    #expect(parse("9223372036854775808") == nil)
    #expect(parse("99999999999999999999999") == nil)
    for text in ["", "-", "1.0", "1e3", "12a", " 1"] { #expect(parse(text) == nil) }
  }
}
