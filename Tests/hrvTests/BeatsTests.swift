import Foundation
import HRVTestSupport
import Testing

@Suite("hrv beats, hrv score, and streams in hrv inspect")
struct BeatsTests {
  private static let ecg = "SampleData/ecg/polar-sensor-logger-ecg"

  private func rmssd(_ path: String) throws -> Double {
    let document = try HRVCommand.run(["analyze", path, "-o", "json"]).json()
    let recording = try #require((document["recordings"] as? [[String: Any]])?.first)
    let metrics = try #require(recording["metrics"] as? [String: [String: Any]])
    return try #require(metrics["rmssd"]?["value"] as? Double)
  }

  // RR text has instants to the µs, annotations to 0.1 ms, whose rounding (SD 0.03 ms an instant)
  // moves an RMSSD of some 30 ms by far less than 0.01 ms.
  @Test("what is written is read again, to the same RMSSD", arguments: ["rr", "wfdb"])
  func roundTrip(format: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.url(format == "rr" ? "beats.txt" : "beats.qrs").path
    let output = try HRVCommand.run(["beats", Self.ecg, "--format", format, "-o", path])
    #expect(output.status == 0, "\(output.diagnostics)")
    #expect(abs(try rmssd(path) - rmssd(Self.ecg)) < 0.01)
  }

  @Test("several recordings go into a folder, what cannot be read is told")
  func folder() throws {
    let folder = try TemporaryFolder()
    let broken = try folder.write("no recording\n", to: "in/broken.txt")
    let out = folder.url("out").path
    let output = try HRVCommand.run(["beats", "SampleData/ecg", broken, "-o", out])
    #expect(output.status == 65 && output.diagnostics.contains("broken.txt"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: out).sorted() == [
        "ECGLogger_2026-03-03_07-20-00_beats.csv",
        "Polar_H10_8C4CAD2D_20260303_072000_ECG_beats.csv",
      ])
    #expect(try HRVCommand.run(["beats", "SampleData/ecg"]).status == 64)
    #expect(try HRVCommand.run(["beats", Self.ecg, "--format", "wfdb"]).status == 64)
  }

  @Test("a record is scored against annotations; another annotator can be named")
  func score() throws {
    let folder = try TemporaryFolder()
    let (record, path) = (folder.url("record").path, folder.url("record/sim070000.hea").path)
    let made = ["simulate", "ecg", "--duration", "30", "--layout", "wfdb-record", "-o", record]
    #expect(try HRVCommand.run(made).status == 0)
    let qrs = folder.url("record/sim070000.qrs").path
    #expect(try HRVCommand.run(["beats", path, "--format", "wfdb", "-o", qrs]).status == 0)
    let output = try HRVCommand.run(["score", record, "--annotations", "qrs", "-o", "json"])
    #expect(output.status == 0, "\(output.diagnostics)")
    let gross = try output.json()["gross"] as? [String: [String: Any]]
    #expect(gross?["11"]?["f1"] as? Double == 1)
    #expect((gross?["150"]?["tp"] as? Int ?? 0) > 25)
    // The record brings the beats that it was made of.
    let truth =
      try HRVCommand.run(["score", path, "-o", "json"]).json()["gross"] as? [String: [String: Any]]
    #expect(truth?["150"]?["f1"] as? Double == 1)
    try FileManager.default.removeItem(at: folder.url("record/sim070000.atr"))
    let missing = try HRVCommand.run(["score", path])
    #expect(missing.status == 65 && missing.diagnostics.contains("sim070000.atr"))
    #expect(try HRVCommand.run(["score", "SampleData/rr"]).status == 66)
  }

  // One heart: its first R is 0.5 s into the ECG, and its intervals are stamped from that beat on
  // as if it had been at the start. 5 ms are asked for.
  @Test("inspect compares the ECG and the intervals of one strap")
  func streams() throws {
    let folder = try TemporaryFolder()
    for stream in ["ecg", "rr"] {
      let name = "Polar_H10_8C4CAD2D_20260302_070000_\(stream.uppercased()).txt"
      var made = ["simulate", stream, "--duration", "90", "-o", folder.url(name).path]
      made += stream == "rr" ? ["--layout", "polar-sensor-logger-rr"] : ["--snr", "20"]
      #expect(try HRVCommand.run(made).status == 0)
    }
    let output = try HRVCommand.run(["inspect", folder.root.path, "-o", "json"])
    let streams = try #require((output.json()["streams"] as? [[String: Any]])?.first)
    #expect(abs((streams["offsetMs"] as? Double ?? 0) + 500) < 5)
    #expect((streams["pairs"] as? Int ?? 0) > 90 && (streams["sdMs"] as? Double ?? 9) < 2)
    #expect((streams["onlyRRS"] as? [Any])?.isEmpty == true)
    let text = try HRVCommand.run(["inspect", folder.root.path]).result
    #expect(text.contains("ECG and intervals of one heart"))
  }
}
