import HRVModel
import Testing

@testable import HRVIngest

@Suite("Refusals")
struct RefusalTests {
  @Test(
    "exports without beats are known, and what to read instead is said",
    arguments: [
      ("Phone timestamp;HR [bpm]\n2026-03-02T07:15:00.000;66\n", "heart rate", "_RR.txt"),
      (
        "Phone timestamp;HR [bpm];HRV [ms];Breathing interval [rpm];\n"
          + "2026-03-02T07:15:00.000;66;41;14;\n", "heart rate", "_RR.txt"
      ),
      (
        "Phone timestamp;sensor timestamp [ns];X [mg];Y [mg];Z [mg]\n"
          + "2026-03-02T07:15:00.000;1;2;3;4\n", "motion", "_RR.txt"
      ),
      (
        "Phone timestamp;Marker start/stop\n2026-03-02T07:15:00.0;MARKER_START \n", "markers", "_RR"
      ),
      ("timestamp, since_start, heart_rate \n\n1675835059112,0,52\n", "heart rates", "RR"),
      ("index, timestamp, HR, AVNN, SDNN, rMSSD \n\n0,1,2,3,4,5\n", "features", "RR"),
      ("date,timestamp,annotation,manual\n2026-03-02,1,x,0\n", "events", "RR"),
      ("[Params]\r\nVersion=106\r\nInterval=5\r\n[HRData]\r\n128\t99\r\n", "averages", "238"),
      ("Name,Sport,Date,Start time\nA,RUNNING,13.01.2023,x\n", "Polar Flow", "Flow"),
      (
        "<?xml version=\"1.0\"?>\n<?xml-stylesheet type=\"text/xsl\" href=\"CDA.xsl\"?>\n"
          + "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">\n", "clinical summary", "export.xml"
      ),
      ("<?xml version=\"1.0\"?>\n<gpx version=\"1.1\"><trk/></gpx>\n", "track", "FIT"),
      ("<!DOCTYPE html>\n<html><body>404</body></html>\n", "Web", "download"),
      ("Member,Type,Position,Breathing Pattern,HRV\na,b,c,d,50\n", "Elite HRV", "raw"),
      (
        "date, HR, rMSSD, training_performance, HRV4T_Recovery_Points\n2026-03-02,50,40,-,7\n",
        "HRV4Training", "exports"
      ),
      ("timestamp,rmssd,coverage\n2026-03-02T03:00:00,31.2,0.98\n", "Fitbit", "--daily FILE"),
      ("day;rmssd;note\n2026-03-02;31.2;x\n", "summaries", "RR"),
    ])
  func beatless(text: String, what: String, remedy: String) throws {
    let error = try #require(readingError(text, name: "x.csv"))
    guard case .noBeats(let held) = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(held.contains(what))
    #expect(error.remedy.contains(remedy))
  }

  @Test("rows longer than the header of a heart rate file may be intervals, and are not denied")
  func earlyHeartRates() throws {
    let text = "Phone timestamp;HR [bpm]\n2017-03-02T07:15:00.000;66;902;911\n"
    let error = try #require(readingError(text))
    guard case .ambiguous = error.reason else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("an unknown text is shown with its first line and the formats that were tried")
  func unknown() throws {
    let text = "\tnothing \u{1B}[31mlike a recording " + String(repeating: "x", count: 200) + "\n"
    let error = try #require(readingError(text, name: "notes.md"))
    guard case .unknownFormat(let tried, let firstLine) = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(tried == RecordingFormats.all.map(\.id))
    #expect(error.description.contains("(tried all \(tried.count) formats of its kind)"))
    #expect(firstLine.hasPrefix("\\tnothing \\u{1b}[31mlike"))
    #expect(error.description.utf8.count < 500)
    #expect(error.description.hasPrefix("notes.md:1:1: error: no format recognizes this file"))
  }

  @Test(
    "a table whose names say RR or heart rate is not offered as an ECG",
    arguments: [
      ("HR (bpm)\n70\n71\n72\n", "heart rates are averages"),
      ("Zeitpunkt;RR [ms]\n1.3.2026;812\n1.3.2026;805\n1.3.2026;823\n", "\"rr_ms\""),
    ])
  func namesOfHearts(text: String, remedy: String) throws {
    let error = try #require(readingError(text, name: "x.csv"))
    #expect(error.remedy.contains(remedy))
    #expect(!error.remedy.contains("ECG"))
  }

  @Test(
    "times that a spreadsheet rewrote are told as such, not one by one",
    arguments: ["02.03.2026 07:15", "3/2/2026 7:15"])
  func spreadsheetTimes(time: String) throws {
    let text = "Phone timestamp;RR-interval [ms]\n\(time);812\n\(time);805\n\(time);823\n"
    let error = try #require(readingError(text, name: "x.csv"))
    #expect(error.remedy.contains("spreadsheet"))
  }

  @Test("a German name of the column of intervals is known")
  func germanName() throws {
    let text = "RR-Intervalle (ms)\n812\n805\n823\n"
    #expect(readingError(text, name: "x.csv") == nil)
  }

  @Test("an Apple ECG in a language that is not known asks for what its lines say")
  func otherAppleECG() throws {
    let text =
      "Nom,Max\nDate d’enregistrement,2026-03-02\nAppareil,\"Watch7,12\"\n"
      + "Fréquence d’échantillonnage,512 hertz\n\nUnité,µV\n\n-1.5\n2\n3\n"
    let error = try #require(readingError(text, name: "ecg.csv"))
    #expect(error.message.contains("Apple ECG") && error.remedy.contains("--unit uV"))
  }

  @Test("the words of an error are message, full stop, remedy, full stop")
  func wording() {
    let place = SourceLocation(file: "night.csv", line: 118, column: 7)
    let error = IngestError(
      .expected("an RR interval", found: "6O2"), at: place, remedy: "Correct the value")
    #expect(
      error.description
        == "night.csv:118:7: error: expected an RR interval, found \"6O2\". Correct the value.")
    #expect(error.location.line == 118 && error.message.hasPrefix("expected"))
  }

  @Test("a column of RR beside a signal does not make the file a list of intervals")
  func sparseIntervals() {
    let text = "time,pleth,rr\n0.00,1,\n0.01,2,\n0.02,3,812\n0.03,4,\n0.04,5,\n0.05,6,\n"
    let error = readingError(text)
    guard case .unknownFormat? = error?.reason else {
      Issue.record("\(error?.description ?? "read")")
      return
    }
  }
}
