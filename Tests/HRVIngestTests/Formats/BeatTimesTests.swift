import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("Beat times")
struct BeatTimesTests {
  /// Sums of `intervals`, written with `decimals` places by whole-number arithmetic.
  private func times(_ intervals: [Int], perUnit: Int, from first: Int = 0) -> String {
    var sum = first
    var text = ""
    for interval in [0] + intervals {
      sum += interval
      text += perUnit == 1 ? "\(sum)\n" : "\(sum / perUnit).\(padded(sum % perUnit, perUnit))\n"
    }
    return text
  }

  private func padded(_ value: Int, _ perUnit: Int) -> String {
    String("\(perUnit + value)".dropFirst())
  }

  @Test("differences of decimals are exact, so equal intervals stay equal")
  func exact() throws {
    let intervals = heartbeats(2000, seed: 1).map { Int($0) }
    let recording = try read(times(intervals, perUnit: 1000))
    #expect(recording.provenance.formatID == "beat-times")
    #expect(recording.rr?.intervalsMs == intervals.map(Double.init))
    #expect(recording.remarks.contains { $0.message.contains("times of beats") })
    // Ten-thousandths of a ms, as RHRV writes them.
    let fine = intervals.map { $0 * 10_000 + 3 }
    let rr = try read(times(fine, perUnit: 10_000_000, from: 12_345)).rr
    #expect(rr?.intervalsMs == fine.map { Double($0) / 10_000 })
  }

  @Test("whole numbers need a unit or a rate")
  func whole() throws {
    let intervals = heartbeats(50, seed: 2).map { Int($0) }
    let text = times(intervals, perUnit: 1, from: 147)
    let error = try #require(readingError(text))
    guard case .ambiguous = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(
      try read(text, options: .init(intervalUnit: .milliseconds)).rr?.intervalsMs
        == intervals.map(Double.init))
    let atRate = try read(text, options: .init(samplingRateHz: 500)).rr
    #expect(atRate?.intervalsMs == intervals.map { Double($0) * 2 })
    #expect(readingError(text, options: .init(samplingRateHz: 10_000)) != nil)
    #expect(try read("time_ms\n" + text).rr?.intervalsMs.count == 50)
  }

  @Test("a pause is a gap; a step back is refused at its line")
  func irregular() throws {
    let rr = try #require(
      try read("0\n0.8\n1.6\n2.4\n9.4\n10.2\n11.1\n11.9\n12.7\n13.5\n").rr)
    #expect(rr.gaps.map(\.durationS) == [7])
    #expect(rr.runs == [0..<3, 3..<8])
    let ascending = (0..<80).map { "\(Double($0) * 8 / 10)\n" }.joined()
    let error = try #require(readingError(ascending + "3.5\n70\n"))
    #expect(error.place == "81:1")
  }
}
