import Foundation
import HRVModel

/// The files of a batch: while it runs they stand beside the result under names of their own, and at
/// the end they take its place, whole.
///
/// Rows and errors are only ever added to. Now and then a line of the journal says how far both are
/// good, with a hash of what they hold up to there; so a run that ended anywhere can go on from the
/// last line that fits, whatever of what came later reached the disk.
final class BatchFiles {
  /// How far a run has come.
  struct Mark {
    /// The files done, good or bad, and the bad ones among them.
    var files = 0
    var failures = 0
    /// The hash of their paths.
    var paths = FNV1a()
    /// The hash of how they looked.
    var stamps = FNV1a()
    /// What is written of rows and errors.
    var rows = Extent()
    var errors = Extent()
    /// And of what the page is made from.
    var entries = Extent()

    /// Counts one more file.
    mutating func add(_ file: Done) {
      files += 1
      paths.add(file.path)
      paths.add("\n")
      stamps.add(file.stamp)
    }
  }

  /// A file that was done.
  struct Done: Sendable {
    let path: String
    /// How it looked when it was: see ``BatchFeed/Job/stamp()``.
    let stamp: UInt64
  }

  /// How long a file is up to a mark, and the hash of that.
  struct Extent: Equatable {
    var bytes = 0
    var hash = FNV1a()

    mutating func add(_ text: String) {
      bytes += text.utf8.count
      hash.add(text)
    }
  }

  /// How far the run has come.
  private(set) var mark = Mark()
  /// How far an interrupted run had come, from mark to mark: its files are good up to the last.
  private(set) var marks: [Mark] = []

  private let output: String
  private let settings: String
  private let header: String
  private let rows: AppendedFile
  private let errors: AppendedFile
  private let journal: AppendedFile
  /// What the page is made from; nil without a page.
  private let entries: AppendedFile?
  private let errorsHeader: String
  private let entriesHeader: String
  private var marked = 0

  /// Marks are written after this many files.
  private static let filesPerMark = 100

  static func errorsPath(of output: String) -> String { beside(output, "errors.csv") }
  static func manifestPath(of output: String) -> String { beside(output, "manifest.json") }
  static func entriesPath(of output: String) -> String { beside(output, "page.csv") }
  static func methodsPath(of output: String) -> String { beside(output, "methods.txt") }

  /// Where a run to `output` writes, while it lasts and at its end.
  static func paths(of output: String) -> [String] {
    let tables = [output, errorsPath(of: output), entriesPath(of: output)]
    let others = [manifestPath(of: output), methodsPath(of: output)]
    return tables + tables.map { $0 + ".part" } + others + (others + [output]).map { $0 + ".new" }
      + [journalPath(of: output)]
  }

  /// `results.csv` has `results.errors.csv` beside it.
  private static func beside(_ output: String, _ ending: String) -> String {
    let url = URL(filePath: output)
    return url.deletingPathExtension().appendingPathExtension(ending).relativePath
  }

  private static func journalPath(of output: String) -> String { output + ".journal" }

