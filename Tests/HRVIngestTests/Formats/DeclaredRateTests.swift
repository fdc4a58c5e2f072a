import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("ECG exports with their rate in a header")
struct DeclaredRateTests {
  private func openSignals(
    device: String = "bitalino", sensor: String = "ECG", resolution: String = "[4, 1, 10]",
    rate: String = "100", rows: [(nSeq: Int, adc: Int)]
  ) -> String {
    "# OpenSignals Text File Format. Version 1\n"
      + "# {\"98:D3\": {\"sensor\": [\"\(sensor)\"], \"column\": [\"nSeq\", \"I1\", \"A2\"],"
      + " \"time\": \"7:3:47.29\", \"date\": \"2016-6-11\", \"device\": \"\(device)\","
      + " \"sampling rate\": \(rate), \"label\": [\"A2\"], \"resolution\": \(resolution)}}\n"
      + "# EndOfHeader\n" + rows.map { "\($0.nSeq)\t0\t\($0.adc)\t\n" }.joined()
  }

  @Test("OpenSignals: ADC values become mV by the formula of the sensor")
  func openSignalsUnits() throws {
    let recording = try read(openSignals(rows: [(0, 0), (1, 512), (2, 1024), (3, 496)]))
    let ecg = try #require(recording.ecg)
    // (ADC ⁄ 1024 − 1/2) · 3 mV, by hand; Float keeps 7 digits.
    for (sample, expected) in zip(ecg.samplesMv, [-1.5, 0, 1.5, -0.046875]) {
      #expect(Tolerance.absolute(1e-6).accepts(Double(sample), expected))
    }
    #expect(ecg.isCalibrated && ecg.lead == "A2" && ecg.samplingRateHz == 100)
    #expect(recording.start?.timestamp.description == "2016-06-11T07:03:47.000")
    #expect(recording.provenance.device == "bitalino" && recording.remarks.isEmpty)
  }

  @Test("OpenSignals: other sensors and devices keep their units and say so")
  func openSignalsUncalibrated() throws {
    let plux = try read(openSignals(device: "biosignalsplux", rows: [(0, 5), (1, 6)]))
    #expect(plux.ecg?.isCalibrated == false && plux.ecg?.samplesMv == [5, 6])
    #expect(plux.remarks.count == 1)
    let raw = openSignals(sensor: "RAW", rows: [(0, 5), (1, 6)])
    #expect(readingError(raw)?.remedy.contains("--value-column A2") == true)
    let chosen = ReadingOptions(formatID: "opensignals", valueColumn: .name("A2"))
    #expect(try read(raw, options: chosen).ecg?.isCalibrated == false)
    let other = ReadingOptions(formatID: "opensignals", valueColumn: .name("I1"))
    #expect(readingError(raw, options: other) != nil)
  }

  @Test("OpenSignals: a jump of nSeq is a gap of the samples that it skips, across its wrap too")
  func openSignalsGaps() throws {
    // 14 → 15 → 2 skips 0 and 1; 2 → 2 skips fifteen.
    let recording = try read(
      openSignals(rows: [(14, 1), (15, 2), (2, 3), (3, 4), (3, 5)]))
    let ecg = try #require(recording.ecg)
    #expect(ecg.runs == [0..<2, 2..<4, 4..<5])
    #expect(ecg.gaps.map(\.durationS) == [0.02, 0.15])
    #expect(ecg.gaps.map(\.beforeInterval) == [2, 4] && ecg.runStartsS == [0, 0.04, 0.21])
    #expect(recording.remarks.map(\.location.line) == [6, 8])
    let blind = try read(openSignals(resolution: "[10]", rows: [(14, 1), (2, 2)]))
    #expect(blind.ecg?.runs == [0..<2] && blind.ecg?.isCalibrated == true)
    #expect(blind.remarks.first?.message.contains("lost ones cannot be seen") == true)
    let error = try #require(readingError(openSignals(rows: [(15, 1), (16, 2)])))
    #expect(error.place == "5:1")
  }

  @Test("OpenSignals: headers that cannot be used are refused with a place")
  func openSignalsHeaders() throws {
    let text = openSignals(rows: [(0, 1)])
    for (part, by) in [
      ("{\"98:D3\"", "{98:D3"), ("\"label\"", "\"labels\""), ("\"98:D3\"", "\"a\": {}, \"b\""),
      ("sampling rate\": 100", "sampling rate\": 1"), ("sampling rate\"", "rate\""),
    ] {
      let error = try #require(readingError(text.replacing(part, with: by)))
      #expect(!error.remedy.isEmpty)
    }
    #expect(try read(text, options: .init(samplingRateHz: 250)).ecg?.samplingRateHz == 250)
  }

  @Test("BioSPPy: the rate and the label of the header; a chosen unit calibrates")
  func bioSPPy() throws {
    let text = "# Simple Text Format\n# Sampling Rate (Hz):= 500.00\n# Labels:= EDA\tECG\n"
    let recording = try read(text + "1\t-20\n2\t-30\n")
    let ecg = try #require(recording.ecg)
    #expect(ecg.samplesMv == [-20, -30] && ecg.samplingRateHz == 500)
    #expect(!ecg.isCalibrated && ecg.lead == "ECG" && recording.remarks.count == 1)
    let inUv = try read(text + "1\t-20\n", options: .init(valueUnit: .microvolts))
    #expect(inUv.ecg?.samplesMv == [-0.02] && inUv.ecg?.isCalibrated == true)
    let error = try #require(readingError(text + "1\t-20\n2\tx\n3\t4\n"))
    #expect(error.place == "5:3")
    #expect(
      readingError("# Simple Text Format\n# Labels:= ECG\n1\n2\n")?.remedy
        .contains("--sampling-rate") == true)
    #expect(
      readingError("# Simple Text Format\n# Sampling Rate (Hz):= 9\n# Labels:= EDA\n1\n")
        != nil)
  }

  @Test("JSON: values of every kind, and texts that are none")
  func json() {
    let json = JSONText(#" {"a": [1, -2.5e1, "x\u00b5\n\"", true, false, null], "b": {}} "#)
    #expect(
      json?["a"]?.elements
        == [.number(1), .number(-25), .string("xµ\n\""), .bool(true), .bool(false), .null])
    #expect(json?["b"] == .object([:]) && json?["c"] == nil)
    for text in [
      "", "{", "[1,]", "{\"a\"}", "\"", "\"\\", "\"\\u12", "\"\\u+123\"", "tru", "1 2", "--1",
      String(repeating: "[", count: 100_000),
    ] {
      #expect(JSONText(text) == nil, "\(text.prefix(20))")
    }
  }
}
