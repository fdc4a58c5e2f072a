import Foundation
import Testing

@Suite("hrv inspect")
struct InspectTests {
  private func inspect(_ arguments: [String]) throws -> (HRVCommand.Output, [String: Any]) {
    let output = try HRVCommand.run(["inspect", "-o", "json"] + arguments)
    return (output, try output.json())
  }

  @Test("--no-beats reads, and computes nothing")
  func noBeats() throws {
    let (output, document) = try inspect(["SampleData/ecg/polar-sensor-logger-ecg", "--no-beats"])
    #expect(output.status == 0, "\(output.diagnostics)")
    let recording = try #require((document["recordings"] as? [[String: Any]])?.first)
    #expect(recording["beats"] is NSNull && recording["error"] is NSNull)
    let signal = try #require(recording["signal"] as? [String: Any])
    #expect(signal["kind"] as? String == "ecg")
    #expect((signal["samples"] as? Int ?? 0) > 1000)
    #expect((recording["refusals"] as? [Any])?.isEmpty == true)
  }

  @Test("a recording without beats is shown, with the reason")
  func noBeatsFound() throws {
    let folder = try TemporaryFolder()
    var text = "time,ecg\n"
    for i in 0..<1300 { text += "\(Double(i) / 130),0.5\n" }
    let path = try folder.write(text, to: "flat.csv")
    let options = ["--value-column", "ecg", "--time-column", "time", "--time-unit", "s"]
    let (output, document) = try inspect([path, "--unit", "mV"] + options)
    #expect(output.status == 65)
    let recording = try #require((document["recordings"] as? [[String: Any]])?.first)
    #expect((recording["signal"] as? [String: Any])?["samples"] as? Int == 1300)
    #expect(recording["beats"] is NSNull && recording["error"] is String)
    #expect((document["errors"] as? [Any])?.count == 1)
    let shown = try HRVCommand.run(["inspect", path, "--unit", "mV"] + options).result
    #expect(shown.contains("ECG at 130.00 Hz") && shown.contains("no metrics"))
  }

