import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("Empatica")
struct EmpaticaTests {
  private let head = "1772435700.000000, IBI\n"

  @Test("E4: intervals that do not follow each other are divided, by any distance")
  func e4() throws {
    // On the grid of 1/64 s: 52, 51, 53 steps in a row; then 64 steps of nothing; then an
    // interval whose beginning lies 10 steps (156 ms) after the last beat.
    let steps = [(100, 52), (151, 51), (204, 53), (320, 52), (372, 52), (434, 52)]
    let rows = steps.map { "\(Double($0) / 64),\(Double($1) / 64)\n" }.joined()
    let recording = try read(head + rows, name: "IBI.csv")
    let rr = try #require(recording.rr)
    #expect(rr.intervalsMs == steps.map { Double($0.1) * 1000 / 64 })
    #expect(rr.runs == [0..<3, 3..<5, 5..<6])
    #expect(rr.gaps.map(\.durationS) == [1, 10.0 / 64])
    #expect(rr.gaps.allSatisfy { $0.cause == .dropout })
    // 100 steps minus the first interval after the session began: 0.75 s.
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.750Z")
    // 312 of 386 steps are covered.
    #expect(recording.remarks.contains { $0.message.contains("81 %") })
  }

  @Test("E4: intervals that overlap do not follow each other either")
  func overlap() throws {
    let rr = try #require(try read(head + "1,0.8125\n1.75,0.8125\n2.5625,0.8125\n").rr)
    #expect(rr.runs == [0..<1, 1..<3] && rr.gaps.map(\.durationS) == [0])
  }

  @Test("E4: what is cut off or spoilt is said")
  func e4Slips() {
    #expect(readingError(head + "1,0.8\n2,x\n3,0.8\n")?.place == "3:3")
    #expect(readingError(head + "1,0.8\ny,0.8\n3,0.8\n")?.place == "3:1")
    #expect(readingError(head)?.reason == .empty)
  }

  @Test("EmbracePlus: differences of ns are exact in ms, whatever the unit of the file")
  func embracePlus() throws {
    let beats = heartbeats(50, seed: 3)
    var ns: [Int64] = [1_772_435_700_250_000_000]
    for beat in beats { ns.append((ns.last ?? 0) + Int64(beat) * 1_000_000) }
    for (perUnit, name) in [(1, "ns"), (1000, "µs"), (1_000_000, "ms")] as [(Int64, String)] {
      let text = "systolic_peak_timestamp\n" + ns.map { "\($0 / perUnit)\n" }.joined()
      let recording = try read(text, name: "systolic_peaks.csv")
      #expect(recording.provenance.formatID == "empatica-embraceplus")
      #expect(recording.rr?.intervalsMs == beats, "\(name)")
      #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.250Z", "\(name)")
    }
    let fractions = ns.map {
      "\($0 / 1_000_000).\(String($0 % 1_000_000 + 1_000_000).dropFirst())\n"
    }
    #expect(try read("systolic_peak_timestamp\n" + fractions.joined()).rr?.intervalsMs == beats)
    let withOthers = "id,systolic_peak_timestamp\n" + ns.map { "7,\($0)\n" }.joined()
    #expect(try read(withOthers).rr?.intervalsMs == beats)
  }

  @Test("EmbracePlus: times must ascend, belong to one recording, and be times of a heart")
  func embracePlusSlips() throws {
    func error(_ ns: [Int64]) -> IngestError? {
      readingError("systolic_peak_timestamp\n" + ns.map { "\($0)\n" }.joined())
    }
    let start: Int64 = 1_772_435_700_000_000_000
    let second: Int64 = 1_000_000_000
    #expect(error([start, start + second, start + second])?.place == "4:1")
    #expect(error([start, start + 90_000 * second])?.message.contains("25 h") == true)
    #expect(error([5, 6, 7])?.message.contains("Unix time") == true)
    // 100 ms apart: 600 beats a minute.
    let mouse = (0..<20).map { start + Int64($0) * second / 10 }
    #expect(error(mouse)?.message.contains("no human heart") == true)
  }
}
