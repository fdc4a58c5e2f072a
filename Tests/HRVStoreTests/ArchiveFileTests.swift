import Foundation
import HRVModel
import HRVStore
import Testing

/// Archives of earlier versions, of later ones, damaged ones, and one that two use at once.
@Suite("Archive files")
struct ArchiveFileTests {
  /// Written by the first version that had an archive, from a recording of SampleData:
  /// `hrv analyze SampleData/rr/clean/*_RR.txt --archive … --metrics rmssd,ln_rmssd,ulf_power`.
  private static let earlier = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Earlier/archive-001.sqlite")

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private let digests = OptionsDigests(
    options: String(repeating: "a", count: 64), reading: String(repeating: "b", count: 64))

  private func entry(_ number: Int) throws -> ArchiveEntry {
    let rr = try RRSeries(intervalsMs: [800, 801 + Double(number)])
    let nn = NNSeries(
      intervalsMs: rr.intervalsMs, endTimesS: rr.endTimesS(), runs: rr.runs,
      labels: [.normal, .normal], audit: [], recordedCount: 2, durationS: rr.durationS)
    return ArchiveEntry(
      RecordingAnalysis(
        recording: Recording(
          provenance: Provenance(file: "\(number).txt", formatID: "plain-rr"), start: nil,
          signal: .rr(rr)),
        rr: rr, nn: nn, correction: "none",
        spectrum: .failure(.tooShort(neededS: 120, gotS: rr.durationS)), bands: .standard,
        metrics: []), digests: digests)
  }

