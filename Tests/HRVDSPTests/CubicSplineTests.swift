import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Cubic spline")
struct CubicSplineTests {
  private func fitted(_ x: [Double], _ y: [Double], every step: Double) -> [Double] {
    var spline = CubicSpline()
    spline.fit(x: x.span, y: y.span)
    let count = Int((x[x.count - 1] - x[0]) / step + 1e-9) + 1
    var values = [Double](repeating: .nan, count: count + CubicSpline.slack)
    spline.sample(count, every: step, into: &values)
    return Array(values.prefix(count))
  }

  // A not-a-knot spline through points of one cubic is that cubic.
  @Test("reproduces a cubic", arguments: [4, 5, 6, 17])
  func cubic(count: Int) {
    var generator = SplitMix64(seed: 3)
    var x = [2.0]
    while x.count < count { x.append(x[x.count - 1] + 0.3 + generator.nextUniform()) }
    func f(_ t: Double) -> Double { 5 - 2 * t + 0.7 * t * t - 0.1 * t * t * t }
    let values = fitted(x, x.map(f), every: 0.125)
    let expected = values.indices.map { f(2 + Double($0) * 0.125) }
    // Values up to 400 are differences of terms of that size.
    #expect(mismatch(values, expected, .absolute(1e-10)) == nil)
  }

  @Test("few knots: a constant, a line, a parabola")
  func fewKnots() {
    #expect(fitted([1], [812.3], every: 0.25) == [812.3])
    #expect(fitted([1, 2], [800, 900], every: 0.25) == [800, 825, 850, 875, 900])
    // By hand: (0, 0), (1, 1), (2, 4) lie on t².
    #expect(fitted([5, 6, 7], [0, 1, 4], every: 0.5) == [0, 0.25, 1, 2.25, 4])
  }

  @Test("is the dense not-a-knot system solved without short cuts", arguments: 4..<40)
  func twin(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    var x = [0.0]
    while x.count < count { x.append(x[x.count - 1] + 0.2 + 1.5 * generator.nextUniform()) }
    let y = x.map { _ in 600 + 600 * generator.nextUniform() }
    let m = Naive.secondDerivatives(x, y)
    let values = fitted(x, y, every: 0.1)
    let expected = values.indices.map { Naive.spline(x, y, m, at: Double($0) * 0.1) }
    // Two eliminations of a well-conditioned system, values of some 1000.
    #expect(mismatch(values, expected, .relative(1e-11)) == nil)
  }

  @Test("steps longer than the distance of knots skip knots")
  func longSteps() {
    let x = (0..<30).map { Double($0) * 0.3 }
    let y = x.map { 10 + $0 * $0 }
    let expected = (0..<5).map { 10 + Double($0 * $0) * 4 }
    #expect(mismatch(fitted(x, y, every: 2), expected, .relative(1e-12)) == nil)
  }

  @Test("a fit leaves nothing behind for the next")
  func reuse() {
    var spline = CubicSpline()
    let long = (0..<50).map(Double.init)
    let cubes = long.map { $0 * $0 * $0 }
    spline.fit(x: long.span, y: cubes.span)
    for count in [1, 2, 3, 4, 7] {
      let x = (0..<count).map { Double($0) * 0.9 }
      let y = randomIntervalsMs(count, meanMs: 800, spreadMs: 90, seed: UInt64(count))
      spline.fit(x: x.span, y: y.span)
      var values = [Double](repeating: 0, count: 4 * count + CubicSpline.slack)
      let samples = Int((x[count - 1] / 0.25).rounded(.down)) + 1
      spline.sample(samples, every: 0.25, into: &values)
      #expect(Array(values.prefix(samples)) == fitted(x, y, every: 0.25))
    }
  }

  @Test("a single value agrees with the grid")
  func value() {
    let x = [0, 0.7, 1.9, 2.6, 4.0, 4.4]
    let y = [700.0, 820, 640, 900, 880, 760]
    var spline = CubicSpline()
    spline.fit(x: x.span, y: y.span)
    let m = Naive.secondDerivatives(x, y)
    for i in 0..<5 {
      let middle = (x[i] + x[i + 1]) / 2
      let value = spline.value(atOffset: middle, inPiece: i)
      #expect(Tolerance.relative(1e-13).accepts(value, Naive.spline(x, y, m, at: middle)))
    }
  }
}
