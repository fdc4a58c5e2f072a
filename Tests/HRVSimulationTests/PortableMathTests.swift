import Foundation
import Testing

@testable import HRVSimulation

@Suite struct PortableMathTests {
  /// The C library is within 1 ulp of the true value; 4 ulp leave room for both.
  private func isNear(_ a: Double, _ b: Double, scale: Double) -> Bool {
    abs(a - b) <= 4 * scale.ulp
  }

  @Test func sineAgreesWithTheCLibrary() {
    for step in -2000...2000 {
      let turns = Double(step) / 997
      let expected = sin(2 * Double.pi * (turns - turns.rounded()))
      #expect(isNear(PortableMath.sine(turns: turns), expected, scale: 1), "\(turns)")
    }
  }

  @Test func quartersOfATurnAreExact() {
    #expect([0, 0.25, 0.5, 0.75, 1].map { PortableMath.sine(turns: $0) } == [0, 1, 0, -1, 0])
    #expect([0, 0.25, 0.5, 0.75, 1].map { PortableMath.cosine(turns: $0) } == [1, 0, -1, 0, 1])
  }

  @Test func sineHasItsPeriodToTheBit() {
    // 2⁻⁷ multiples stay exact when whole turns are added.
    for step in 0..<128 {
      let turns = Double(step) / 128
      #expect(PortableMath.sine(turns: turns) == PortableMath.sine(turns: turns + 4096))
    }
  }

  @Test func exponentialAgreesWithTheCLibrary() {
    for step in -3000...3000 {
      let x = Double(step) * 0.2
      #expect(isNear(PortableMath.exponential(x), exp(x), scale: exp(x)), "\(x)")
    }
    #expect(PortableMath.exponential(0) == 1)
    #expect(PortableMath.exponential(-1e300) == 0)
  }

  @Test func logarithmAgreesWithTheCLibrary() {
    for step in -3000...3000 {
      let x = exp(Double(step) * 0.01)
      #expect(isNear(PortableMath.logarithm(x), log(x), scale: max(abs(log(x)), 1e-300)), "\(x)")
    }
    #expect(PortableMath.logarithm(1) == 0)
    // The least argument that normal numbers ask for: ln 2⁻⁵³.
    #expect(isNear(PortableMath.logarithm(0x1p-53), -53 * 0.6931471805599453, scale: 37))
  }

  /// Regression only: bits computed by this code. They must be the same on every platform.
  @Test func bitsAreTheSameEverywhere() {
    var hash = FNV1a()
    for step in 1...500 {
      let x = Double(step) / 83
      hash.add(PortableMath.sine(turns: x).bitPattern)
      hash.add(PortableMath.exponential(x).bitPattern)
      hash.add(PortableMath.logarithm(x).bitPattern)
    }
    #expect(hash.value == 3_035_498_794_334_846_718)
  }
}
