import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("RR with stamps")
struct StampedFormatsTests {
  /// A file of Polar Sensor Logger with stamps at the beats that open the intervals.
  private func polar(_ intervals: [Double], delimiter: String = ";", time: String = "T") -> String {
    var text = "Phone timestamp\(delimiter)RR-interval [ms]\n"
    var ms = 0
    for interval in intervals {
      let stamp = phoneStamp(ms).split(separator: "T").joined(separator: time)
      text += "\(stamp)\(delimiter)\(Int(interval))\n"
      ms += Int(interval)
    }
    return text
  }

  @Test("Polar Sensor Logger, with semicolons and with commas")
  func polarSensorLogger() throws {
    let beats = heartbeats(300, seed: 1)
    for text in [polar(beats), polar(beats, delimiter: ",", time: " ")] {
      let recording = try read(text, name: "Polar_H10_A1B2C3D4_20260302_071500_RR.txt")
      #expect(recording.provenance.formatID == "polar-sensor-logger-rr")
      #expect(recording.provenance.device == "Polar H10 A1B2C3D4")
      #expect(recording.rr?.intervalsMs == beats)
      #expect(recording.rr?.gaps == [])
      #expect(recording.start?.source == .file)
      #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000")
      #expect(recording.remarks.isEmpty)
    }
  }

  @Test("stamps that are added up show no lost beats, but do show a long interval as it is")
  func synthesisedStamps() throws {
    var beats = heartbeats(100, seed: 2)
    beats[40] = 2110
    beats[60] = 5400
    let rr = try #require(try read(polar(beats)).rr)
    #expect(rr.intervalsMs.count == 99)
    #expect(rr.gaps.map(\.durationS) == [5.4])
    #expect(Tolerance.absolute(1e-9).accepts(rr.durationS, beats.reduce(0, +) / 1000))
  }

