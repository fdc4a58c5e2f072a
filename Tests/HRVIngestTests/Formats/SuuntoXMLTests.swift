import HRVModel
import Testing

@testable import HRVIngest

@Suite("Suunto XML")
struct SuuntoXMLTests {
  private func sml(_ data: String, element: String = "R-R", inner: String = "Data") -> String {
    let list = inner.isEmpty ? data : "<\(inner)>\(data)</\(inner)>"
    return
      "<?xml version=\"1.0\"?>\n<sml a=\"x>y\">\n<DeviceLog><Samples><Data>1 2</Data></Samples>\n"
      + "<DateTime>2026-03-02T07:15:00</DateTime><DateTime>2026-03-02T09:00:00</DateTime>\n"
      + "<\(element)>\n\(list)</\(element)>\n</DeviceLog></sml>\n"
  }

  @Test("the list in <R-R><Data>, over several lines, or in <IBI>")
  func lists() throws {
    let texts = [
      sml("812 805\n823\t840  "), sml("812 805 823 840", element: "IBI", inner: ""),
      sml("812 805</Data><Data>823 840"), sml("812 805 823 840").crlf,
    ]
    for text in texts {
      let recording = try read(text, name: "a.sml")
      #expect(recording.provenance.formatID == "suunto-xml")
      #expect(recording.rr?.intervalsMs == [812, 805, 823, 840])
      #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000")
    }
  }

  @Test("one long interval is a gap of that length")
  func gaps() throws {
    let rr = try #require(try read(sml("812 60070 805 0 823 800 810")).rr)
    #expect(rr.runs == [0..<1, 1..<2, 2..<5])
    #expect(rr.gaps.map(\.durationS) == [60.07, 0])
  }

  @Test("what is cut off or spoilt has its place")
  func slips() throws {
    let text = sml("812 805 823 840")
    let recording = try read(String(text.split(separator: "840")[0]) + "84")
    #expect(recording.rr?.intervalsMs == [812, 805, 823])
    #expect(recording.remarks.map(\.location.line) == [6])
    #expect(readingError(sml("812 8O5 823"))?.place == "6:11")
    guard case .noBeats? = readingError(sml(""))?.reason else {
      Issue.record("an empty list was read")
      return
    }
    // Mice, and a list of heart rates.
    #expect(readingError(sml("105 110 108"))?.message.contains("no human heart") == true)
  }
}
