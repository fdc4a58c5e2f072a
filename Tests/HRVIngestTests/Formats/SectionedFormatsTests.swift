import HRVModel
import Testing

@testable import HRVIngest

@Suite("Texts with sections")
struct SectionedFormatsTests {
  private func hrm(_ body: String, interval: String = "238") -> String {
    "[Params]\nVersion=106\nDate=20260302\nStartTime=07:15:00.5\nInterval=\(interval)\n\n"
      + "[Note]\nDate=of a note\n\n[HRData]\n" + body
  }

  @Test("Polar .hrm: intervals, start, and other line ends")
  func polarHRM() throws {
    for text in [hrm("812\n805\n0\n840\n"), hrm("812\n805\n0\n840\n").crlf] {
      let recording = try read(text, name: "26030201.hrm")
      #expect(recording.provenance.formatID == "polar-hrm")
      #expect(recording.rr?.intervalsMs == [812, 805, 840])
      #expect(recording.rr?.runs == [0..<2, 2..<3])
      #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.500")
      #expect(recording.start?.source == .file)
      // The 0 stands on line 13 of the file: the table begins on line 11.
      #expect(recording.remarks.map(\.location.line) == [13])
    }
    // A section behind the data ends it.
    #expect(try read(hrm("812\n805\n[End]\nx\n")).rr?.intervalsMs == [812, 805])
  }

  @Test("Polar .hrm: other recording intervals hold no beats, recognized or named")
  func averages() throws {
    for interval in ["5", "60", "1", "204"] {
      for options in [ReadingOptions(), ReadingOptions(formatID: "polar-hrm")] {
        let error = try #require(
          readingError(hrm("81\n80\n", interval: interval), options: options))
        guard case .noBeats = error.reason else {
          Issue.record("\(error)")
          continue
        }
        #expect(error.remedy.contains("238"))
      }
    }
  }

  @Test("Polar .hrm: slips are pointed at in lines of the file")
  func slips() {
    #expect(readingError(hrm("812\n8O5\n840\n"))?.place == "12:1")
    #expect(readingError(hrm("812\n805\t99\n840\n"))?.place == "12:1")
    #expect(readingError(hrm(""))?.reason == .empty)
    // Only the last line may be cut off.
    #expect(throws: Never.self) { try read(hrm("812\n805\n84")) }
  }

  @Test("Suunto .sdf: the table and a start with a point before its seconds")
  func suuntoSDF() throws {
    let text = "[HEADER]\nSTARTTIME=02.03.2026 07:15.30\nDURATION=1\n[CUSTOM1]\n812\n805\n823\n"
    let recording = try read(text.crlf, name: "a.sdf")
    #expect(recording.provenance.formatID == "suunto-sdf")
    #expect(recording.rr?.intervalsMs == [812, 805, 823])
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:30.000")
    let cut = String(text.prefix(55))
    #expect(readingError(cut)?.message.contains("CUSTOM1") == true)
  }
}

extension String {
  /// The text with the line ends of Windows.
  var crlf: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }
}
