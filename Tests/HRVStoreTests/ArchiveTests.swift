import Foundation
import HRVModel
import HRVStore
import Testing

@Suite("Archive")
struct ArchiveTests {
  private func analysis(_ intervalsMs: [Double], file: String, hour: Int?) throws
    -> RecordingAnalysis
  {
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
    return RecordingAnalysis(
      recording: Recording(
        provenance: Provenance(file: file, formatID: "plain-rr"), start: start, signal: .rr(rr)),
      rr: rr, nn: nn, correction: "none",
      spectrum: .failure(.tooShort(neededS: 120, gotS: rr.durationS)), bands: .standard,
      metrics: [
        MetricResult(row("mean_nn", unit: "ms"), .success(intervalsMs[0])),
        MetricResult(row("lf_power", unit: "ms²"), .failure(.tooShort(neededS: 120, gotS: 2))),
      ])
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
  }
}
