import HRVModel
import Testing

@testable import HRVIngest

@Suite("Plausibility of intervals")
struct PlausibilityTests {
  @Test("numbers are counted as comparing them one by one counts them")
  func counts() {
    var generator = SplitMix64(seed: 8)
    let bounds: [SIMD4<Double>] = [
      [0, 10, 100, 3000], [249.9, 2000, 199.9, 3000], [0, 0, 1, 1e300],
    ]
    let special: [Double] = [
      0, -0.0, 1, -1, 10, 100, 3000, 2000, 199.9, 249.9, -1e300, 1e300, 3000.0.nextUp,
      3000.0.nextDown, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude,
    ]
    for length in [0, 1, 2, 3, 17, 1000] {
      let values = (0..<length).map { _ in
        generator.nextUniform() < 0.3
          ? special[Int(generator.nextUniform() * Double(special.count))]
          : 4000 * generator.nextUniform() - 200
      }
      for bounds in bounds {
        let counts = IntervalUnit.counts(of: values, atMost: bounds)
        for i in 0..<4 { #expect(counts[i] == values.count { $0 <= bounds[i] }) }
      }
    }
  }
}
