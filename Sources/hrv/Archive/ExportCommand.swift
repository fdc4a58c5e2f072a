import ArgumentParser
import Foundation
import HRVModel
import HRVReport
import HRVStore

extension HRV {
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write everything that the archive holds as open files.",
      discussion: """
        recordings.csv, a row a recording; values.csv, a row a metric of a recording; the intervals \
        of each in beats/, with gaps and their causes and the intervals at ectopic beats, exact (the \
        format hrv-intervals); gaps.csv and ectopic.csv with the same of all recordings; intake.csv and \
        diary.csv as hrv reads them; archive.json with versions and counts. The folder appears whole \
        or not at all, and not from an archive in which hrv archive check finds damage (exit status 65). \
        What is imported again from beats/ is the same, bit by bit.

          hrv export mine/
          hrv import mine/beats --manifest mine/manifest.csv --archive new.sqlite
          hrv intake import mine/intake.csv --archive new.sqlite
        """)

    @Argument(help: "The new folder.", completion: .directory)
    var folder: String

    @OptionGroup
    var location: ArchiveFlags

    func run() throws {
      let archive = try location.open(for: .reading)
      let target = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      guard !target.isEmpty, !FileManager.default.fileExists(atPath: target) else {
        Console.diagnostic("\(folder): error: there is something of this name already")
        throw ExitStatus.cannotCreate
      }
      let problems = try location.using { () throws(ArchiveError) in try archive.problems() }
      for problem in problems { Console.diagnostic("\(location.path): error: \(problem)") }
      if !problems.isEmpty {
        Console.diagnostic("\(folder): error: nothing was exported: the archive is damaged")
        throw ExitStatus.dataError
      }
      LeftoverParts.clear(beside: target)
      let part = "\(target).\(ProcessInfo.processInfo.processIdentifier).part"
      do {
        let count = try write(archive, to: URL(filePath: part))
        try FileManager.default.moveItem(atPath: part, toPath: target)
        try Console.result(
          "\(target): \(count) recording\(count == 1 ? "" : "s") of \(location.path)\n")
      } catch {
        try? FileManager.default.removeItem(atPath: part)
        if let error = error as? ArchiveError {
          Console.diagnostic("\(error)")
          throw ExitStatus.dataError
        }
        Console.diagnostic("\(folder): error: cannot write: \(error.localizedDescription)")
        throw ExitStatus.cannotCreate
      }
    }

    /// A table with rows for each recording.
    private struct Table {
      let name: String
      let header: String
      let rows: (KeptRecording) -> String

      init(_ name: String, _ header: String, _ rows: @escaping (KeptRecording) -> String) {
        (self.name, self.header, self.rows) = (name, header, rows)
      }
    }

    /// Writes the files into a new folder, and returns how many recordings there are.
    private func write(_ archive: Archive, to part: URL) throws -> Int {
      try FileManager.default.createDirectory(
        at: part.appending(path: "beats"), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      let tables: [Table] = [
        Table("recordings", ArchiveExport.recordingsHeader, ArchiveExport.recordingRow),
        Table("values", ArchiveExport.valuesHeader, ArchiveExport.valueRows),
        Table("gaps", ArchiveExport.gapsHeader, ArchiveExport.gapRows),
        Table("ectopic", ArchiveExport.ectopicHeader, ArchiveExport.ectopicRows),
        Table("manifest", ArchiveExport.manifestHeader, ArchiveExport.manifestRow),
      ]
      var files = try tables.map { table in
        var file = try ExportedFile(part.appending(path: "\(table.name).csv"))
        try file.append(table.header)
        return file
      }
      let contents = try archive.contents { recording in
        for (index, table) in tables.enumerated() {
          try files[index].append(table.rows(recording))
        }
        guard let rr = recording.rr, let name = ArchiveExport.beatsFile(of: recording) else {
          return
        }
        try Data(IntervalsDocument.csv(rr).utf8).write(to: part.appending(path: name))
      }
      for index in files.indices { try files[index].close() }
      for (name, text) in [
        ("intake.csv", IntakeListDocument.csv(contents.intake)),
        ("diary.csv", DiaryListDocument.csv(contents.diary)),
        ("archive.json", ArchiveExport.json(contents, program: "hrv \(HRV.version)")),
      ] {
        try Data(text.utf8).write(to: part.appending(path: name))
      }
      return contents.recordingCount
    }
  }
}

/// A file that is written in portions.
private struct ExportedFile {
  private let handle: FileHandle
  private var waiting: [UInt8] = []

  private static let portionBytes = 1 << 20

  init(_ url: URL) throws {
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
  }

  mutating func append(_ text: String) throws {
    waiting.append(contentsOf: text.utf8)
    if waiting.count >= Self.portionBytes { try flush() }
  }

  mutating func close() throws {
    try flush()
    try handle.close()
  }

  private mutating func flush() throws {
    try handle.write(contentsOf: waiting)
    waiting.removeAll(keepingCapacity: true)
  }
}