  @Test("a file of the first version is opened, with its values, and can be added to")
  func firstVersion() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: Self.earlier, to: URL(filePath: path("old.sqlite")))
    let archive = try Archive(path: path("old.sqlite"))
    let kept = try archive.recordings()
    #expect(kept.map(\.file) == ["SampleData/rr/clean/20260302_071500_RR.txt"])
    // Read from the file with the sqlite3 module of Python 3.11.
    #expect(kept[0].metrics["rmssd"] == .value(35.11901272414111, unit: "ms"))
    #expect(kept[0].metrics["ulf_power"] == .missing("needs 64800 s of recording, has 299.5 s"))
    // Its intervals were not kept: nothing can be computed anew without the file.
    #expect(try archive.outdated(digests) == [])
    #expect(try archive.knownFiles(digests).isEmpty)
    #expect(try archive.sessions("rmssd")?.sessions.count == 1)
    try archive.keep([entry(1)])
    #expect(try Archive(path: path("old.sqlite")).recordings().count == 2)
  }

  /// Written by the version whose archive had intervals, but no intake, from the same recording:
  /// `hrv import … --metrics rmssd,ln_rmssd,ulf_power`.
  private static let second = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Earlier/archive-002.sqlite")

  @Test("a file of the second version is opened, with its intervals, and takes intake")
  func secondVersion() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: Self.second, to: URL(filePath: path("old.sqlite")))
    let archive = try Archive(path: path("old.sqlite"))
    // Read from the file with the sqlite3 module of Python 3.11.
    #expect(
      try archive.recordings().first?.metrics["rmssd"] == .value(35.11901272414111, unit: "ms"))
    #expect(try archive.outdated(digests) == [1])
    #expect(try archive.knownFiles(digests).count == 1)
    #expect(try archive.problems() == [])
    #expect(try archive.intake().isEmpty)
    let entry = IntakeEntry(
      location: SourceLocation(file: "log.csv"), schedule: .on(CivilDay(daysSince1970: 20_000)),
      substance: "none", dose: nil, note: "")
    try archive.keep(intake: [(entry, 0)], of: "log.csv")
    #expect(try Archive(path: path("old.sqlite")).intakeLog().entries == [entry])
  }

  /// Written by the version whose values stood by recording, from the same recording, with
  /// `hrv intake add "200 mg elemental citrate 21:00" --start 2026-03-01 --note capsules` and a diary
  /// of one note.
  private static let third = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Earlier/archive-003.sqlite")

  @Test("a file of the third version is read as it is, and is upgraded by who writes to it")
  func thirdVersion() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = URL(filePath: path("old.sqlite"))
    try FileManager.default.copyItem(at: Self.third, to: file)
    let bytes = try Data(contentsOf: file)
    let day = CivilDay(daysSince1970: 20_513)
    do {
      let archive = try Archive(path: file.path, for: .reading)
      #expect(
        try archive.recordings().first?.metrics["rmssd"] == .value(35.11901272414111, unit: "ms"))
      #expect(try archive.intake().map(\.entry.note) == ["capsules"])
      #expect(try archive.diaryNotes() == [DiaryNote(day: day, name: "alcohol", value: "2")])
      #expect(try archive.problems() == [])
    }
    #expect(try Data(contentsOf: file) == bytes)
    do {
      let archive = try Archive(path: file.path, for: .changing)
      #expect(try archive.sessions("ln_rmssd")?.sessions.count == 1)
      #expect(try archive.removeNotes(on: day) == 1)
      #expect(try archive.problems() == [])
    }
    #expect(try Archive(path: file.path, for: .reading).diaryNotes().isEmpty)
    #expect(try Data(contentsOf: file) != bytes)
  }

  @Test("looking at an archive changes neither it nor its folder, and needs neither to be writable")
  func reading() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = URL(filePath: path("a.sqlite"))
    do { try Archive(path: file.path).keep([entry(1)]) }
    let bytes = try Data(contentsOf: file)
    #expect(try Archive(path: file.path, for: .reading).recordings().count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.sqlite"])
    // Where the files beside it cannot be made: permissions bind all but the one who may all.
    try FileManager.default.createDirectory(
      atPath: file.path + "-shm", withIntermediateDirectories: false)
    #expect(try Archive(path: file.path, for: .reading).recordings().count == 1)
    #expect(try Archive(path: file.path, for: .reading).problems() == [])
    #expect(try Data(contentsOf: file) == bytes)
  }

  @Test("what is no archive is refused by who reads it, and left as it is")
  func noArchive() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: URL(filePath: path("empty.sqlite")))
    for (file, reason) in [
      (path("empty.sqlite"), "is an empty file, and no archive"),
      (path("none.sqlite"), "there is no such file"),
      ("/dev/null", "is no file: an archive is one"),
    ] {
      let error = #expect(throws: ArchiveError.self) { try Archive(path: file, for: .reading) }
      #expect(error?.reason == reason)
    }
    #expect(throws: ArchiveError.self) { try Archive(path: path("none.sqlite"), for: .changing) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["empty.sqlite"])
    #expect(try Data(contentsOf: URL(filePath: path("empty.sqlite"))).isEmpty)
  }

  @Test("a damaged archive is not copied")
  func damagedBackup() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = URL(filePath: path("a.sqlite"))
    do {
      let archive = try Archive(path: file.path)
      for number in 0..<20 { try archive.keep([entry(number)]) }
    }
    // The last page of the file, of 4096 bytes, holds rows or an index.
    var bytes = try Data(contentsOf: file)
    bytes.replaceSubrange(
      bytes.count - 4096..<bytes.count, with: Data(repeating: 0x5A, count: 4096))
    try bytes.write(to: file)
    let archive = try Archive(path: file.path, for: .reading)
    let error = #expect(throws: ArchiveError.self) { try archive.backUp(to: path("copy.sqlite")) }
    #expect(error?.path == file.path)
    #expect(!FileManager.default.fileExists(atPath: path("copy.sqlite")))
  }

  @Test("a file of a later version is refused, not changed")
  func laterVersion() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let (known, unknown) = (Data("001-recordings".utf8), Data("901-recordings".utf8))
    var bytes = try Data(contentsOf: Self.earlier)
    while let place = bytes.range(of: known) { bytes.replaceSubrange(place, with: unknown) }
    try bytes.write(to: URL(filePath: path("new.sqlite")))
    let error = #expect(throws: ArchiveError.self) { try Archive(path: path("new.sqlite")) }
    #expect(error?.reason == "was written by a later version of this program")
    #expect(error?.path == path("new.sqlite"))
  }

  @Test("a file that was cut off is an error that names it", arguments: [1, 100, 5000, 20_000])
  func truncated(bytes: Int) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(contentsOf: Self.earlier).prefix(bytes)
      .write(to: URL(filePath: path("cut.sqlite")))
    let error = #expect(throws: ArchiveError.self) {
      let archive = try Archive(path: path("cut.sqlite"))
      _ = try archive.recordings()
    }
    #expect(error?.path == path("cut.sqlite"))
  }

  @Test("a folder is no archive, and says so")
  func directory() {
    defer { try? FileManager.default.removeItem(at: folder) }
    let error = #expect(throws: ArchiveError.self) { try Archive(path: folder.path) }
    #expect(error?.reason == "is no file: an archive is one")
  }

  @Test("only its owner can read a new file")
  func mode() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = try Archive(path: path("sub/new.sqlite"))
    try archive.keep([entry(1)])
    for name in ["sub/new.sqlite", "sub/new.sqlite-wal"] {
      let mode = try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions]
      #expect((mode as? NSNumber)?.intValue == 0o600, "\(name)")
    }
  }

  @Test("several at once: one waits, nothing is lost")
  func concurrent() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = path("shared.sqlite")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          // Each makes the file, or finds that another has.
          let archive = try Archive(path: path)
          for number in 0..<10 { try archive.keep([entry(100 * writer + number)]) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try Archive(path: path).recordings().count == 40)
  }

  @Test("a damaged byte of the intervals is found by the check, and named when they are used")
  func check() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = URL(filePath: path("a.sqlite"))
    do {
      let archive = try Archive(path: file.path)
      try archive.keep([entry(1), entry(2)])
      #expect(try archive.problems() == [])
    }
    // Code 1, human, 2 intervals, 1000 steps a second, then 2 · 800 in groups of seven bits.
    var bytes = try Data(contentsOf: file)
    let place = try #require(bytes.range(of: Data([1, 0, 2, 0xE8, 7, 0xC0, 0x0C])))
    bytes[place.upperBound - 1] = 0x0D
    try bytes.write(to: file)
    let archive = try Archive(path: file.path)
    let problems = try archive.problems()
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("the intervals of ") == true)
    let others = OptionsDigests(
      options: String(repeating: "f", count: 64), reading: digests.reading)
    let good = try archive.outdated(others).filter { (try? archive.recording($0)) != nil }
    #expect(good.count == 1)
    let error = #expect(throws: ArchiveError.self) { try archive.contents { _ in } }
    #expect(error?.reason.hasSuffix("are damaged: import the file again") == true)
  }

  @Test("everything is handed over as it was kept; what the taker throws comes through")
  func contents() throws {
    struct Stop: Error {}
    let archive = try Archive(path: nil)
    try archive.keep([entry(1), entry(2)])
    try archive.keep(diary: [DiaryNote(day: CivilDay(daysSince1970: 1), name: "a", value: "b")])
    var intervalsMs: [[Double]] = []
    let contents = try archive.contents { intervalsMs.append($0.rr?.intervalsMs ?? []) }
    #expect(intervalsMs == [[800, 802], [800, 803]])
    #expect(contents.migrations == ["001-recordings", "002-beats", "003-intake", "004-clustering"])
    #expect(contents.recordingCount == 2 && contents.beatsCount == 2 && contents.valueCount == 0)
    #expect(contents.diary.map(\.name) == ["a"])
    #expect(throws: Stop.self) { try archive.contents { _ in throw Stop() } }
  }

  @Test("a backup is a whole archive that only its owner can read, and replaces nothing")
  func backup() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = try Archive(path: path("a.sqlite"))
    try archive.keep([entry(1), entry(2)])
    try archive.backUp(to: path("copy.sqlite"))
    let mode = try FileManager.default
      .attributesOfItem(atPath: path("copy.sqlite"))[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasPrefix("copy") } == ["copy.sqlite"])
    let error = #expect(throws: ArchiveError.self) {
      try archive.backUp(to: path("copy.sqlite"))
    }
    #expect(error?.reason == "there is a file already")
    let copy = try Archive(path: path("copy.sqlite"))
    #expect(try copy.recordings() == archive.recordings())
    #expect(try copy.problems() == [])
    try archive.vacuum()
    #expect(try copy.recordings() == archive.recordings())
  }
}