  /// Whether a run to `output` was interrupted.
  ///
  /// A run that wrote nothing into its journal is none.
  static func isInterrupted(_ output: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: journalPath(of: output))
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0 > 0
  }

  /// Takes the journal of `output`, so that no other run writes to it.
  ///
  /// - Throws: ``BatchError/busy`` when another run does.
  static func lock(_ output: String) throws -> BatchLock {
    try FileManager.default.createDirectory(
      at: URL(filePath: output).deletingLastPathComponent(), withIntermediateDirectories: true)
    return try BatchLock(journalPath(of: output))
  }

  /// Prepares a run, or looks how far an interrupted one had come.
  ///
  /// - Parameters:
  ///   - settings: a line that tells this run from all others.
  ///   - header: what stands before the first row.
  ///   - errorsHeader: what stands before the first error.
  ///   - entriesHeader: what stands before what the page says of the first file; nil without a page.
  ///
  /// The caller holds the ``lock(_:)``.
  init(
    output: String, settings: String, header: String, errorsHeader: String,
    entriesHeader: String?, resumes: Bool
  ) throws {
    self.output = output
    self.settings = settings
    self.header = header
    self.errorsHeader = errorsHeader
    self.entriesHeader = entriesHeader ?? ""
    entries = entriesHeader.map { _ in AppendedFile(Self.entriesPath(of: output) + ".part") }
    let journalPath = Self.journalPath(of: output)
    rows = AppendedFile(output + ".part")
    errors = AppendedFile(Self.errorsPath(of: output) + ".part")
    journal = AppendedFile(journalPath)
    if resumes, Self.isInterrupted(output) {
      let lines = try String(decoding: Data(contentsOf: URL(filePath: journalPath)), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      // Nothing of a run that did not even write who it is.
      if let first = lines.first {
        guard first == settings else { throw BatchError.otherRun }
        let all = lines.dropFirst().compactMap { Mark($0) }
        if let last = all.lastIndex(where: fits) { marks = Array(all[...last]) }
      }
    }
  }

  /// Begins, or goes on from one of ``marks``: what came after it is forgotten.
  func open(at mark: Mark) throws {
    self.mark = mark
    try rows.open(keeping: mark.rows.bytes)
    try errors.open(keeping: mark.errors.bytes)
    try entries?.open(keeping: mark.entries.bytes)
    try journal.open(keeping: 0)
    try journal.write(settings + "\n")
    for earlier in marks where earlier.files < mark.files { try journal.write(earlier.line) }
    if mark.rows.bytes == 0, !header.isEmpty { try add(header, to: rows, &self.mark.rows) }
    if mark.entries.bytes == 0, let entries {
      try add(entriesHeader, to: entries, &self.mark.entries)
    }
    try writeMark()
  }

  private func fits(_ mark: Mark) -> Bool {
    rows.holds(mark.rows) && errors.holds(mark.errors) && entries?.holds(mark.entries) ?? true
  }

  /// Takes what the page says of the next file, before anything else of it.
  func add(entry text: String) throws {
    guard let entries else { return }
    try add(text, to: entries, &mark.entries)
  }

  /// Takes what became of the next file.
  func add(rows text: String, of file: Done) throws {
    try add(text, to: rows, &mark.rows)
    mark.add(file)
    if mark.files - marked >= Self.filesPerMark { try writeMark() }
  }

  /// Takes the next file, which failed.
  func add(error text: String, of file: Done) throws {
    if mark.errors.bytes == 0 { try add(errorsHeader, to: errors, &mark.errors) }
    try add(text, to: errors, &mark.errors)
    mark.failures += 1
    mark.add(file)
    if mark.files - marked >= Self.filesPerMark { try writeMark() }
  }

  /// The next file failed, and its row stands among the others.
  func addFailure(rows text: String, of file: Done) throws {
    mark.failures += 1
    try add(rows: text, of: file)
  }

  private func add(_ text: String, to file: AppendedFile, _ extent: inout Extent) throws {
    try file.write(text)
    extent.add(text)
  }

  /// Makes what is there good to go on from.
  func writeMark() throws {
    marked = mark.files
    try rows.flush()
    try errors.flush()
    try entries?.flush()
    try journal.write(mark.line)
    try journal.flush()
  }

  /// Makes one file of rows and errors, which stands in their place.
  typealias Conversion = (_ rows: String, _ errors: String, _ result: String) throws -> Void

  /// Puts everything in its place: rows, errors if there are any, and what `beside` makes of the
  /// digests of both; then forgets the journal.
  ///
  /// - Parameters:
  ///   - keepsEntries: whether what the page is made from stays beside the result.
  ///   - page: makes the page of what is in the file of this name.
  func finish(
    converting conversion: Conversion?, keepsEntries: Bool, _ beside: ([Finished]) throws -> Void,
    page: (_ entries: String) throws -> Void
  ) throws {
    try rows.close()
    try errors.close()
    if let entries {
      try entries.close()
      try page(entries.path)
    }
    try finish(converting: conversion, beside)
    if keepsEntries { try entries?.move(to: Self.entriesPath(of: output)) }
    if !keepsEntries { try entries?.remove() }
    try forget()
  }

  private func finish(
    converting conversion: Conversion?, _ beside: ([Finished]) throws -> Void
  ) throws {
    let errorsPath = Self.errorsPath(of: output)
    if let conversion {
      let result = AppendedFile(output + ".new")
      try? result.remove()
      try conversion(rows.path, errors.path, result.path)
      try beside([Finished(file: output, result)])
      try result.move(to: output)
      try errors.remove()
      return try rows.remove()
    }
    let hasErrors = mark.errors.bytes > 0
    try beside(
      [Finished(file: output, rows)] + (hasErrors ? [Finished(file: errorsPath, errors)] : []))
    if hasErrors {
      try errors.move(to: errorsPath)
    } else {
      try errors.remove()
      try? FileManager.default.removeItem(atPath: errorsPath)
    }
    try rows.move(to: output)
  }

  /// Takes back that there was a run.
  func discard() throws {
    for file in [rows, errors, journal] + (entries.map { [$0] } ?? []) {
      try file.close()
      try file.remove()
    }
  }

  private func forget() throws {
    try journal.close()
    try journal.remove()
  }

  /// A file as it will stand in its place.
  struct Finished {
    let name: String
    let sha256: String

    fileprivate init(file: String, _ content: AppendedFile) throws {
      name = URL(filePath: file).lastPathComponent
      sha256 = try content.sha256()
    }
  }
}

extension BatchFiles.Mark {
  /// A line of the journal.
  var line: String {
    "\(files) \(failures) \(paths.state) \(stamps.state) \(rows.bytes) \(rows.hash.state) \(errors.bytes)"
      + " \(errors.hash.state) \(entries.bytes) \(entries.hash.state)\n"
  }

  /// Reads a line of the journal.
  init?(_ line: Substring) {
    let words = line.split(separator: " ").compactMap { UInt64($0) }
    guard words.count == 10 else { return nil }
    files = Int(clamping: words[0])
    failures = Int(clamping: words[1])
    paths = FNV1a(state: words[2])
    stamps = FNV1a(state: words[3])
    rows = .init(bytes: Int(clamping: words[4]), hash: FNV1a(state: words[5]))
    errors = .init(bytes: Int(clamping: words[6]), hash: FNV1a(state: words[7]))
    entries = .init(bytes: Int(clamping: words[8]), hash: FNV1a(state: words[9]))
  }
}

/// Why a batch cannot go on.
enum BatchError: Error {
  /// Another run writes to the same output.
  case busy
  /// The interrupted run was another one.
  case otherRun
  /// The files are no longer those that the interrupted run began with.
  case otherFiles
}
