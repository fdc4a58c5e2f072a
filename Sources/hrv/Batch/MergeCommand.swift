import ArgumentParser
import Foundation
import HRVIngest
import HRVModel
import HRVReport
import HRVStore

extension HRV {
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Join the parts of a batch that ran with --shard.",
      discussion: """
        Rows come in the order of their numbers, and so do errors: the bytes are those of a batch \
        that ran in one piece. The parts are CSV, NDJSON or SQLite, all of one kind, and each is whole. \
        By the manifests beside them they must be all parts of one run.

        With --report the parts' own pages are joined, too: each must have run with --report, and its \
        .page.csv must lie beside it.

          hrv merge part1.csv part2.csv part3.csv -o results.csv
          hrv merge part*.csv -o results.csv --report results.html
        """)

    @Argument(help: "The tables of the parts.", completion: .file())
    var parts: [String]

    @Option(
      name: .shortAndLong, help: ArgumentHelp("The table of all.", valueName: "file"),
      completion: .file())
    var output: String

    @Option(
      help: ArgumentHelp(
        "Also write the page of all, as hrv batch --report does.", valueName: "html"),
      completion: .file())
    var report: String?

    func validate() throws {
      let forms = try Set((parts + [output]).map { try BatchForm(path: $0) })
      guard forms.count == 1 else {
        throw ValidationError("Parts and output must all be CSV, all NDJSON, or all SQLite.")
      }
      if let part = parts.first(where: { OutputFile.areSame($0, output) }) {
        throw ValidationError("--output: \(output) is the part \(part); write to another file.")
      }
    }

    func run() throws {
      for part in parts where BatchFiles.isInterrupted(part) {
        Console.diagnostic("\(part): error: the run was interrupted; finish it with --resume")
        throw ExitStatus.dataError
      }
      let manifests = PartManifests(of: parts)
      if let fault = manifests.fault {
        Console.diagnostic("\(fault.part): error: \(fault.reason)")
        throw ExitStatus.dataError
      }
      if report != nil { try requirePages() }
      let form = try BatchForm(path: output)
      try form.requireReplaceable(output)
      if let report { try BatchPage.requireReplaceable(report) }
      if form == .sqlite {
        try mergeDatabases()
      } else {
        try merge(parts, to: output, isCSV: form == .csv)
      }
      if form == .csv { try mergeErrors() }
      if let report { try writePage(to: report) }
      if let unknown = manifests.unknown.first {
        Console.diagnostic(
          "note: there is no \(BatchFiles.manifestPath(of: unknown)); whether the parts are all of one"
            + " run, and none is missing, could not be checked")
      }
    }

    /// Makes sure, before anything is written, that every part has what a page is made from, and that
    /// all were computed in one way.
    private func requirePages() throws {
      for part in parts {
        let entries = BatchFiles.entriesPath(of: part)
        guard FileManager.default.fileExists(atPath: entries) else {
          Console.diagnostic("\(part): error: there is no \(entries); run the part with --report")
          throw ExitStatus.dataError
        }
      }
      guard Set(parts.map(Self.methods)).count == 1 else {
        Console.diagnostic(
          "error: the parts were computed in different ways: see their .methods.txt")
        throw ExitStatus.dataError
      }
    }

    private static func methods(of part: String) -> String {
      let data = try? Data(contentsOf: URL(filePath: BatchFiles.methodsPath(of: part)))
      return String(decoding: data ?? Data(), as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    private func writePage(to path: String) throws {
      let entries = AppendedFile(BatchFiles.entriesPath(of: output) + ".part")
      try merge(parts.map(BatchFiles.entriesPath), to: entries.path, isCSV: true)
      defer { try? entries.remove() }
      try BatchPage(path: path, records: entries.path).write(
        from: entries.path, table: URL(filePath: output).lastPathComponent,
        methods: Self.methods(of: parts[0]))
    }

    private func mergeErrors() throws {
      let path = BatchFiles.errorsPath(of: output)
      let errors = parts.map(BatchFiles.errorsPath)
        .filter { FileManager.default.fileExists(atPath: $0) }
      guard errors.isEmpty else { return try merge(errors, to: path, isCSV: true) }
      // Those of what stood there before.
      try? FileManager.default.removeItem(atPath: path)
    }

    private func mergeDatabases() throws {
      let file = AppendedFile(output + ".part")
      try? file.remove()
      do {
        try ResultsDatabase.merge(parts, to: file.path)
        try file.move(to: output)
      } catch let error as ArchiveError {
        try? file.remove()
        Console.diagnostic("\(error)")
        throw error.path == file.path ? ExitStatus.ioError : ExitStatus.dataError
      } catch let error as SystemError {
        try? file.remove()
        Console.diagnostic("\(output): error: cannot write: \(error)")
        throw ExitStatus.ioError
      }
    }

    private func merge(_ parts: [String], to output: String, isCSV: Bool) throws {
      do {
        var sources = try parts.map { try Source($0, isCSV: isCSV) }
        let headers = Set(sources.map(\.header))
        guard headers.count == 1, let header = headers.first else {
          Console.diagnostic("error: the parts have different columns")
          throw ExitStatus.dataError
        }
        let file = AppendedFile(output + ".part")
        do {
          try file.open(keeping: 0)
          try file.write(header)
          // Few parts: looking at all of them for the least costs nothing beside the disk.
          while let least = sources.indices.filter({ sources[$0].index != nil })
            .min(by: { (sources[$0].index ?? 0) < (sources[$1].index ?? 0) })
          {
            let others = sources.indices.filter { sources[$0].index == sources[least].index }
            if others.count > 1, let number = sources[least].index {
              throw MergeError(
                file: parts[others[1]],
                reason: "recording \(number) is in \(parts[least]), too: give each part once")
            }
            try file.write(sources[least].take())
          }
          try file.close()
          try file.move(to: output)
        } catch {
          // Half a table is of no use: merging begins anew.
          try? file.remove()
          throw error
        }
      } catch let error as MergeError {
        Console.diagnostic("\(error.file): error: \(error.reason)")
        throw ExitStatus.dataError
      } catch let error as SystemError {
        Console.diagnostic("\(output): error: cannot write: \(error)")
        throw ExitStatus.ioError
      } catch let error as CocoaError {
        Console.diagnostic("\(output): error: cannot write: \(error.reason)")
        throw ExitStatus.ioError
      }
    }
  }
}

