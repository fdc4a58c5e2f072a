import HRVModel
import Testing

@testable import HRVIngest

/// Exports of analysis programs: intervals below other text. Values are those of the example of
/// each row, which stand in its source.
@Suite("Reports and activity files")
struct ReportFormatsTests {
  private func read(
    _ format: RecordingFormat, _ text: String? = nil, options: ReadingOptions? = nil
  ) throws -> Recording {
    try RecordingReader(options: options ?? format.exampleOptions).read(
      bytes: text.map { Array($0.utf8) } ?? format.example.bytes, file: format.exampleName)
  }

  private func text(_ format: RecordingFormat) -> String {
    String(decoding: format.example.bytes, as: UTF8.self)
  }

  private func replacing(_ old: String, _ new: String, in text: String) -> String {
    let parts = text.components(old)
    #expect(parts.count > 1)
    return parts.joined(separator: new)
  }

  @Test("Kubios: the intervals, no gap, and its own metrics as a remark")
  func kubios() throws {
    let recording = try read(.kubiosResults)
    let rr = try #require(recording.rr)
    #expect(rr.intervalsMs == [812, 805, 823, 840] && rr.gaps == [])
    #expect(
      recording.remarks.map(\.message) == [
        "Kubios HRV itself computed Mean RR (ms) 820.0000, RMSSD (ms) 14.8549"
      ])
    // RMSSD by hand: differences −7, 18, 17; √((49 + 324 + 289) ⁄ 3) = 14.8549.
    let squares = zip(rr.intervalsMs, rr.intervalsMs.dropFirst()).map { ($1 - $0) * ($1 - $0) }
    #expect(abs((squares.reduce(0, +) / 3).squareRoot() - 14.8549) < 5e-5)
  }

  @Test("Kubios: semicolons with decimal commas, no blank column, corrected artefacts, a gap")
  func kubiosCSV() throws {
    let recording = try read(
      .kubiosResults,
      """
      HRV ANALYSIS RESULTS
      Measurement date:;2026-03-02 07:15:00
      Artifact correction: Automatic
      SAMPLE 1;;SAMPLE 2;
      Time;RR interval;Time;RR interval
      (s);(ms);(s);(ms)
      0,812;812;300,5;700
      1,617;805;301,2;700
      9,440;823;301,9;700
      10,280;840;302,6;700

      """)
    let rr = try #require(recording.rr)
    #expect(rr.intervalsMs == [812, 805, 823, 840])
    // 9440 − 1617 − 823 ms.
    #expect(rr.gaps.map(\.durationS) == [7] && rr.gaps[0].beforeInterval == 2)
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000")
    let remarks = recording.remarks.map(\.message).joined()
    #expect(remarks.contains("of 2 samples, the first is read"))
    #expect(remarks.contains("corrected artefacts (Automatic)"))
  }

  @Test("Kubios: results without RR data are no beats")
  func kubiosWithoutData() {
    let error = readingError("HRV ANALYSIS RESULTS - 02-Mar-2026\nKubios HRV\nMean RR (ms):, 812\n")
    #expect(error?.message.contains("without their RR data") == true)
  }

  @Test("VNS Analyse: the section as recorded, its notes, the start from the name")
  func vns() throws {
    let recording = try read(.vnsAnalyse)
    #expect(recording.rr?.intervalsMs == [812, 805, 823, 840])
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000")
    #expect(recording.remarks.contains { $0.message == "a note: Start" && $0.location.line == 8 })
    #expect(recording.remarks.contains { $0.message.contains("corrected are not") })
    let comma = replacing("0.8", "0,8", in: text(.vnsAnalyse))
    #expect(try read(.vnsAnalyse, comma).rr?.intervalsMs == [812, 805, 823, 840])
    let bad = replacing("0.823", "0.8x3", in: text(.vnsAnalyse))
    #expect(readingError(bad)?.place == "10:1")
  }

  @Test("H10 collections: rows without contact become a gap; start and device from comments")
  func h10() throws {
    let recording = try read(.h10Collection)
    let rr = try #require(recording.rr)
    #expect(rr.intervalsMs == [812, 805, 823, 818])
    #expect(rr.runs == [0..<3, 3..<4] && rr.gaps.map(\.cause) == [.dropout])
    #expect(rr.gaps[0].durationS == 0.84)
    #expect(recording.provenance.device == "Polar H10 A1B2C3D4")
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000")
  }

  @Test("GoldenCheetah: the series HRV, though commas are missing between its samples")
  func goldenCheetah() throws {
    let recording = try read(.goldenCheetahJSON)
    #expect(recording.rr?.intervalsMs == [812, 805, 823, 840] && recording.rr?.gaps == [])
    // The first beat ends 0.812 s after the start and the first interval begins at it.
    #expect(recording.start?.timestamp.description == "2026-03-02T06:15:00.000Z")
    let commas = replacing("}\n\t\t\t\t{", "},\n\t\t\t\t{", in: text(.goldenCheetahJSON))
    #expect(try read(.goldenCheetahJSON, commas).rr?.intervalsMs == [812, 805, 823, 840])
    let later = replacing("2.44", "12.44", in: text(.goldenCheetahJSON))
    let gapped = replacing("3.28", "13.28", in: later)
    #expect(try read(.goldenCheetahJSON, gapped).rr?.gaps.map(\.durationS) == [10])
    let none = replacing("\"HRV\"", "\"SWIM\"", in: text(.goldenCheetahJSON))
    #expect(readingError(none)?.message.contains("without a series HRV") == true)
  }

  @Test("Suunto JSON: samples of the app as objects and as text, and the log of Movescount")
  func suuntoJSON() throws {
    let recording = try read(.suuntoJSON)
    #expect(recording.rr?.intervalsMs == [812, 805, 823, 840, 818, 801])
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.250+01:00")
    let log = """
      {"DeviceLog":{"Header":{"DateTime":"2026-03-02T07:15:00"},
      "R-R":{"Data":[812,805,60070,823,840,818]}}}
      """
    let movescount = try read(.suuntoJSON, log)
    #expect(movescount.rr?.intervalsMs == [812, 805, 823, 840, 818])
    #expect(movescount.rr?.gaps.map(\.durationS) == [60.07])
    #expect(movescount.start?.timestamp.description == "2026-03-02T07:15:00.000")
    let bad = readingError(replacing("823", "\"a\"", in: log))
    #expect(bad?.place == "2:30" && bad?.message.contains("\"a\"") == true)
  }

  @Test("ann2rr: samples by the declared rate, exactly; other beats are counted")
  func ann2rr() throws {
    let recording = try read(.ann2rrText)
    let samples: [Double] = [293, 292, 284, 358, 281]
    #expect(recording.rr?.intervalsMs == samples.map { $0 * 1000 / 360 })
    #expect(recording.rr?.gaps == [])
    #expect(recording.remarks.contains { $0.message.contains("not all beats are normal: 1 A") })
    let error = readingError(text(.ann2rrText))
    #expect(error?.remedy.contains("sampling rate") == true)
  }

  @Test(
    "ann2rr: every arrangement of columns, with gaps where intervals do not follow each other",
    arguments: [
      // -i s -w -W; the third begins with another beat than the second ended with.
      ("N 0.812 N\nN 0.805 V\nN 0.823 N\nN 0.840 N\n", [0.0]),
      // -i s -W
      ("0.812 N\n0.805 N\n0.823 N\n0.840 N\n", []),
      // -i s -v -W and -i s -V -w, with 2 s left out.
      ("0.1 0.812 N\n0.912 0.805 N\n3.717 0.823 N\n4.54 0.840 N\n", [2]),
      ("N 0.812 0.912\nN 0.805 1.717\nN 0.823 4.54\nN 0.840 5.38\n", [2]),
    ])
  func ann2rrColumns(text: String, gapsS: [Double]) throws {
    let recording = try read(.ann2rrText, text, options: ReadingOptions())
    #expect(recording.provenance.formatID == "ann2rr-text")
    #expect(recording.rr?.intervalsMs == [812, 805, 823, 840])
    let read = recording.rr?.gaps.map { ($0.durationS * 1e6).rounded() / 1e6 }
    #expect(read == gapsS)
    #expect(recording.rr?.gaps.allSatisfy { $0.beforeInterval == 2 } == true)
  }

  @Test("ann2rr: intervals alone are samples only when the format is named")
  func ann2rrAlone() throws {
    let options = ReadingOptions(formatID: "ann2rr-text", samplingRateHz: 250)
    let recording = try read(.ann2rrText, "203\n201\n206\n210\n", options: options)
    #expect(recording.rr?.intervalsMs == [812, 804, 824, 840])
  }

  @Test("FIT as CSV: empty places are none, and the records show a break")
  func fitCSV() throws {
    let recording = try read(.fitCSV)
    #expect(recording.rr?.intervalsMs == [812, 805, 823, 840] && recording.rr?.gaps == [])
    // 1,141,366,500 s after 1989-12-31, less the first interval.
    #expect(recording.start?.timestamp.description == "2026-03-02T06:14:59.188Z")
    var rows = "Type,Local Number,Message,Field 1,Value 1,Units 1\n"
    for s in 0..<40 {
      rows += "Data,0,record,timestamp,\"\(1_141_366_500 + s)\",s\n"
      // A beat a second, but for ten seconds.
      if !(20..<30).contains(s) { rows += "Data,1,hrv,time,\"1.0|65.535|65.535\",s\n" }
    }
    let rr = try #require(try read(.fitCSV, rows).rr)
    #expect(rr.intervalsMs == Array(repeating: 1000, count: 30))
    #expect(rr.gaps.map(\.durationS) == [10] && rr.gaps[0].beforeInterval == 20)
    let error = readingError(replacing("0.805", "0.8o5", in: text(.fitCSV)))
    #expect(error?.place == "5:24")
  }

  @Test("EDF: the channel HRV is read when asked for, with its times")
  func edfHRV() throws {
    let recording = try read(.edfHRV)
    #expect(recording.rr?.intervalsMs == [812, 805, 823, 840])
    // The first beat is written in the fifth sample of 0.2 s, and ended 812 ms.
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.188")
    let error = #expect(throws: IngestError.self) {
      try RecordingReader().read(bytes: RecordingFormat.edfHRV.example.bytes, file: "a.edf")
    }
    #expect(error?.remedy.contains("--format edf-hrv") == true)
  }
}

extension String {
  /// The parts of the text between the places where `separator` stands.
  fileprivate func components(_ separator: String) -> [String] {
    var parts = [""]
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(separator) {
        parts.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        parts[parts.count - 1].append(rest.removeFirst())
      }
    }
    return parts
  }
}
