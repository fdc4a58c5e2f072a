import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("Event streams and beat lists")
struct EventListsTests {
  @Test("Garmin: only intervals are read, repeated events are reported, stalls become gaps")
  func garmin() throws {
    func event(_ ms: Int, _ kind: String, _ value: Int) -> String {
      "\(phoneStamp(ms))+01:00;\(kind);\(value).0\n"
    }
    var text = ""
    var ms = 0
    let beats = heartbeats(60, seed: 8)
    for (i, beat) in beats.enumerated() {
      ms += Int(beat) + (i == 30 ? 60_000 : 0)
      text += event(ms - 1, "HEART_RATE", 74) + event(ms, "HEART_RATE_VARIABILITY", Int(beat))
    }
    let recording = try read(text, name: "data.csv")
    #expect(recording.provenance.formatID == "garmin-health-logger")
    #expect(recording.rr?.intervalsMs == beats)
    #expect(recording.rr?.gaps.map(\.beforeInterval) == [30])
    #expect(
      Tolerance.absolute(1e-9).accepts(recording.rr?.gaps.first?.durationS ?? 0, 60))
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000+01:00")
    #expect(recording.remarks.count == 1)
    let twice = text + event(ms, "HEART_RATE_VARIABILITY", Int(beats[59]))
    #expect(try read(twice).remarks.contains { $0.message.contains("repeats the one before") })
    let spoilt = event(0, "STEPS", 1) + "\(phoneStamp(9))+01:00;HEART_RATE_VARIABILITY;x\n" + text
    #expect(readingError(spoilt)?.place == "2:54")
    guard case .noBeats? = readingError(event(0, "STEPS", 1) + event(9, "STRESS", 2))?.reason
    else {
      Issue.record("events without intervals were read")
      return
    }
  }

  @Test("VU-AMS: interpolated intervals are gaps; the first beat closes none")
  func vuAMS() throws {
    func text(_ flag: String, third: String = "805") -> String {
      "Subject Id: P01\nR-peak time\tibi_cumulative\tibi\tinterpolated\tLabelCode1\t\n"
        + "02-03-26/07:15:00.580\t0\t0\tO\t-9999\t\n"
        + "02-03-26/07:15:01.392\t812\t812\tO\t-9999\t\n"
        + "02-03-26/07:15:02.197\t1617\t\(third)\t\(flag)\t-9999\t\n"
        + "02-03-26/07:15:03.020\t2440\t823\tO\t-9999\t\n"
    }
    for text in [text("O"), text("O").crlf] {
      let recording = try read(text, name: "P01.txt")
      #expect(recording.provenance.formatID == "vu-ams")
      #expect(recording.rr?.intervalsMs == [812, 805, 823] && recording.rr?.gaps == [])
      #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.580")
      #expect(recording.remarks.isEmpty)
    }
    let interpolated = try #require(try read(text("I")).rr)
    #expect(interpolated.intervalsMs == [812, 823])
    #expect(interpolated.gaps.map(\.cause) == [.unusableSignal])
    #expect(interpolated.gaps.map(\.durationS) == [0.805])
    #expect(readingError(text("O", third: "8O5"))?.place == "5:28")
    let swapped = text("O").split(separator: "02-03-26/07:15:02").joined(separator: "02-13-26/07")
    #expect(readingError(swapped)?.place == "5:1")
  }

  @Test("Movesense: the day is used only when both of its readings agree")
  func movesense() throws {
    let body = "Average,RRData\n153.1,392\n74.2,808\n73.9,816\n73.9,816\n"
    func start(_ day: String) throws -> String? {
      let preamble = String(repeating: " ", count: 80) + "HeartRate   \(day)   16.42.59  \n"
      let recording = try read(preamble + body, name: "hr.csv")
      #expect(recording.provenance.formatID == "movesense-hr")
      #expect(recording.rr?.intervalsMs == [392, 808, 816, 816])
      return recording.start?.timestamp.description
    }
    #expect(try start("25.01.25") == "2025-01-25T16:42:59.000")
    #expect(try start("24.01.25") == nil)
    // There is no 32nd of January.
    #expect(try start("32.01.25") == "2032-01-25T16:42:59.000")
    #expect(try read(body).start == nil)
    #expect(readingError("x HeartRate\n" + body + "74,x\n")?.place == "7:4")
  }

  private let annotations = """
      0:00.050       18     +    0    0    0\t(N
      0:00.214       77     N    0    0    0
      0:01.028      370     N    0    0    0
      0:01.500      540     ~    0    0    0
      0:01.839      662     V    0    0    0
      0:02.628      946     N    0    0    0
      1:03.419    22831     N    0    0    0

    """

  @Test("rdann: beats only, with and without names, at the rate that the rows show")
  func rdann() throws {
    let names = "      Time   Sample #  Type  Sub Chan  Num\tAux\n"
    for text in [annotations, names + annotations, (names + annotations).crlf] {
      let recording = try read(text, name: "100.txt")
      #expect(recording.provenance.formatID == "rdann-text")
      let rr = try #require(recording.rr)
      // Differences of sample numbers at 360 Hz; the last exceeds 3 s.
      #expect(rr.intervalsMs == [293.0, 292, 284].map { $0 * 1000 / 360 })
      #expect(rr.gaps.count == 1)
      #expect(recording.remarks.contains { $0.message.contains("1 V") })
    }
    let declared = try read(annotations, options: ReadingOptions(samplingRateHz: 180))
    #expect(declared.rr?.intervalsMs == [293.0, 292, 284].map { $0 * 1000 / 180 })
  }

  @Test("rdann: flutter is a gap; an unknown rate, disorder and slips are refused")
  func rdannTraps() throws {
    let flutter = annotations.split(separator: "~").joined(separator: "[")
    let rr = try #require(try read(flutter).rr)
    #expect(rr.runs == [0..<1, 1..<2] && rr.gaps.first?.cause == .unusableSignal)
    let short = annotations.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n"
    guard case .ambiguous? = readingError(short)?.reason else {
      Issue.record("a rate was guessed from 77 samples")
      return
    }
    let disorder = annotations.split(separator: "  946").joined(separator: "  346")
    #expect(readingError(disorder, options: ReadingOptions(samplingRateHz: 360))?.place == "6:17")
    let spoilt = annotations.split(separator: " 946").joined(separator: " 9x6")
    #expect(readingError(spoilt)?.place == "6:3")
  }
}
