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
