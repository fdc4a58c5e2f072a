import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("GSL")
struct GSLTests {
  // The minimum of Rosenbrock's function is at (1, 1), in closed form.
  @Test("Nelder-Mead finds minima of one and of two variables, again and again")
  func minima() throws {
    var two = try NelderMead(dimension: 2)
    for start in [(-1.2, 1.0), (0.0, 0.0)] {
      let best = try two.minimize(from: start, step: 0.1, tolerance: 1e-10) { x, y in
        (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
      }
      // A simplex of 1e-10 cannot see differences below √ε of the function's curvature.
      #expect(Tolerance.absolute(1e-6).accepts(best.x, 1))
      #expect(Tolerance.absolute(1e-6).accepts(best.y, 1))
    }
    var one = try NelderMead(dimension: 1)
    let best = try one.minimize(from: (3, 9), step: 0.1, tolerance: 1e-10) { x, y in
      (x - 2) * (x - 2) + y
    }
    #expect(Tolerance.absolute(1e-7).accepts(best.x, 2))
    #expect(best.y == 0)
  }

  @Test("a function without a finite value is an error, not the end of the process")
  func notFinite() throws {
    var minimizer = try NelderMead(dimension: 2)
    #expect(throws: EstimationError.self) {
      try minimizer.minimize(from: (0, 0), step: 0.1, tolerance: 1e-6) { _, _ in .nan }
    }
  }

  // Closed forms: with 1 degree of freedom P(|t| > 1) = 1/2, with 2 it is 1 − t/√(2 + t²).
  @Test("Student's distribution has its closed forms at 1 and 2 degrees of freedom")
  func student() {
    #expect(Tolerance.relative(1e-14).accepts(Distributions.studentTwoSidedP(t: -1, df: 1), 0.5))
    let expected = 1 - 3 / 11.0.squareRoot()
    #expect(
      Tolerance.relative(1e-13).accepts(Distributions.studentTwoSidedP(t: 3, df: 2), expected))
    #expect(Distributions.studentTwoSidedP(t: .infinity, df: 5) == 0)
    #expect(Distributions.studentTwoSidedP(t: 0, df: 0.5) == 1)
  }

  // Standard tables: z(0.975) = 1.959963984540054, z(0.8) = 0.841621233572914.
  @Test("normal quantiles are those of the tables")
  func quantiles() {
    #expect(
      Tolerance.relative(1e-14).accepts(Distributions.normalQuantile(0.975), 1.959963984540054))
    #expect(
      Tolerance.relative(1e-14).accepts(Distributions.normalQuantile(0.8), 0.841621233572914))
    #expect(Distributions.normalQuantile(0.5) == 0)
  }
}
