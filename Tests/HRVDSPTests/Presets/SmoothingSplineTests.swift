import HRVModel
import HRVTestSupport
import Testing

@testable import HRVDSP

@Suite("Smoothing spline")
struct SmoothingSplineTests {
  /// Intervals with a slow wave, breathing and noise, in ms.
  private func intervals(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    var slow = 0.0
    return (0..<count).map { index in
      slow = 0.98 * slow + 6 * (generator.nextUniform() - 0.5)
      let breath = 30 * (Double(index % 5) / 5 - 0.4)
      return 900 + slow + breath + 20 * (generator.nextUniform() - 0.5)
    }
  }

  private func times(_ values: [Double]) -> [Double] {
    var sum = 0.0
    return values.map { value in
      sum += value
      return sum
    }
  }

  /// FITPACK's way: look at every interval for each knot.
  private func naive(_ starts: [Int], _ residuals: [Double], last: Int, count: Int) -> [Int] {
    var (starts, residuals) = (starts, residuals)
    var found: [Int] = []
    for _ in 0..<count {
      var (greatest, chosen) = (0.0, 0)
      func inside(_ j: Int) -> Int {
        (j + 1 < starts.count ? starts[j + 1] : last) - starts[j] - 1
      }
      for j in residuals.indices where greatest < residuals[j] && inside(j) != 0 {
        (greatest, chosen) = (residuals[j], j)
      }
      let points = inside(chosen)
      let half = points / 2 + 1
      residuals[chosen] = greatest * Double(half - 1) / Double(points)
      residuals.insert(greatest * Double(points - half) / Double(points), at: chosen + 1)
      starts.insert(starts[chosen] + half, at: chosen + 1)
      found.append(starts[chosen + 1])
    }
    return found
  }

  @Test(
    "knots come as when every interval is looked at for each", arguments: 0..<20 as Range<UInt64>)
  func knots(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let last = 400
    let starts = [0] + (1..<last).filter { _ in generator.nextUniform() < 0.1 }
    // Few values, so that some are equal: then the first interval comes first.
    let residuals = starts.map { _ in Double(Int(generator.nextUniform() * 6) + 1) / 4 }
    var insertion = KnotInsertion(starts: starts, residuals: residuals, last: last)
    let found = (0..<120).map { _ in insertion.next() }
    #expect(found == naive(starts, residuals, last: last, count: 120))
  }

  @Test("there are as many knots as points inside, and then none")
  func exhausted() {
    var insertion = KnotInsertion(starts: [0, 3], residuals: [1, 0], last: 6)
    let all = (0..<5).map { _ in insertion.next() }
    // By hand: 1 and 2 lie inside the first interval, 4 and 5 inside the second, which has no residuals.
    #expect(all == [2, 1, 5, 4, nil])
  }

  // What is left out is 1e-24 of what it is added to; rounding is 1e-16.
  @Test("rotations that change no digit can be left out", arguments: 0..<4 as Range<UInt64>)
  func negligible(seed: UInt64) {
    let values = intervals(150, seed: seed)
    var search = KnotSearch(x: times(values), y: values, limit: 150)
    search.run(room: values.count + 4)
    #expect(search.needsSmoothing)
    let whole = Smoothing(search, negligible: 0).weights()
    #expect(mismatch(Smoothing(search).weights(), whole, .relative(1e-14)) == nil)
  }

  @Test("the limit is met to a thousandth, whatever the length")
  func limit() {
    let values = intervals(1200, seed: 9)
    let x = times(values)
    for restarts in [true, false] {
      let spline = SmoothingSpline(x, values, limit: 1200, restarts: restarts)
      let squares = zip(spline.values(at: x), values).reduce(0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
      }
      #expect(Tolerance.relative(1.01e-3).accepts(squares, 1200))
    }
  }
}
