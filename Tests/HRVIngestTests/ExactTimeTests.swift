import HRVModel
import Testing

@testable import HRVIngest

/// Cases in which a reader could invent, lose or double time.
@Suite("Exactness of time")
struct ExactTimeTests {
  @Test("HRV Logger: a packet written twice is left out, and counted")
  func repeatedRows() throws {
    var text = "timestamp, rr, since_start \n\n"
    var sum = 12_000
    for (i, ms) in heartbeats(60, seed: 4).enumerated() {
      sum += Int(ms)
      text += "\(1_772_435_700_000 + sum / 1000 * 1000),\(Int(ms)),\(sum)\n"
      if i == 20 || i == 41 {
        let packet = text.split(separator: "\n").suffix(3).joined(separator: "\n")
        text += packet + "\n"
      }
    }
    let recording = try read(text)
    #expect(recording.rr?.intervalsMs == heartbeats(60, seed: 4) && recording.rr?.gaps == [])
    let remarks = recording.remarks.filter { $0.message.contains("repeats one just before") }
    #expect(remarks.count == 3 && recording.remarks.contains { $0.message.contains("6 in all") })
  }

  @Test("Health SDK loggers: packets of two or more are left out; single beats are remarked upon")
  func repeatedEvents() throws {
    let beats = heartbeats(40, seed: 5)
    var text = ""
    for i in stride(from: 0, to: 40, by: 2) {
      let second = i * 4 / 5
      let packet = beats[i..<i + 2].map {
        "2026-03-02T07:15:\(second < 10 ? "0" : "")\(second).250+01:00;HEART_RATE_VARIABILITY;\($0)\n"
      }.joined()
      text += packet
      if i == 10 { text += packet }
    }
    let recording = try read(text)
    #expect(recording.provenance.formatID == "garmin-health-logger")
    #expect(recording.rr?.intervalsMs == beats && recording.rr?.gaps == [])
    #expect(recording.remarks.contains { $0.message.contains("these 2 intervals repeat") })
  }

  @Test("a clock without a date counts on over midnight")
  func midnight() throws {
    var text = "time,rr\n"
    let beats = heartbeats(30, seed: 6)
    // The last beats of the day end 5 s before midnight; 10 s are missing there.
    var ms = 86_400_000 - 5000 - Int(beats[..<15].reduce(0, +))
    for (i, interval) in beats.enumerated() {
      if i == 15 { ms += 10_000 }
      ms += Int(interval)
      let ofDay = ms % 86_400_000
      func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
      let fraction = ofDay % 1000
      text +=
        "\(two(ofDay / 3_600_000)):\(two(ofDay / 60_000 % 60)):\(two(ofDay / 1000 % 60))"
        + ".\(fraction < 100 ? "0" : "")\(two(fraction)),\(Int(interval))\n"
    }
    #expect(text.contains("\n23:59:") && text.contains("\n00:00:"))
    let recording = try read(text)
    #expect(recording.rr?.intervalsMs == beats && recording.start == nil)
    #expect(recording.rr?.gaps.map(\.durationS) == [10])
    #expect(recording.rr?.gaps.first?.beforeInterval == 15)
  }

  @Test("a change to summer time within stamps with their offset is no gap")
  func summerTime() throws {
    // 2026-03-29T01:00Z: clocks in Central Europe go from 02:00+01:00 to 03:00+02:00.
    var text = "time,rr\n"
    for i in 0..<60 {
      let stamp =
        i < 30 ? "2026-03-29T01:59:\(30 + i)+01:00" : "2026-03-29T03:00:\(two(i - 30))+02:00"
      text += "\(stamp),1000\n"
    }
    let recording = try read(text)
    #expect(recording.rr?.gaps == [] && recording.rr?.intervalsMs.count == 60)
    #expect(recording.rr?.durationS == 60)
    #expect(!recording.remarks.contains { $0.message.contains("clock") })
  }

  @Test("stamps that add up the intervals never show a gap; arrivals do")
  func addedUp() throws {
    let beats = heartbeats(60, seed: 7)
    func file(jumpMs: Int, jitterMs: (Int) -> Int) -> String {
      var ms = 0
      return "Phone timestamp;RR-interval [ms]\n"
        + beats.enumerated().map { i, interval in
          ms += Int(interval) + (i == 30 ? jumpMs : 0)
          return "\(phoneStamp(ms + jitterMs(i)));\(Int(interval))\n"
        }.joined()
    }
    #expect(try read(file(jumpMs: 0) { _ in 0 }).rr?.gaps == [])
    let arrivals = try #require(try read(file(jumpMs: 6000) { $0 * 7 % 5 * 200 }).rr)
    #expect(arrivals.gaps.count == 1 && arrivals.gaps[0].beforeInterval == 30)
    #expect(abs(arrivals.gaps[0].durationS - 6) <= 1)
  }

  private func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
