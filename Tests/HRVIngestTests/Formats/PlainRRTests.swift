import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("Plain RR")
struct PlainRRTests {
  @Test(
    "the same five intervals in every dialect",
    arguments: [
      "812\n805\n823\n840\n818\n", "812\r\n805\r\n823\r\n840\r\n818", "812\r805\r823\r840\r818\r",
      "\u{FEFF}812\n805\n823\n840\n818\n", "RR\n812\n805\n823\n840\n818\n",
      "RR-interval [ms]\n812\n805\n823\n840\n818\n", "rr_ms\n\n812.0\n805\n\n823\n840\n818\n\n",
      "\"IBI\"\n812\n805\n823\n840\n818\n", "# made by hand\n812\n805 \n 823\n840\n818\n",
      "# SIGNAL/SERIES EXPORT - KUBIOS\n# Unit:\t\tms\n812\n805\n823\n840\n818\n",
      "0.812\n0.805\n0.823\n0.840\n0.818\n", "IBI (s)\n.812\n.805\n.823\n.84\n.818\n",
      "0,812\n0,805\n0,823\n0,840\n0,818\n", "RR [s]\n0,812\n0,805\n0,823\n0,84\n0,818\n",
      "8.12e2\n8.05E+02\n823\n840\n818\n", "812;\n805;\n823;\n840;\n818;\n",
      "812,0\n805,0\n823,0\n840,0\n818,0\n",
    ])
  func dialects(text: String) throws {
    let recording = try read(text)
    #expect(recording.rr?.intervalsMs == [812, 805, 823, 840, 818])
    #expect(recording.rr?.runs == [0..<5])
    #expect(recording.start == nil)
    #expect(recording.remarks.isEmpty)
  }

  @Test("seconds become the exact decimal of milliseconds")
  func exactSeconds() throws {
    // 1.001 s times 1000 in binary is not 1001; ties at 50 ms must stay ties.
    let recording = try read("1.001\n0.951\n1.001\n0.7159996\n")
    #expect(recording.rr?.intervalsMs == [1001, 951, 1001, 715.9996])
  }

  @Test("values that no heart produces become gaps, each with a remark at its place")
  func impossible() throws {
    var values = heartbeats(60, seed: 1).map { "\(Int($0))" }
    values[10] = "0"
    values[20] = "33"
    values[30] = "19815"
    values[40] = "60070"
    values[50] = "65535"
    let recording = try read("RR\n" + values.joined(separator: "\n") + "\n")
    let rr = try #require(recording.rr)
    #expect(rr.intervalsMs.count == 55)
    #expect(rr.runs == [0..<10, 10..<19, 19..<28, 28..<37, 37..<46, 46..<55])
    #expect(rr.gaps.map(\.durationS) == [0, 0.033, 19.815, 60.07, 65.535])
    #expect(rr.gaps[2].cause == .impossibleInterval(recordedMs: 19_815))
    // Three remarks and a count of the rest; the value of index 10 stands on line 12.
    #expect(recording.remarks.map(\.location.line) == [12, 22, 32, 52])
    #expect(recording.remarks.last?.message.contains("5 in all") == true)
  }

  @Test("values beyond a day, negative ones and huge ones take no time")
  func absurd() throws {
    let text = lines(heartbeats(20, seed: 2)) + "-812\n1e300\n86400001\n800\n"
    let rr = try #require(try read(text).rr)
    #expect(rr.gaps.map(\.durationS) == [0, 0, 0])
    #expect(rr.durationS.isFinite)
  }

  @Test(
    "one bad value is refused where it stands",
    arguments: [
      ("812\n805\n6O2\n840\n818\n801\n822\n830\n", "3:1", "6O2"),
      ("RR\n812\n805\n823\n  8x0\n818\n801\n822\n830\n", "5:3", "8x0"),
      ("812.0\r\n805\r\n823,5\r\n840\r\n818\r\n801\r\n822\r\n830\r\n", "3:1", "823,5"),
      ("812\n805\n823 840\n818\n801\n822\n830\n801\n", "3:1", "823 840"),
      ("0,812\n0,805\n0.823\n0,840\n0,818\n0,801\n0,822\n0,83\n", "3:1", "0.823"),
    ])
  func badValue(text: String, place: String, found: String) throws {
    let error = try #require(readingError(text))
    #expect(error.place == place)
    #expect(error.reason == .expected("an RR interval", found: found))
    #expect(error.description.hasPrefix("test.txt:\(place): error: expected"))
    #expect(error.description.contains("found \"\(found)\""))
  }

