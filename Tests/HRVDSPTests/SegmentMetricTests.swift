import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Metrics of segments")
struct SegmentMetricTests {
  /// `count` intervals that alternate between `meanMs` − 10 and + 10.
  private func alternating(_ meanMs: Double, _ count: Int) -> [Double] {
    (0..<count).map { meanMs + ($0 % 2 == 0 ? -10 : 10) }
  }

  // By hand: 60 intervals of 990 and 1010 in turn, the last 1 ms shorter, end at 59.999 s; 74
  // intervals of 800 on average end at 119.2 s.
  @Test("golden by hand")
  func golden() throws {
    let first = alternating(1000, 60).dropLast() + [1009.0]
    let nn = try uncorrected(first + alternating(800, 74))
    let means = [(60_000.0 - 1) / 60, 800]
    let difference = means[0] - means[1]
    let value = try values(["sdann_1min"], nn)[0].get()
    // Two means a apart: SD a/√2.
    #expect(Tolerance.relative(1e-14).accepts(value, difference / 2.0.squareRoot()))
    let inside = try values(["sdnni_1min"], nn)[0].get()
    let spreads = Naive.deviation(Array(first)) + Naive.deviation(alternating(800, 74))
    #expect(Tolerance.relative(1e-14).accepts(inside, spreads / 2))
  }

  @Test("an interval belongs to the segment in which it ends, at the edge to the next")
  func edge() throws {
    // 60 of 1000 ms: the last ends at 60 s, in minute 1, which it does not cover by half.
    let nn = try uncorrected([Double](repeating: 1000, count: 60))
    #expect(values(["sdnni_1min"], nn) == [.success(0)])
    guard case .failure(.undefined) = values(["sdann_1min"], nn)[0] else {
      Issue.record("one segment has a spread of means")
      return
    }
    // With 30 more the second minute is covered by 31 s.
    let longer = try uncorrected([Double](repeating: 1000, count: 90))
    #expect(values(["sdann_1min"], longer) == [.success(0)])
  }

  @Test("half of a segment counts, less does not")
  func coverage() throws {
    func spread(_ seconds: Int) throws -> Bool {
      let x = [Double](repeating: 1000, count: 59) + [Double](repeating: 500, count: 2 * seconds)
      return (try? values(["sdann_1min"], uncorrected(x))[0].get()) != nil
    }
    // 59 s, then intervals of 0.5 s; the second of them ends at 60 s and is of minute 1.
    #expect(try !spread(30))
    #expect(try spread(31))
    // The same minute with its intervals around a gap.
    let around = alternating(1000, 15) + [.nan, .nan, .nan] + alternating(1000, 14)
    #expect(try values(["sdnni_1min"], uncorrected(around))[0] != .success(0))
    guard case .failure = values(["sdnni_1min"], try uncorrected(alternating(1000, 29)))[0] else {
      Issue.record("29 s are half a minute")
      return
    }
    #expect((try? values(["sdnni_1min"], uncorrected(alternating(1000, 30)))[0].get()) != nil)
  }

  @Test("the clock runs on in a gap, however long")
  func gaps() throws {
    // 200 s at the beginning of the hour, 180 s at the beginning of the next.
    var builder = RRSeries.Builder()
    for x in alternating(1000, 200) { builder.append(intervalMs: x) }
    builder.addGap(durationMs: 3_400_000, cause: .recorderPause)
    for x in alternating(900, 200) { builder.append(intervalMs: x) }
    let nn = try ArtefactCorrection(level: .none)(builder.finish())
    let value = try values(["sdann_5min"], nn)[0].get()
    #expect(Tolerance.relative(1e-12).accepts(value, 100 / 2.0.squareRoot()))
  }

  @Test("agrees with a slow, literal version", arguments: 0..<12 as Range<UInt64>)
  func naive(seed: UInt64) throws {
    var x: [Double] = []
    for part in 0..<4 { x += variedIntervalsMs(seed: 100 * seed + UInt64(part)) + [.nan] }
    let nn = try uncorrected(x)
    for minutes in [1, 2, 5] {
      let expected = Naive.segments(nn, minutes: Double(minutes))
      let results = values(
        [
          MetricID(rawValue: "sdann_\(minutes)min"), MetricID(rawValue: "sdnni_\(minutes)min"),
        ], nn
      ).map { try? $0.get() }
      for (value, expected) in zip(results, [expected.means, expected.spreads]) {
        // The spread of means near 850 that differ by some ms: 1e-9 is their rounding, squared.
        guard let value, let expected else {
          #expect(value == nil && expected == nil)
          continue
        }
        #expect(Tolerance.relative(1e-9).accepts(value, expected))
      }
    }
  }
}
