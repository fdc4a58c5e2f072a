import Foundation
import GRDB
import HRVModel
import HRVStore
import Testing

@Suite("Archive")
struct ArchiveTests {
  private let digests = OptionsDigests(
    options: String(repeating: "a", count: 64), reading: String(repeating: "b", count: 64))

  private func analysis(
    _ intervalsMs: [Double], file: String, hour: Int?, sha256: String? = nil,
    digests: OptionsDigests? = nil, posture: String? = nil
  ) throws -> ArchiveEntry {
    let rr = try RRSeries(intervalsMs: intervalsMs)
    let start = hour.flatMap { hour in
      Timestamp(day: CivilDay(daysSince1970: 20_000), hour: hour, minute: 0).map {
        RecordingStart(timestamp: $0, source: .file)
      }
    }
    let nn = NNSeries(
      intervalsMs: intervalsMs, endTimesS: rr.endTimesS(), runs: rr.runs,
      labels: intervalsMs.map { _ in .normal }, audit: [], recordedCount: intervalsMs.count,
      durationS: rr.durationS)
    func row(_ id: MetricID, unit: String) -> MetricDefinition {
      MetricDefinition(
        id: id, symbol: "", unit: unit, family: .time, summary: "", formula: "", source: "",
        needs: "")
    }
    let analysis = RecordingAnalysis(
      recording: Recording(
        provenance: Provenance(file: file, formatID: "plain-rr", sha256: sha256), start: start,
        signal: .rr(rr)),
      rr: rr, nn: nn, correction: "none",
      spectrum: .failure(.tooShort(neededS: 120, gotS: rr.durationS)), bands: .standard,
      metrics: [
        MetricResult(row("mean_nn", unit: "ms"), .success(intervalsMs[0])),
        MetricResult(row("lf_power", unit: "ms²"), .failure(.tooShort(neededS: 120, gotS: 2))),
      ])
    return ArchiveEntry(analysis, digests: digests ?? self.digests, posture: posture)
  }

  @Test("gives back what it was given, in order of time")
  func roundTrip() throws {
    let archive = try Archive(path: nil)
    try archive.keep([
      analysis([810, 820], file: "b.txt", hour: 8), analysis([800, 805], file: "a.txt", hour: 7),
      analysis([700], file: "undated.txt", hour: nil),
    ])
    let kept = try archive.recordings()
    #expect(kept.map(\.file) == ["undated.txt", "a.txt", "b.txt"])
    #expect(kept[1].metrics["mean_nn"] == .value(800, unit: "ms"))
    #expect(
      kept[1].metrics["lf_power"] == .missing("needs 120 s of recording, has 2 s"))
    #expect(kept[1].start?.localHour == 7)
    #expect(kept[1].durationS == 1.605)
  }

  @Test("the same recording under another name replaces itself; another does not")
  func idempotent() throws {
    let archive = try Archive(path: nil)
    try archive.keep([analysis([800, 805], file: "a.txt", hour: 7)])
    try archive.keep([analysis([800, 805], file: "copy.txt", hour: 7)])
    try archive.keep([analysis([800, 805], file: "later.txt", hour: 8)])
    #expect(try archive.recordings().map(\.file) == ["copy.txt", "later.txt"])
  }

  @Test("a file outlives its handle; what is no archive is an error that says so")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "archive.sqlite").path
    try Archive(path: path).keep([analysis([800], file: "a.txt", hour: 7)])
    #expect(try Archive(path: path).recordings().count == 1)

    let junk = folder.appending(path: "junk.sqlite").path
    try Data("this is no database, and long enough to be taken for one".utf8)
      .write(to: URL(filePath: junk))
    let error = #expect(throws: ArchiveError.self) { try Archive(path: junk).recordings() }
    #expect(error?.description.contains("junk.sqlite: error:") == true)

    // Another program's database stays as it is, to the byte.
    let other = folder.appending(path: "other.sqlite").path
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE note (text TEXT)") }
    let before = try Data(contentsOf: URL(filePath: other))
    let foreign = #expect(throws: ArchiveError.self) { try Archive(path: other) }
    #expect(foreign?.reason.contains("another program") == true)
    #expect(try Data(contentsOf: URL(filePath: other)) == before)
  }

  private let fileDigest = String(repeating: "c", count: 64)

  @Test("a file is known by its digest, and its values by options and definitions")
  func known() throws {
    let archive = try Archive(path: nil)
    let entry = try analysis([800, 805], file: "a.txt", hour: 7, sha256: fileDigest)
    #expect(try archive.keep([entry]) == [.added])
    let known = try archive.knownFiles(digests)
    #expect(known.keys.sorted() == [fileDigest])
    #expect(known[fileDigest]?.isCurrent == true)
    #expect(known[fileDigest]?.start?.timestamp.localHour == 7)
    #expect(try archive.outdated(digests) == [])
    let others = OptionsDigests(
      options: String(repeating: "d", count: 64), reading: digests.reading)
    #expect(try archive.knownFiles(others)[fileDigest]?.isCurrent == false)
    let outdated = try archive.outdated(others)
    #expect(outdated.count == 1)
    let recording = try #require(try archive.recording(outdated[0]))
    guard case .rr(let rr) = recording.signal else { return #expect(Bool(false)) }
    #expect(rr.intervalsMs == [800, 805])
    let again = try analysis([800, 805], file: "a.txt", hour: 7, digests: others)
    try archive.recompute([(outdated[0], again)])
    #expect(try archive.outdated(others) == [])
    // The way of reading is still that of the import.
    #expect(try archive.knownFiles(others)[fileDigest]?.isCurrent == true)
  }

  @Test("a file that is read with another start is no second recording, and keeps its posture")
  func otherStart() throws {
    let archive = try Archive(path: nil)
    try archive.keep([
      analysis([800, 805], file: "a.txt", hour: 7, sha256: fileDigest, posture: "supine")
    ])
    let moved = try analysis([800, 805], file: "a.txt", hour: 8, sha256: fileDigest)
    #expect(try archive.keep([moved]) == [.replaced])
    #expect(try archive.recordings().map { $0.start?.localHour } == [8])
    let again = try analysis([800, 805], file: "a.txt", hour: 8, posture: "sitting")
    try archive.keep([again, moved])
    #expect(try archive.sessions("mean_nn")?.sessions.map(\.posture) == ["sitting"])
  }

  @Test("sessions are what a study takes: a value or a reason, and how many setups they are of")
  func sessions() throws {
    let archive = try Archive(path: nil)
    let others = OptionsDigests(
      options: String(repeating: "e", count: 64), reading: digests.reading)
    try archive.keep([
      analysis([800, 805], file: "a.txt", hour: 7),
      analysis([700, 705], file: "b.txt", hour: 6, digests: others),
    ])
    let kept = try #require(try archive.sessions("mean_nn"))
    #expect(kept.sessions.map(\.file) == ["b.txt", "a.txt"])
    #expect(kept.sessions.map(\.outcome) == [.success(700), .success(800)])
    #expect(kept.sessions[1].durationS == 1.605)
    #expect(kept.sessions[1].start?.source == .file)
    #expect(kept.setupCount == 2)
    #expect(
      try archive.sessions("lf_power")?.sessions.first?.outcome
        == .failure(.tooShort(neededS: 120, gotS: 2)))
    #expect(try archive.sessions("sdnn") == nil)
  }
}
