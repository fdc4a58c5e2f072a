import HRVModel
import Testing

@testable import HRVReport

@Suite("Ticks")
struct TicksTests {
  // By hand.
  @Test("are multiples of 1, 2 or 5 times a power of ten")
  func golden() {
    #expect(Ticks.covering(761...937, about: 6).values == [750, 800, 850, 900, 950])
    #expect(Ticks.covering(3.41...4.12, about: 5).values == [3.4, 3.6, 3.8, 4.0, 4.2])
    #expect(Ticks.inside(0...0.44, about: 5).values == [0, 0.1, 0.2, 0.3, 0.4])
    #expect(Ticks.inside(0...6.2, about: 9).values == [0, 1, 2, 3, 4, 5, 6])
    #expect(Ticks.covering(-0.9...0.9, about: 9).values.contains(0))
    let ticks = Ticks.covering(0...15_940, about: 6)
    #expect(
      ticks.values.map(ticks.label) == [
        "0", "5000", "10\u{202F}000", "15\u{202F}000", "20\u{202F}000",
      ])
  }

  @Test("of counts are whole numbers", arguments: 0...40)
  func counts(greatest: Int) {
    let values = Ticks.counts(upTo: greatest, about: 4).values
    #expect(values.allSatisfy { $0 == $0.rounded() } && values.count <= 6)
    #expect((values.last ?? 0) >= Double(greatest))
  }

  @Test("cover any range with a few round marks", arguments: 0..<20 as Range<UInt64>)
  func properties(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<100 {
      let scale = [1e-9, 1e-3, 1, 1e4, 1e12][Int(generator.next() % 5)]
      let a = (generator.nextUniform() - 0.5) * scale
      let b = a + (generator.nextUniform() + 1e-6) * scale
      let count = Int(generator.next() % 8) + 3
      let covering = Ticks.covering(a...b, about: count)
      let slack = (b - a) * 1e-6
      #expect(covering.domain.lowerBound <= a + slack && covering.domain.upperBound >= b - slack)
      #expect((2...(count + 2)).contains(covering.values.count))
      #expect(covering.values == covering.values.sorted())
      let inside = Ticks.inside(a...b, about: count)
      #expect(inside.values.allSatisfy { $0 >= a - slack && $0 <= b + slack })
      #expect(inside.values.count <= count + 1)
      #expect(Set(covering.values.map(covering.label)).count == covering.values.count)
    }
  }

  @Test(
    "survive every range",
    arguments: [
      0...0, 5...5, -1e308...1e308, 0...Double.infinity, 1e-300...1e-300, 1e300...1e301,
      -5...(-5),
    ] as [ClosedRange<Double>])
  func degenerate(range: ClosedRange<Double>) {
    for ticks in [Ticks.covering(range, about: 5), Ticks.inside(range, about: 5)] {
      #expect(ticks.values.allSatisfy(\.isFinite) && ticks.values.count < 1002)
      #expect(ticks.domain.lowerBound < ticks.domain.upperBound)
    }
  }

  @Test("of days fall on Mondays or first days of months")
  func days() throws {
    let first = try #require(CivilDay(year: 2026, month: 3, day: 4))
    let weeks = DayTicks(from: first, through: first.advanced(by: 27), about: 5).marks
    // 2026-03-09 is a Monday.
    #expect(weeks.map(\.label) == ["9 Mar 2026", "16 Mar", "23 Mar", "30 Mar"])
    let months = DayTicks(from: first, through: first.advanced(by: 400), about: 9).marks
    #expect(months.allSatisfy { $0.day.components.day == 1 })
    #expect(months.first?.label == "May 2026" && months.contains { $0.label.hasSuffix(" 2027") })
    let decades = DayTicks(from: first, through: first.advanced(by: 20_000), about: 9).marks
    #expect((2...12).contains(decades.count))
    let one = DayTicks(from: first, through: first, about: 5).marks
    #expect(one.map(\.label) == ["4 Mar 2026"])
  }
}
