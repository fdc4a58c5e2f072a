import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite("Analysis documents")
struct AnalysisDocumentTests {
  private struct Parsed: Decodable {
    struct Gap: Decodable, Equatable {
      let startS: Double
      let durationS: Double
      let cause: String
    }
    struct Problem: Decodable, Equatable {
      let file: String
      let line: Int
      let column: Int
      let message: String
    }
    struct Metric: Decodable, Equatable {
      let value: Double?
      let unit: String?
      let missing: String?
    }
    struct Recording: Decodable {
      let file: String
      let format: String
      let device: String?
      let start: String?
      let startSource: String?
      let durationS: Double
      let beats: Int
      let correction: String
      let correctedFraction: Double
      let correctedBeats: Int
      let gaps: [Gap]
      let remarks: [Problem]
      let metrics: [String: Metric]
    }
    let schema: String
    let recordings: [Recording]
    let errors: [Problem]
  }

  @Test("JSON holds what was computed, exactly")
  func json() throws {
    var synthetic = SyntheticRecording()
    synthetic.remarks = [ReadingRemark("odd", at: .init(file: "f", line: 7, column: 2))]
    let analysis = try synthetic.analysis()
    let error = ReportedError(file: "bad.csv", line: 3, column: 9, message: "no \"rr\" column")
    let text = AnalysisDocument.json([analysis], errors: [error])
    let parsed = try JSONDecoder().decode(Parsed.self, from: Data(text.utf8))
    #expect(parsed.schema == "hrv.analysis/1")
    let recording = try #require(parsed.recordings.first)
    #expect(recording.file == synthetic.file && recording.device == "Polar H10")
    #expect(recording.start == "2026-03-02T07:15:00.000+01:00")
    #expect(recording.startSource == "file name")
    #expect(recording.durationS == analysis.durationS && recording.beats == 420)
    #expect(recording.correction == "medium" && recording.correctedBeats == 5)
    #expect(recording.correctedFraction == 5.0 / 420)
    let gap = try #require(analysis.gaps.first)
    #expect(recording.gaps == [.init(startS: gap.startS, durationS: 14, cause: "dropout")])
    #expect(recording.remarks == [.init(file: "f", line: 7, column: 2, message: "odd")])
    #expect(
      parsed.errors == [.init(file: "bad.csv", line: 3, column: 9, message: "no \"rr\" column")])
    for result in analysis.metrics {
      let metric = try #require(recording.metrics[result.definition.id.rawValue])
      switch result.value {
      case .success(let value):
        #expect(metric == .init(value: value, unit: result.definition.unit, missing: nil))
      case .failure(let error):
        #expect(metric == .init(value: nil, unit: nil, missing: error.description))
      }
    }
  }

  @Test("members stand in the order of the contract")
  func order() throws {
    let text = AnalysisDocument.json([try SyntheticRecording().analysis()])
    let names = [
      "schema", "recordings", "file", "format", "device", "start", "startSource", "durationS",
      "beats", "correction", "correctedFraction", "correctedBeats", "gaps", "remarks", "metrics",
      "errors",
    ]
    let places = names.compactMap { text.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == names.count && places == places.sorted())
  }

  @Test("what nothing says is null")
  func unknown() throws {
    var synthetic = SyntheticRecording()
    (synthetic.device, synthetic.hasStart) = (nil, false)
    let text = AnalysisDocument.json([try synthetic.analysis()])
    #expect(text.contains("\"device\": null") && text.contains("\"startSource\": null"))
  }

  @Test("a value that the recorder garbled is not printed as nan")
  func garbled() {
    let gap = Gap(
      beforeInterval: 0, startS: 0, durationS: 0, cause: .impossibleInterval(recordedMs: .nan))
    #expect(gap.cause.text == "impossible interval (not a number)")
    #expect(
      Gap.Cause.impossibleInterval(recordedMs: 65535).text == "impossible interval (65535 ms)")
  }

  // By hand: √(10²) = 10, mean of 800 and 810; 0.0125 min is 1.6 s.
  @Test("one recording is a table by family")
  func text() throws {
    let text = AnalysisDocument.text([try TinyRecording.analysis()])
    #expect(
      text == """
        tiny.csv
          format     plain-rr
          device     unknown
          start      unknown
          signal     intervals between beats
          duration   1.6 s
          beats      2
          corrected  0 of 2 intervals (0.0 %), method none
          gaps       none

        time domain
          RMSSD  10.0  ms  root mean square of successive differences

        frequency domain
          LF power  —    no value: needs 120 s of recording, has 1.6 s

        """)
  }

  @Test("several recordings are a line each, then the count of errors")
  func overview() throws {
    let analyses = [try TinyRecording.analysis(), try SyntheticRecording().analysis()]
    let text = AnalysisDocument.text(
      analyses, errors: [.init(file: "x", message: "y"), .init(file: "z", message: "y")],
      widthColumns: 120)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == lines.first { $0.hasPrefix("file") })
    #expect(lines.contains { $0.contains("tiny.csv") && $0.contains("10.0") && $0.contains("—") })
    #expect(lines.contains { $0.contains("07-15-00.csv") && $0.contains("6 min 14 s") })
    #expect(text.hasSuffix("\n\n2 files could not be read.\n"))
    #expect(!text.contains("\u{1B}"))
    #expect(AnalysisDocument.text(analyses, style: .ansi).contains("\u{1B}[1mfile"))
  }

  @Test("a file name cannot steer the terminal", arguments: Hostile.texts)
  func terminal(name: String) throws {
    var synthetic = SyntheticRecording(file: name, device: name, beats: 30)
    synthetic.remarks = [ReadingRemark(name, at: .init(file: name))]
    let analysis = try synthetic.analysis()
    let error = ReportedError(file: name, message: name)
    let texts = [
      AnalysisDocument.text([analysis], errors: [error]),
      AnalysisDocument.text([analysis, analysis]),
      InspectionDocument.text(Inspection([analysis], errors: [error])),
    ]
    for text in texts {
      #expect(
        !text.unicodeScalars.contains {
          ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}"
        })
    }
  }
}
