import HRVTestSupport
import Testing

@testable import HRVDSP

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("Error of a mean, from low cosines")
struct LongRunErrorTests {
  // Published: the 0.975 quantiles of Student's distribution, NIST/SEMATECH e-Handbook of
  // Statistical Methods, table 1.3.6.7.2, three decimals. The density there is below 0.04, so
  // half a unit of the last decimal is 4·10⁻⁵ of probability on both sides together.
  @Test(
    "Student's distribution agrees with the table",
    arguments: [
      (2, 4.303), (4, 2.776), (8, 2.306), (12, 2.179), (16, 2.120),
    ])
  func student(degrees: Int, quantile: Double) {
    let held = StudentDistribution(degreesOfFreedom: degrees).probability(within: quantile)
    #expect(Tolerance.absolute(4e-5).accepts(held, 0.95))
  }

  // Closed form: for 2 degrees of freedom P(|T| <= t) = t / √(2 + t²).
  @Test("two degrees of freedom have a closed form")
  func twoDegrees() {
    let student = StudentDistribution(degreesOfFreedom: 2)
    for t in [0, 0.1, 1, 7.5] {
      #expect(
        Tolerance.absolute(1e-15).accepts(
          student.probability(within: t), t / (2 + t * t).squareRoot()))
    }
  }

  // By hand: four cosines of rms √((1 + 4 + 4 + 16)/4) = 2.5, times t = 2.776445.
  @Test("a level spectrum gives Student's interval")
  func level() {
    let error = LongRunError(cosines: 4, flatWeight: .infinity)
    let halfWidth = error.halfWidth([1, -2, 2, 4], level: 0.95)
    #expect(Tolerance.relative(1e-6).accepts(halfWidth, 2.5 * 2.776445))
  }

  // Naive twin: weights through logarithms from the formula in the documentation, the
  // distribution by Simpson's rule on the density of Student's t.
  @Test(
    "the mixture holds its level by a slow twin",
    arguments: [
      [1, -2, 2, 4], [9, 3, -1, 0.5], [0.2, 0.1, 3, -5.0],
    ])
  func mixture(lambdas: [Double]) {
    let halfWidth = LongRunError(cosines: 4, flatWeight: 40).halfWidth(lambdas, level: 0.95)
    var total = 0.0
    var held = 0.0
    func add(belief: Double, atMean: Double, _ s: (Double) -> Double) {
      var (logWeight, sum) = (log(belief), 0.0)
      for (k, lambda) in lambdas.enumerated() {
        logWeight -= log(s(Double(k + 1))) / 2
        sum += lambda * lambda / s(Double(k + 1))
      }
      let weight = exp(logWeight - 2 * log(sum))
      total += weight
      held += weight * held4(within: halfWidth / (atMean * sum / 4).squareRoot())
    }
    add(belief: 40, atMean: 1) { _ in 1 }
    for corner in [0.5, 1, 2, 4] {
      for floor in [2.0 / 3, 1.0 / 6, 1.0 / 30, 0] {
        let theta = Double.pi * corner
        add(belief: 1, atMean: floor + 1 - (1 - exp(-theta)) / theta) {
          floor + 1 / (1 + ($0 / corner) * ($0 / corner))
        }
      }
    }
    // Simpson's rule with 4000 steps errs by less than 10⁻⁹ here.
    #expect(Tolerance.absolute(1e-7).accepts(held / total, 0.95))
  }

  private func held4(within t: Double) -> Double {
    // The density with 4 degrees of freedom: 3/8 · (1 + x²/4)^−5/2.
    func density(_ x: Double) -> Double { 0.375 * pow(1 + x * x / 4, -2.5) }
    let steps = 4000
    let h = t / Double(steps)
    var sum = density(0) + density(t)
    for i in 1..<steps { sum += (i.isMultiple(of: 2) ? 2 : 4) * density(Double(i) * h) }
    return 2 * sum * h / 3
  }

  @Test("the error scales with the cosines, and grows when they fall off")
  func laws() {
    let error = LongRunError(cosines: 4, flatWeight: 40)
    let base = error.halfWidth([3, 2, -1, 1], level: 0.95)
    let scaled = error.halfWidth([30, 20, -10, 10], level: 0.95)
    // Bisection ends at 10⁻⁹ of the value.
    #expect(Tolerance.relative(1e-8).accepts(scaled, 10 * base))
    #expect(error.halfWidth([1, 1, -2, 3], level: 0.95) < base)
    #expect(error.halfWidth([0, 0, 0, 0], level: 0.95) == 0)
  }

  // Naive twin: the sum as it stands.
  @Test("cosine sums agree with the definition", arguments: [4, 12])
  func cosines(count: Int) {
    let y = randomIntervalsMs(331, meanMs: 0, spreadMs: 40, seed: 5)
    let lambdas = IntervalInput.cosines(count, of: y.span)
    #expect(lambdas.count == count)
    for (k, lambda) in lambdas.enumerated() {
      var sum = 0.0
      for (i, value) in y.enumerated() {
        sum += value * cos(.pi * Double(k + 1) * (Double(i) + 0.5) / 331)
      }
      // 331 turns of the pointer by rounding, of terms up to 40.
      #expect(Tolerance.absolute(1e-11).accepts(lambda, 2.squareRoot() * sum / 331))
    }
  }

  @Test("longer recordings have more cosines")
  func cosineCount() {
    let counts = [120, 300, 600, 1200, 3600, 86_400].map { IntervalInput.cosines(durationS: $0) }
    #expect(counts == [4, 4, 4, 8, 12, 16])
  }
}
