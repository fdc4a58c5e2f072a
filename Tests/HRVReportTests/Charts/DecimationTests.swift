import HRVModel
import Testing

@testable import HRVReport

@Suite("Decimation")
struct DecimationTests {
  @Test("keeps the extremes of every column, in order", arguments: 0..<20 as Range<UInt64>)
  func extremes(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let values = (0..<1500).map { _ in 400 + 1200 * generator.nextUniform() }
    let perColumn = Int(generator.next() % 50) + 1
    let kept = Decimation.extremes(
      100..<values.count, column: { $0 / perColumn }, value: { values[$0] })
    #expect(kept == kept.sorted() && Set(kept).count == kept.count)
    // Naive twin: group, then minimum and maximum of each group.
    let groups = Dictionary(grouping: 100..<values.count, by: { $0 / perColumn })
    let keptGroups = Dictionary(grouping: kept, by: { $0 / perColumn })
    let differing = groups.filter { column, members in
      let (all, few) = (
        members.map { values[$0] }, keptGroups[column, default: []].map { values[$0] }
      )
      return few.count > 2 || few.min() != all.min() || few.max() != all.max()
    }
    #expect(differing.isEmpty)
  }

  @Test("leaves what needs no thinning")
  func sparse() {
    let values = [3.0, 1, 2]
    #expect(Decimation.extremes(0..<3, column: { $0 }, value: { values[$0] }) == [0, 1, 2])
    #expect(Decimation.extremes(0..<0, column: { $0 }, value: { values[$0] }) == [])
    #expect(Decimation.extremes(0..<3, column: { _ in 0 }, value: { values[$0] }) == [0, 1])
  }
}
