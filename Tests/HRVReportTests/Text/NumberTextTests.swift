import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite("Numbers as text")
struct NumberTextTests {
  // By hand. 1.005, 1.45, 0.285 and 1.115 lie below the half as doubles, 0.125 and 2.5 on it.
  @Test(
    "rounds the exact binary value, halves away from zero",
    arguments: [
      (1.005, 2, "1.00"), (1.45, 1, "1.4"), (0.125, 2, "0.13"), (2.5, 0, "3"), (-2.5, 0, "-3"),
      (-0.004, 2, "0.00"), (0, 3, "0.000"), (9.996, 2, "10.00"), (12.3, 0, "12"),
      (0.285, 2, "0.28"), (1.115, 2, "1.11"), (0.05, 1, "0.1"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals) == expected)
  }

  // Naive twin: C's printf, which rounds the exact binary value. Random doubles do not lie on
  // a half, where printf goes to even.
  @Test("agrees with printf", arguments: 0..<8 as Range<UInt64>)
  func twin(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<400 {
      let scale = [1e-4, 1e-2, 1, 1e3, 1e6][Int(generator.next() % 5)]
      let value = (generator.nextUniform() * 2 - 1) * scale
      let decimals = Int(generator.next() % 6)
      var expected = String(format: "%.\(decimals)f", value)
      if Double(expected) == 0 { expected = expected.replacingOccurrences(of: "-", with: "") }
      #expect(NumberText.fixed(value, decimals) == expected, "\(value)")
    }
  }

  @Test(
    "shows about three digits",
    arguments: [
      (0, "0"), (41.234, "41.2"), (1.428, "1.43"), (0.6224, "0.622"), (0.0312, "0.0312"),
      (1234.4, "1234"), (12_345.6, "12\u{202F}346"), (1_234_567, "1\u{202F}234\u{202F}567"),
      (-3.2, "−3.20"), (9.996, "10.0"), (0.00001234, "1.2 × 10⁻⁵"), (2e20, "2.0 × 10²⁰"),
    ] as [(Double, String)])
  func display(value: Double, expected: String) {
    #expect(NumberText.display(value) == expected)
  }

  @Test("gives effects a sign and percent a tenth")
  func effects() {
    #expect(NumberText.signedEffect(4.13, unit: "%") == "+4.1\u{A0}%")
    #expect(NumberText.signedEffect(-9, unit: "%") == "−9\u{A0}%")
    #expect(NumberText.signedEffect(0.04, unit: "%") == "0\u{A0}%")
    #expect(NumberText.signedEffect(0.11, unit: "") == "+0.11")
    #expect(NumberText.pValue(0.531) == "p\u{A0}=\u{A0}0.53")
    #expect(NumberText.pValue(0.0421) == "p\u{A0}=\u{A0}0.042")
    #expect(NumberText.pValue(0.0009) == "p\u{A0}<\u{A0}0.001")
  }

  @Test("never prints a number that is none", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    for text in [
      NumberText.exact(value), NumberText.fixed(value, 2), NumberText.display(value),
      NumberText.plain(value), NumberText.coordinate(value),
      NumberText.signedEffect(value, unit: "%"), DurationText.words(value),
    ] {
      #expect(!text.lowercased().contains("nan") && !text.lowercased().contains("inf"), "\(text)")
    }
  }

  @Test("writes lengths of time in words")
  func durations() {
    #expect(DurationText.words(48) == "48 s")
    #expect(DurationText.words(12.34) == "12.3 s")
    #expect(DurationText.words(303.4) == "5 min 3 s")
    #expect(DurationText.words(59.7) == "1 min")
    #expect(DurationText.words(25_920) == "7 h 12 min")
  }
}
