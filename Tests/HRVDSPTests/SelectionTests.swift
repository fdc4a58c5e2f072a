import HRVDSP
import HRVModel
import Testing

@Suite("Selection")
struct SelectionTests {
  private func values(seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    let ties = seed % 2 == 0 ? 5.0 : 1e6
    return (0..<(1 + Int(seed))).map { _ in (generator.nextUniform() * ties).rounded() }
  }

  @Test(
    "the element at each place is that of the sorted series", arguments: 0..<97 as Range<UInt64>)
  func select(seed: UInt64) {
    let x = values(seed: seed)
    let sorted = x.sorted()
    for k in x.indices {
      var y = x
      var span = y.mutableSpan
      Kernels.select(k, of: &span, in: 0..<x.count)
      #expect(y[k] == sorted[k])
      #expect(y[..<k].allSatisfy { $0 <= y[k] } && y[k...].allSatisfy { $0 >= y[k] })
      #expect(y.sorted() == sorted)
    }
  }

  // Definition 7 of Hyndman and Fan, by the sorted series.
  @Test("median and quartile deviation", arguments: 0..<97 as Range<UInt64>)
  func quantiles(seed: UInt64) {
    let x = values(seed: seed)
    let sorted = x.sorted()
    func quantile(_ p: Double) -> Double {
      let place = p * Double(x.count - 1)
      let k = Int(place)
      return k + 1 < x.count
        ? sorted[k] + (sorted[k + 1] - sorted[k]) * (place - Double(k)) : sorted[k]
    }
    var y = x + [-1, 99]
    var span = y.mutableSpan
    #expect(Kernels.median(of: &span, count: x.count) == quantile(0.5))
    #expect(
      Kernels.quartileDeviation(of: &span, count: x.count) == (quantile(0.75) - quantile(0.25)) / 2)
  }
}