  @Test("a break between beat stamps is a gap of its exact length")
  func breakBetweenBeats() throws {
    let beats = heartbeats(100, seed: 3)
    var rows = polar(beats).split(separator: "\n").map(String.init)
    // Rows 52 to 61 are lost: the ten intervals of index 50 to 59.
    rows.removeSubrange(51...60)
    let rr = try #require(try read(rows.joined(separator: "\n") + "\n").rr)
    #expect(rr.runs == [0..<50, 50..<90])
    #expect(rr.gaps.first?.cause == .dropout)
    #expect(
      Tolerance.absolute(1e-9).accepts(
        rr.gaps[0].durationS, beats[50..<60].reduce(0, +) / 1000))
    #expect(Tolerance.absolute(1e-9).accepts(rr.durationS, beats.reduce(0, +) / 1000))
  }

  @Test("HRV Logger in its three dialects")
  func hrvLogger() throws {
    let unixMs = """
      timestamp, rr, since_start\u{20}

      1675889367255,894,34096
      1675889368245,912,35008
      1675889369235,905,35913
      1675889370225,900,36813

      """
    let seconds = """
      date, rr, since start
      2023-02-08 20:49:27 +0000, 894, 1326
      2023-02-08 20:49:28 +0000, 912, 2238
      2023-02-08 20:49:29 +0000, 905, 3143
      2023-02-08 20:49:30 +0000, 900, 4043

      """
    let milliseconds = """
      date,rr,since start
      2023-02-08 20:49:27.255,894,894
      2023-02-08 20:49:28.245,912,1806
      2023-02-08 20:49:29.235,905,2711
      2023-02-08 20:49:30.225,900,3611

      """
    // The first stamp is the arrival of the first interval, so the start is 894 ms before it.
    let starts = [
      "2023-02-08T20:49:26.361Z", "2023-02-08T20:49:26.106Z", "2023-02-08T20:49:26.361",
    ]
    for (text, start) in zip([unixMs, seconds, milliseconds], starts) {
      let recording = try read(text, name: "2023-02-08_RR_a.csv")
      #expect(recording.provenance.formatID == "hrv-logger")
      #expect(recording.rr?.intervalsMs == [894, 912, 905, 900])
      #expect(recording.rr?.gaps == [])
      #expect(recording.start?.timestamp.description == start)
    }
    let remarks = try read(unixMs).remarks
    #expect(remarks.contains { $0.message == "the app left out the first 33.202 s" })
    #expect(remarks.contains { $0.message.contains("UTC") })
    let shifted = try read(unixMs, options: ReadingOptions(utcOffsetS: 3600))
    #expect(shifted.start?.timestamp.description == "2023-02-08T21:49:26.361+01:00")
    #expect(!shifted.remarks.contains { $0.message.contains("UTC") })
  }

  @Test(
    "times and intervals in every unit and order",
    arguments: [
      "0,0.812\n0.812,0.805\n1.617,0.823\n2.44,0.84\n",
      "0 0.812\n0.812 0.805\n1.617 0.823\n2.44 0.84\n",
      "0\t812\n0.812\t805\n1.617\t823\n2.44\t840\n", "0;812\n812;805\n1617;823\n2440;840\n",
      "time,rr\n0,812\n812,805\n1617,823\n2440,840\n",
      "0,812\n1,805\n2,823\n3,840\n", "rr,idx\n812,0\n805,1\n823,2\n840,3\n",
      ",rr\n0,812.0\n1,805.0\n2,823.0\n3,840.0\n",
      "t (s);RR (ms)\n0,0;812\n0,812;805\n1,617;823\n2,44;840\n",
      "rr_ms,quality,time_s\n812,1,0.812\n805,1,1.617\n823,0,2.44\n840,1,3.28\n",
      "timestamp,rr\n1688125620000,812\n1688125620812,805\n1688125621617,823\n1688125622440,840\n",
      "time,ibi\n2026-03-02T07:15:00,812\n2026-03-02T07:15:00.812,805\n"
        + "2026-03-02T07:15:01.617,823\n2026-03-02T07:15:02.440,840\n",
      "0.8120e0,8.1200e+02\n1.617e0,8.05e2\n2.44e0,8.23e2\n3.28e0,8.4e2\n",
    ])
  func timeColumns(text: String) throws {
    let recording = try read(text)
    #expect(recording.provenance.formatID == "time-rr-columns")
    #expect(recording.rr?.intervalsMs == [812, 805, 823, 840])
    #expect(recording.rr?.gaps == [])
  }

  @Test("times that are no times of the intervals beside them are refused")
  func unrelatedTimes() throws {
    let beats = heartbeats(100, seed: 5)
    // The times ascend by 10 ms, or by 100 s, while the intervals are of 800 ms.
    for step in [0.01, 100] {
      let rows = beats.indices.map { "\(0.5 + Double($0) * step),\(Int(beats[$0]))\n" }
      let error = try #require(readingError("time_s,rr_ms\n" + rows.joined()))
      #expect(error.message.contains("do not belong together"), "\(error)")
    }
  }

  @Test("a stamp that cannot be read is pointed at")
  func badStamp() throws {
    var rows = polar(heartbeats(20, seed: 6)).split(separator: "\n").map(String.init)
    rows[7] = "2026-03-02T07:15:6x.100;812"
    let error = try #require(readingError(rows.joined(separator: "\n") + "\n"))
    #expect(error.place == "8:1")
    rows[7] = "2026-03-02T07:15:06.100;"
    let missing = try #require(readingError(rows.joined(separator: "\n") + "\n"))
    #expect(missing.place == "8:25")
    #expect(missing.message == "expected an RR interval, found nothing")
  }

  @Test("more than a day between two rows is more than one recording")
  func twoRecordings() throws {
    let text = """
      timestamp, rr, since_start

      1675889367255,894,894
      1675889368245,912,1806
      1675989369235,905,2711
      1675989370225,900,3611
      1675989371225,900,4511
      1675989372225,900,5411
      1675989373225,900,6311
      1675989374225,900,7211

      """
    let error = try #require(readingError(text))
    #expect(error.location.line == 5)
  }
}