/// Why a part cannot be joined.
private struct MergeError: Error {
  let file: String
  let reason: String
}

/// A part that is read record by record.
private struct Source {
  let header: String
  /// The number of the next record; nil after the last.
  private(set) var index: Int?

  private let path: String
  private let isCSV: Bool
  private var records: RecordReader
  private var record: [UInt8]?
  private var lastIndex = 0

  init(_ path: String, isCSV: Bool) throws {
    self.path = path
    self.isCSV = isCSV
    do { records = try RecordReader(path: path, hasQuotes: isCSV) } catch let error as CocoaError {
      throw MergeError(file: path, reason: error.reason)
    }
    header = isCSV ? String(decoding: records.next() ?? [], as: UTF8.self) : ""
    if isCSV, !header.hasPrefix("index,") {
      throw MergeError(file: path, reason: "it is no table of hrv batch")
    }
    try advance()
  }

  /// The next record, as text.
  mutating func take() throws -> String {
    let text = String(decoding: record ?? [], as: UTF8.self)
    try advance()
    return text
  }

  private mutating func advance() throws {
    record = records.next()
    guard let record else {
      index = nil
      return
    }
    let lead = isCSV ? 0 : "{\"index\":".utf8.count
    let digits = record.dropFirst(lead).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
    guard let number = Int(String(decoding: digits, as: UTF8.self)), number >= lastIndex,
      record.last == UInt8(ascii: "\n")
    else { throw MergeError(file: path, reason: "it is no whole table of hrv batch") }
    lastIndex = number
    index = number
  }
}
