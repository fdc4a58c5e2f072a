import HRVModel
import Testing

@testable import HRVIngest

/// Marks that recorders write where there was no beat must never become intervals.
@Suite("Sentinels")
struct SentinelTests {
  /// Sixty beats with `mark` in the middle, written by `row`.
  private func file(_ mark: String, row: (Int, String) -> String) -> String {
    heartbeats(60, seed: 9).enumerated().map { i, ms in
      row(i, i == 30 ? mark : "\(Int(ms))")
    }.joined()
  }

  @Test(
    "in lists of ms, a mark is a gap with its value, and a remark says where",
    arguments: ["0", "65535", "60070", "19815", "65494", "-9999", "131072", "-131072"])
  func milliseconds(mark: String) throws {
    let layouts: [(id: String, head: String, row: (Int, String) -> String)] = [
      ("plain-rr", "RR\n", { "\($1)\n" }),
      ("suunto-sdf", "[HEADER]\nSTARTTIME=02.03.2026 07:15.00\n[CUSTOM1]\n", { "\($1)\n" }),
      ("polar-hrm", "[Params]\nInterval=238\n[HRData]\n", { "\($1)\n" }),
      ("movesense-hr", "Average,RRData\n", { "74.1,\($1)\n" }),
      (
        "polar-sensor-logger-rr", "Phone timestamp;RR-interval [ms]\n",
        { "\(phoneStamp($0 * 800));\($1)\n" }
      ),
      (
        "hrv-logger", "date,rr,since start\n",
        { "2026-03-02 07:15:\(10 + $0 * 4 / 5),\($1),\($0)\n" }
      ),
      ("suunto-xml", "<sml><R-R><Data>", { "\($1) \($0 == 59 ? "</Data></R-R></sml>\n" : "")" }),
      (
        "suunto-json", "{\"DeviceLog\":{\"R-R\":{\"Data\":[",
        { "\($1)\($0 == 59 ? "]}}}\n" : ",")" }
      ),
      ("h10-collection", "# Collection Timestamp: x\n", { "74,\($1),\($0 * 800),1\n" }),
    ]
    for layout in layouts {
      let recording = try read(layout.head + file(mark, row: layout.row))
      let rr = try #require(recording.rr)
      #expect(recording.provenance.formatID == layout.id)
      #expect(rr.intervalsMs.count == 59, "\(layout.id)")
      #expect(
        rr.gaps.contains { $0.cause == .impossibleInterval(recordedMs: Double(mark) ?? 1) },
        "\(layout.id)")
      let place = recording.remarks.first { $0.message.contains("no interval of a heart") }
      #expect(place != nil, "\(layout.id)")
    }
  }

  @Test("in lists of s", arguments: ["65.535", "0", "0.000", "-9.999", "60.07"])
  func seconds(mark: String) throws {
    let seconds = file(mark) { i, text in
      i == 30 ? "\(text)\n" : "0.\(text)\n"
    }
    let rr = try #require(try read(seconds).rr)
    #expect(rr.intervalsMs.count == 59 && rr.gaps.count == 1)
  }

  @Test("a file of marks alone is refused")
  func nothingElse() {
    for mark in ["0", "65535", "-9999", "19815", "65.535"] {
      #expect(readingError(String(repeating: "\(mark)\n", count: 40)) != nil, "\(mark)")
    }
  }

  @Test("VU-AMS: −9999 stands in the labels of beats that were seen, and is not read there")
  func vuAMS() throws {
    let recording = try RecordingReader().read(
      bytes: RecordingFormat.vuAMS.example.bytes, file: "P01.txt")
    #expect(recording.rr?.intervalsMs == [812, 805, 823, 840] && recording.rr?.gaps == [])
  }
}

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

@Suite("Species")
struct SpeciesTests {
  /// A rat at 305 beats a minute.
  private let rat = heartbeats(60, seed: 8, meanMs: 197)

  @Test("a rat is refused as a human, and read as a rat")
  func rats() throws {
    let text = rat.map { "0.\(Int($0))\n" }.joined()
    let error = try #require(readingError(text))
    #expect(error.message.contains("no human heart") && error.remedy.contains("species"))
    let recording = try read(text, options: ReadingOptions(species: .rat))
    #expect(recording.rr?.intervalsMs == rat && recording.rr?.species == .rat)
    #expect(recording.remarks.contains { $0.message.contains("heart of a rat") })
    #expect(readingError(text, options: ReadingOptions(species: .mouse)) == nil)
  }

  @Test("a human is refused as a rat or a mouse, and gaps follow the species")
  func humans() throws {
    let text = lines(heartbeats(60, seed: 8))
    for species in [Species.rat, .mouse] {
      let error = try #require(readingError(text, options: ReadingOptions(species: species)))
      #expect(error.message.contains("no \(species.rawValue) heart"))
    }
    let withPause = lines(rat) + "700\n" + lines(rat)
    let rr = try #require(try read(withPause, options: ReadingOptions(species: .rat)).rr)
    #expect(rr.intervalsMs.count == 120 && rr.gaps.map(\.durationS) == [0.7])
  }

  @Test("ranges are in order and hold the median")
  func ranges() {
    for species in Species.allCases {
      #expect(species.believableMs.lowerBound < species.medianMs.lowerBound)
      #expect(species.believableMs.upperBound > species.medianMs.upperBound)
    }
  }
}