  @Test("a pipe in a folder is passed over, and not waited for")
  func pipeInFolder() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("800\n810\n790\n810\n", to: "four.txt")
    let pipe = Process()
    pipe.executableURL = URL(filePath: "/usr/bin/env")
    pipe.arguments = ["mkfifo", folder.url("pipe").path]
    try pipe.run()
    pipe.waitUntilExit()
    try #require(pipe.terminationStatus == 0)
    let (output, document) = try inspect([URL(filePath: path).deletingLastPathComponent().path])
    #expect(output.status == 0, "\(output.diagnostics)")
    #expect((document["recordings"] as? [Any])?.count == 1)
  }

  @Test("a session of Polar Flow is no log of what was taken")
  func polarFlow() throws {
    let folder = try TemporaryFolder()
    let text =
      "Name,Sport,Date,Start time,Duration\nA,RUNNING,13.01.2023,07:15:00,00:30:00\n"
      + "Sample rate,Time,HR (bpm),Speed (km/h),\n1,00:00:00,70,,\n,00:00:01,71,,\n"
    let (_, document) = try inspect([try folder.write(text, to: "flow.csv")])
    #expect((document["intakeLogs"] as? [Any])?.isEmpty == true)
    let message = (document["errors"] as? [[String: Any]])?.first?["message"] as? String
    #expect(message?.contains("Polar Flow") == true)
  }

  private static let oura = """
    date,Average Resting Heart Rate,Lowest Resting Heart Rate,Average HRV
    2026-03-02,54.2,49,61
    2026-03-04,53.8,48,66

    """
  private static let journal = """
    Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes
    2026-03-02 23:16:59,2026-03-03 23:08:01,UTC+01:00,Took magnesium?,TRUE,
    2026-03-03 23:08:01,2026-03-04 22:50:12,UTC+01:00,Took magnesium?,FALSE,

    """

  @Test("daily values and logs are shown as what they are")
  func otherContents() throws {
    let folder = try TemporaryFolder()
    let daily = try folder.write(Self.oura, to: "trends.csv")
    let log = try folder.write(Self.journal, to: "journal_entries.csv")
    let (output, document) = try inspect([daily, log])
    #expect(output.status == 65)
    #expect((document["recordings"] as? [Any])?.isEmpty == true)
    let series = try #require((document["dailySeries"] as? [[String: Any]])?.first)
    #expect(series["formats"] as? [String] == ["oura-trends"])
    #expect(series["metric"] as? String == "ln_rmssd")
    #expect((series["days"] as? [Any])?.count == 2)
    let asked = try #require((document["intakeLogs"] as? [[String: Any]])?.first)
    #expect(asked["format"] as? String == "whoop-journal" && asked["rows"] is NSNull)
    #expect((asked["error"] as? String)?.contains("--intake-dose") == true)
    #expect((document["errors"] as? [Any])?.count == 1)

    let (told, read) = try inspect([log, "--intake-dose", "200 mg elemental citrate"])
    #expect(told.status == 0, "\(told.result)")
    let one = try #require((read["intakeLogs"] as? [[String: Any]])?.first)
    #expect(one["rows"] as? Int == 2 && one["firstDay"] as? String == "2026-03-02")
    let taken = try #require(one["taken"] as? [[String: Any]])
    #expect(taken.map { $0["substance"] as? String } == ["citrate", "none"])

    let text = try HRVCommand.run(["inspect", daily, log]).result
    #expect(text.contains("by Oura") && text.contains("a log of what was taken"))
  }

  @Test("an export of a phone is shown with all that it holds, and without beats, too")
  func phone() throws {
    let folder = try TemporaryFolder()
    func export(_ beats: String) -> String {
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE HealthData [
      ]>
      <HealthData locale="en_US">
       <Record type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" sourceName="Watch" unit="ms"\
       startDate="2026-03-02 07:15:00 +0100" endDate="2026-03-02 07:16:00 +0100" value="49.4">
      \(beats)
       </Record>
       <Record type="HKQuantityTypeIdentifierDietaryMagnesium" sourceName="Diary" unit="mg"\
       startDate="2026-03-02 21:30:00 +0100" endDate="2026-03-02 21:30:00 +0100" value="200">
        <MetadataEntry key="HKFoodType" value="Magnesium Glycinate"/>
       </Record>
      </HealthData>

      """
    }
    let beats = """
      <HeartRateVariabilityMetadataList>
       <InstantaneousBeatsPerMinute bpm="74" time="7:15:01.94 AM"/>
       <InstantaneousBeatsPerMinute bpm="74" time="7:15:02.75 AM"/>
       <InstantaneousBeatsPerMinute bpm="75" time="7:15:03.55 AM"/>
      </HeartRateVariabilityMetadataList>
      """
    let whole = try folder.write(export(beats), to: "a/export.xml")
    let beatless = try folder.write(export(""), to: "b/export.xml")
    for (path, recordings) in [(whole, 1), (beatless, 0)] {
      let (output, document) = try inspect([path, "--no-beats"])
      #expect(output.status == 0, "\(output.result)")
      #expect((document["recordings"] as? [Any])?.count == recordings)
      #expect((document["dailySeries"] as? [Any])?.count == 1)
      #expect((document["intakeLogs"] as? [Any])?.count == 1)
      #expect((document["errors"] as? [Any])?.isEmpty == true)
    }
  }

  @Test("what is nothing of all that keeps its error")
  func unknown() throws {
    let folder = try TemporaryFolder()
    let broken = try folder.write("800\n81o\n790\n", to: "b.txt")
    let foreign = try folder.write("name,colour\nfoo,blue\n", to: "c.csv")
    let (output, document) = try inspect([broken, foreign, folder.url("none.txt").path])
    #expect(output.status == 65)
    let messages = try #require(document["errors"] as? [[String: Any]])
      .compactMap { $0["message"] as? String }
    #expect(messages.count == 3)
    #expect(messages[0].contains("81o") && messages[1].contains("no format recognizes"))
    #expect(messages[2].contains("no such file"))
  }
}
