import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Kernels")
struct KernelTests {
  @Test("local medians are those of a sorted window", arguments: Array(0...40))
  func medians(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    // Few distinct values, so that ties occur; a frame that must not be looked at.
    let x = (0..<(count + 6)).map { _ in Double(Int(generator.nextUniform() * 12)) }
    let range = 3..<(3 + count)
    var m = [Double](repeating: -1, count: x.count)
    var span = m.mutableSpan
    Kernels.localMedians(x.span, in: range, into: &span)
    let expected = x.indices.map { i -> Double in
      guard range.contains(i) else { return -1 }
      let first = max(range.lowerBound, min(i - 4, range.upperBound - 9))
      let window = x[first..<min(range.upperBound, first + 9)].sorted()
      return (window[(window.count - 1) / 2] + window[window.count / 2]) / 2
    }
    #expect(m == expected)
  }

  @Test("sums of whole milliseconds are exact", arguments: [1, 2, 3, 4, 5, 8, 99, 1000])
  func exactSums(count: Int) {
    let x = randomIntervalsMs(count, meanMs: 900, spreadMs: 600, seed: 7)
    let whole = x.map { Int($0) }
    let sums = Kernels.powerSums(x.span, about: 900)
    #expect(sums.sum == Double(whole.map { $0 - 900 }.reduce(0, +)))
    #expect(sums.sumOfSquares == Double(whole.map { ($0 - 900) * ($0 - 900) }.reduce(0, +)))
    let steps = zip(whole.dropFirst(), whole).map { $0 - $1 - 3 }
    let differences = Kernels.powerSumsOfDifferences(x.span, about: 3)
    #expect(differences.sum == Double(steps.reduce(0, +)))
    #expect(differences.sumOfSquares == Double(steps.map { $0 * $0 }.reduce(0, +)))
    let sum = Kernels.sum(x.span, about: 0)
    #expect(sum == Double(whole.reduce(0, +)))
  }

  @Test("removing the mean of a constant leaves exactly nothing")
  func centre() {
    let x = [Double](repeating: 812.3, count: 721)
    let w = [Double](repeating: 1, count: 721)
    var y = [Double](repeating: 1, count: 721)
    var span = y.mutableSpan
    Kernels.centreAndMultiply(x.span, w.span, into: &span)
    #expect(y.allSatisfy { $0 == 0 })
  }

  @Test("the Hann window is periodic: halves moved by half a window add up to 1")
  func hann() {
    let w = Window.periodicHann(720)
    #expect(w[0] == 0)
    #expect(w[360] == 1)
    #expect(
      mismatch(
        (0..<360).map { w[$0] + w[$0 + 360] }, .init(repeating: 1, count: 360),
        .absolute(1e-15)) == nil)
    // Closed form: Σ w² = 3n/8.
    #expect(Tolerance.relative(1e-14).accepts(w.map { $0 * $0 }.reduce(0, +), 270))
  }
}
