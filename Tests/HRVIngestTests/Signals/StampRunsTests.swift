import HRVModel
import Testing

@testable import HRVIngest

@Suite("Stamps of samples")
struct StampRunsTests {
  @Test("sums over runs are those of the definition, however the runs were put together")
  func sums() {
    var generator = SplitMix64(seed: 31)
    for _ in 0..<200 {
      let stampsNs = stamps(1 + Int(generator.next() % 60), &generator)
      var whole = StampRun(at: stampsNs[0])
      for stampNs in stampsNs.dropFirst() { whole.append(stampNs) }
      // By the definition: Σ (i − ī)·t; twice that is a whole number below 2⁵³ here, so exact.
      let n = stampsNs.count
      let twice = stampsNs.indices.reduce(0) { sum, i in
        sum + (2 * i - (n - 1)) * Int(stampsNs[i] - stampsNs[0])
      }
      #expect(whole.productNs == Double(twice) / 2)
      #expect(whole.squares == Double(n * (n * n - 1)) / 12)
      let cut = Int(generator.next() % UInt64(n))
      guard cut > 0 else { continue }
      var joined = StampRun(at: stampsNs[0])
      for stampNs in stampsNs[1..<cut] { joined.append(stampNs) }
      var rest = StampRun(at: stampsNs[cut])
      for stampNs in stampsNs[(cut + 1)...] { rest.append(stampNs) }
      joined.append(rest)
      #expect(joined == whole)
    }
  }

  @Test("runs are divided where a naive pass over all stamps divides them")
  func runs() {
    var generator = SplitMix64(seed: 32)
    for _ in 0..<200 {
      var stampsNs: [Int64] = [0]
      for _ in 0..<80 {
        let steps: [Int64] = [7, 8, 8, 8, 8, 8, 9, 13, 16, 40, -3]
        stampsNs.append(
          stampsNs[stampsNs.count - 1] + (steps.randomElement(using: &generator) ?? 8))
      }
      let limitNs: Int64 = 14
      var twin = [1]
      for (before, after) in zip(stampsNs, stampsNs.dropFirst()) {
        if 0...limitNs ~= after - before { twin[twin.count - 1] += 1 } else { twin.append(1) }
      }
      // A lower bound divides more; what it divided is put together again.
      for lowerNs in [limitNs, 8] {
        var parts: [StampRuns] = []
        let cut = Int(generator.next() % 80)
        for part in [stampsNs[..<cut], stampsNs[cut...]] {
          var runs = StampRuns(limitNs: lowerNs)
          for stampNs in part { runs.append(stampNs) }
          parts.append(runs)
        }
        parts[0].append(contentsOf: parts[1])
        #expect(parts[0].count == stampsNs.count)
        #expect(parts[0].lastNs == stampsNs.last)
        #expect(parts[0].joined(limitNs: limitNs).map(\.count) == twin)
      }
    }
  }

  @Test("the typical step is the median, also of more steps than are kept")
  func typicalStep() {
    var runs = StampRuns(limitNs: .max)
    #expect(runs.typicalStepNs == 0)
    var stampNs: Int64 = 0
    // One step in three is long: the median is the short one, whatever is left out evenly.
    for i in 0..<20_000 {
      runs.append(stampNs)
      stampNs += i % 3 == 0 ? 20 : 7
    }
    #expect(runs.typicalStepNs == 7)
  }

  private func stamps(_ count: Int, _ generator: inout SplitMix64) -> [Int64] {
    var stampNs: Int64 = 1_700_000_000_000_000_000
    return (0..<count).map { _ in
      stampNs += Int64(generator.next() % 20_000_000)
      return stampNs
    }
  }
}
