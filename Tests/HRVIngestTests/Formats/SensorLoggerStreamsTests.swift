import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("SelfLoops and the other streams of Polar Sensor Logger")
struct SensorLoggerStreamsTests {
  private let ppiHeads = [
    "Phone timestamp;PP-interval [ms];error estimate [ms];blocker;contact;contact;hr [bpm]\n",
    "Phone Data RX timestamp;PP-interval [ms];error estimate [ms];blocker;contact;contact;hr [bpm]\n",
  ]

  /// Rows of intervals with what the sensor says of each, stamped by adding them up.
  private func ppi(_ head: String, _ intervals: [Double], _ says: (Int) -> String) -> String {
    var ms = 0.0
    return head
      + intervals.enumerated().map { i, interval in
        defer { ms += interval }
        return "\(phoneStamp(Int(ms)));\(Int(interval));\(says(i));0\n"
      }.joined()
  }

  @Test("PPI: what the sensor does not trust becomes one gap as long as it says")
  func unusable() throws {
    let beats = heartbeats(60, seed: 5)
    for head in ppiHeads {
      let text = ppi(head, beats) { i in
        switch i {
        case 0...4: "882;1;1;1"
        case 20, 21: "31;0;1;1"
        case 40: "10;0;0;1"
        case 50: "30;0;0;0"
        default: "12;0;1;1"
        }
      }
      let recording = try read(text)
      #expect(recording.provenance.formatID == "polar-sensor-logger-ppi")
      let rr = try #require(recording.rr)
      #expect(rr.intervalsMs == Array(beats[5..<20] + beats[22..<40] + beats[41...]))
      #expect(rr.gaps.map(\.beforeInterval) == [0, 15, 33])
      #expect(rr.gaps.allSatisfy { $0.cause == .unusableSignal })
      let lasted = [beats[0..<5], beats[20..<22], beats[40..<41]].map { $0.reduce(0, +) / 1000 }
      #expect(mismatch(rr.gaps.map(\.durationS), lasted, .absolute(1e-9)) == nil)
      #expect(Tolerance.absolute(1e-9).accepts(rr.durationS, beats.reduce(0, +) / 1000))
      #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000")
      #expect(recording.remarks.contains { $0.message.hasPrefix("8 of 60 intervals") })
    }
  }

  @Test("PPI: a file without a trusted interval, or without what the sensor says, is refused")
  func refusedPPI() {
    let none = ppi(ppiHeads[0], heartbeats(9, seed: 6)) { _ in "12;1;1;1" }
    #expect(readingError(none)?.message.contains("trusts") == true)
    let blank = ppi(ppiHeads[0], heartbeats(9, seed: 6)) { _ in ";0;1;1" }
    #expect(readingError(blank)?.place == "2:29")
    let header = "Phone timestamp;PP-interval [ms]\n2026-03-02T07:15:00.000;812\n"
    guard case .missingColumn? = readingError(header)?.reason else {
      Issue.record("read without flags")
      return
    }
  }

  @Test("HR with intervals: up to four in a row, and a unit that must be known")
  func heartRates() throws {
    let body = """
      2026-03-02T07:15:00.250;74;812;
      2026-03-02T07:15:01.240;74;805;823
      2026-03-02T07:15:02.230;0
      2026-03-02T07:15:03.220;73;840;818;801;799
      2026-03-02T07:15:03.220;73;840;818;801;799

      """
    let unnamed = "Phone timestamp;HR [bpm]\n" + body
    guard case .ambiguous? = readingError(unnamed)?.reason else {
      Issue.record("the unit was guessed")
      return
    }
    let intervals = [812.0, 805, 823, 840, 818, 801, 799, 840, 818, 801, 799]
    let texts = [unnamed, "Phone timestamp;HR [bpm];RR-interval [ms]\n" + body]
    for text in texts {
      let recording = try read(text, options: ReadingOptions(intervalUnit: .milliseconds))
      #expect(recording.provenance.formatID == "polar-sensor-logger-hr")
      #expect(recording.rr?.intervalsMs == intervals)
      #expect(recording.start?.timestamp.description == "2026-03-02T07:14:59.438")
      #expect(recording.remarks.contains { $0.message.contains("repeats the one before") })
    }
    #expect(try read(texts[1]).rr?.intervalsMs == intervals)
    let spoilt = texts[1].split(separator: "805").joined(separator: "8O5")
    #expect(readingError(spoilt)?.place == "3:28")
  }

  @Test("SelfLoops: beats close their intervals; a break between them is a gap")
  func selfLoops() throws {
    let beats = heartbeats(100, seed: 7)
    var text = "09 August 2026 07:15:00\nTime (ms),HR (bpm),R-R (ms)\n"
    var ms = -42.0
    for (i, beat) in beats.enumerated() {
      if i > 0 { ms += beat }
      if i == 50 { ms += 7000 }
      text += "\(Int(ms)),74,\(Int(beat))\n"
    }
    for text in [text, text.crlf] {
      let recording = try read(text, name: "20260809001r.txt")
      #expect(recording.provenance.formatID == "selfloops")
      #expect(recording.rr?.intervalsMs == beats)
      #expect(recording.rr?.gaps.map(\.beforeInterval) == [50])
      #expect(recording.rr?.gaps.map(\.durationS) == [7])
      let start = Timestamp(iso8601: "2026-08-09T07:15:00")
      #expect(recording.start?.timestamp == start?.advanced(byS: -(42 + beats[0]) / 1000))
    }
    #expect(readingError(text + "1,2,x\n")?.place == "103:5")
    let spoiltHead = String(text.dropFirst(3))
    #expect(readingError(spoiltHead) != nil)
  }
}
