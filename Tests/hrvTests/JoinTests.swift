import Foundation
import Testing

@Suite("hrv analyze --join, and the standard input")
struct JoinTests {
  /// Two files of one morning, ten seconds apart, and one of the next day.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("800\n810\n790\n810\n", to: "2026-03-02 07-00-00.txt")
    try folder.write("800\n820\n790\n815\n", to: "2026-03-02 07-00-10.txt")
    try folder.write("800\n820\n790\n815\n", to: "2026-03-03 07-00-00.txt")
    return folder
  }

  // Hand: 10 s from start to start, of which the first lasts 3.21 s: the pause is 6.79 s, and the
  // whole 10 + 3.225 s. Differences within the parts: 10, −20, 20 and 20, −30, 25 ms; none across.
  @Test("makes one recording of the files of one, and says which")
  func join() throws {
    let folder = try folder()
    let output = try HRVCommand.run(["analyze", folder.root.path, "--join", "-o", "json"])
    #expect(output.status == 0, "\(output.diagnostics)")
    let recordings = try #require(try output.json()["recordings"] as? [[String: Any]])
    #expect(recordings.count == 2)
    let files = try #require(recordings[0]["files"] as? [String])
    #expect(files.map { $0.suffix(12) } == ["07-00-00.txt", "07-00-10.txt"])
    #expect(recordings[0]["file"] as? String == files[0])
    #expect(recordings[0]["beats"] as? Int == 8)
    let durationS = try #require(recordings[0]["durationS"] as? Double)
    #expect(abs(durationS - 13.225) < 1e-9)
    let gaps = try #require(recordings[0]["gaps"] as? [[String: Any]])
    #expect(gaps.count == 1)
    let pauseS = try #require(gaps[0]["durationS"] as? Double)
    #expect(abs(pauseS - 6.79) < 1e-9)
    let metrics = try #require(recordings[0]["metrics"] as? [String: [String: Any]])
    let rmssd = try #require(metrics["rmssd"]?["value"] as? Double)
    let squares = 100.0 + 400 + 400 + 400 + 900 + 625
    #expect(abs(rmssd - (squares / 6).squareRoot()) < 1e-9)
    #expect(output.diagnostics.contains("note: joined with \(files[1])"))
    #expect((recordings[1]["files"] as? [String])?.count == 1)
  }

  @Test("without --join, a single note says that there are parts")
  func note() throws {
    let folder = try folder()
    let output = try HRVCommand.run(["analyze", folder.root.path, "-o", "json"])
    #expect((try output.json()["recordings"] as? [Any])?.count == 3)
    #expect(
      output.diagnostics
        == "note: 2 files look like parts of one recording; --join makes them one\n")
    let one = try HRVCommand.run(["analyze", folder.url("2026-03-02 07-00-00.txt").path])
    #expect(one.diagnostics.isEmpty)
  }

  @Test("inspect says why a recording was not joined to another")
  func obstacle() throws {
    let folder = try folder()
    let output = try HRVCommand.run(["inspect", folder.root.path, "--join", "-o", "json"])
    let recordings = try #require(try output.json()["recordings"] as? [[String: Any]])
    #expect(recordings[0]["notJoined"] is NSNull)
    #expect((recordings[1]["notJoined"] as? String)?.contains("pause") == true)
    let text = try HRVCommand.run(["inspect", folder.root.path, "--join", "--no-beats"])
    #expect(text.status == 0 && text.result.contains("files joined"))
  }

  @Test("the standard input is a file like any other")
  func standardInput() throws {
    let folder = try folder()
    let path = folder.url("2026-03-02 07-00-10.txt").path
    let analyzed = try HRVCommand.run(["analyze", "-", "-o", "json"], input: path)
    #expect(analyzed.status == 0, "\(analyzed.diagnostics)")
    let recording = try #require((try analyzed.json()["recordings"] as? [[String: Any]])?.first)
    #expect(recording["file"] as? String == "<stdin>" && recording["beats"] as? Int == 4)
    let inspected = try HRVCommand.run(["inspect", "-", "--no-beats"], input: path)
    #expect(inspected.status == 0 && inspected.result.contains("790.0 to 820.0 ms"))
    #expect(try HRVCommand.run(["analyze", "-"]).status == 65)
  }
}