  @Test("only a last line without line end may be incomplete, and is remarked upon")
  func cutOff() throws {
    let recording = try read("812\n805\n823\n84e")
    #expect(recording.rr?.intervalsMs == [812, 805, 823])
    #expect(recording.remarks.map(\.location.line) == [4])
    #expect(readingError("812\n805\n823\n84e\n") != nil)
  }

  @Test(
    "numbers that are no RR intervals of a person are refused, never rescaled",
    arguments: [
      // A rat's 0.19 s, heart rates in bpm, samples of a signal, and 1.5 minutes.
      "0.196\n0.193\n0.192\n0.194\n0.190\n", "66\n67\n66\n65\n64\n", "-8.1\n-8.2\n-8.0\n-7.9\n",
      "90000\n91000\n90500\n", "180\n178\n181\n182\n", "2044\n2045\n2046\n2043\n",
      "0\n0\n0\n812\n0\n0\n",
    ])
  func wrongUnit(text: String) throws {
    let error = try #require(readingError(text))
    guard case .wrongUnit = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(error.place == "1:1")
  }

  @Test("a unit that contradicts the numbers is refused, whoever states it")
  func contradiction() throws {
    for text in ["RR [ms]\n0.812\n0.805\n", "rr_s\n812\n805\n"] {
      let error = try #require(readingError(text))
      guard case .wrongUnit = error.reason else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(readingError("812\n805\n", options: ReadingOptions(intervalUnit: .seconds)) != nil)
    #expect(readingError("0.8\n0.9\n", options: ReadingOptions(intervalUnit: .milliseconds)) != nil)
    #expect(try read("0.8\n0.9\n", options: .init(intervalUnit: .seconds)).rr?.durationS == 1.7)
  }

  @Test("more than a third of impossible values is no list of intervals")
  func mostlyImpossible() {
    let good = lines(heartbeats(20, seed: 3))
    #expect(readingError(good + String(repeating: "65535\n", count: 10)) == nil)
    #expect(readingError(good + String(repeating: "65535\n", count: 11)) != nil)
  }

  @Test("a mark that may divide thousands is not guessed")
  func grouped() throws {
    let error = try #require(readingError("1.012,5\n1.008,2\n1.101,7\n"))
    guard case .ambiguous = error.reason else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("a column of 1/1024 s, which looks like ms, must be declared")
  func raw1024() throws {
    let error = try #require(readingError("rrs\n812\n805\n823\n"))
    guard case .ambiguous = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(try read("rrs\n812\n805\n", options: .init(intervalUnit: .milliseconds)).rr != nil)
    #expect(try read("rrsMs\n812\n805\n").rr?.intervalsMs == [812, 805])
  }

  @Test("samples of an ECG that lie where seconds do are told by their shape")
  func signalShape() throws {
    // A QRS complex of 7 samples on a baseline near 0.5, every 100 samples.
    let complex = [0.6, 0.9, 1.4, 1.9, 1.3, 0.8, 0.55]
    let ecg = (0..<5000).map { (i: Int) -> Double in
      i % 100 < 7 ? complex[i % 100] : 0.5 + 0.001 * Double(i % 10)
    }
    let text = ecg.map { "\($0)\n" }.joined()
    #expect(SignalShape.isSignal(ecg))
    let error = try #require(readingError(text))
    #expect(error.message.contains("signal"))
    // The same numbers under the name RR, or read by name, are the person's word.
    #expect(try read("RR\n" + text).rr != nil)
    #expect(try read(text, options: .init(formatID: "plain-rr")).rr != nil)
    // Independent intervals, as in atrial fibrillation, run on in a third of steep steps.
    var generator = SplitMix64(seed: 9)
    let fibrillation = (0..<5000).map { _ in 500 + (600 * generator.nextUniform()).rounded() }
    #expect(!SignalShape.isSignal(fibrillation))
    // Every other beat premature: steps alternate.
    #expect(!SignalShape.isSignal((0..<5000).map { $0 % 2 == 0 ? 500 : 1100 }))
  }

  @Test("Elite HRV's files and others tell the start in their names")
  func startInName() throws {
    let text = lines(heartbeats(30, seed: 4))
    let elite = try read(text, name: "export/2017-06-29 13-11-53.txt")
    #expect(elite.provenance.formatID == "elite-hrv")
    #expect(elite.start?.source == .fileName)
    #expect(elite.start?.timestamp.description == "2017-06-29T13:11:53.000")
    let other = try read(text, name: "rr-2017-08-03_08-28-50.txt")
    #expect(other.provenance.formatID == "plain-rr")
    #expect(other.start?.timestamp.description == "2017-08-03T08:28:50.000")
  }
}
