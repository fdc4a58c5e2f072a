import ArgumentParser
import Foundation
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport
import HRVStore
import Synchronization

/// A batch from its first file to its last.
struct BatchRun {
  let analysis: Analysis
  let table: BatchTable
  let form: BatchForm
  let output: String
  let paths: [String]
  let list: RecordingList?
  let listName: String?
  let manifest: [RecordingManifest.Entry]
  let shard: ShardArgument
  let isQuiet: Bool
  let report: BatchPage?
  let workers: Int

  /// What became of a file, as it is written.
  private enum Row: Sendable {
    case rows(String)
    case failure(String)
  }

  /// What is written of a file, and what the page says of it, where there is one.
  private typealias Product = (done: BatchFiles.Done, row: Row, entry: String?)

  /// Runs, and ends with the status that says whether every file could be read.
  func callAsFunction(resumes: Bool, restarts: Bool) async throws {
    do {
      let lock = try BatchFiles.lock(output)
      defer { withExtendedLifetime(lock) {} }
      if BatchFiles.isInterrupted(output), !resumes, !restarts {
        throw ValidationError(
          "A run to \(output) was interrupted: --resume goes on with it, --restart begins anew.")
      }
      let files = try files(resumes: resumes)
      let mark = try lastGood(of: files.marks)
      try files.open(at: mark)
      let job = Job(files)
      let feed = feed(after: mark.files)
      try await work(feed, job)
      if let failure = feed.failure {
        Console.diagnostic("\(failure)")
        throw ExitStatus.dataError
      }
      try job.state.withLock { state in
        if feed.isStopped { return try interrupted(state.files) }
        guard feed.count > 0 else {
          try state.files.discard()
          throw InputFiles.noFiles(in: paths + (listName.map { [$0] } ?? []))
        }
        if !isQuiet {
          for entry in feed.unmet { RecordingInputs.reportUnknown(entry) }
        }
        try finish(state.files, feed)
      }
    } catch let error as BatchError {
      throw Self.wrongRun(error, output)
    } catch let error as ArchiveError {
      throw Self.notWritten("\(error)", output)
    } catch let error as SystemError {
      throw Self.notWritten("\(error)", output)
    } catch let error as CocoaError {
      throw Self.notWritten(error.reason, output)
    } catch let error as POSIXError {
      throw Self.notWritten("\(SystemError(code: error.code.rawValue))", output)
    }
  }

  private func files(resumes: Bool) throws -> BatchFiles {
    try BatchFiles(
      output: output, settings: identity.line.trimmingCharacters(in: .newlines),
      header: table.header, errorsHeader: table.errorHeader,
      entriesHeader: report?.report.recordHeader, resumes: resumes)
  }

  /// How this run was called; the number of workers is none of it.
  private var settings: [JSONValue.Member] {
    [
      .init("schema", .string(BatchTable.schema)), .init("version", .string(HRV.version)),
      .init("arguments", .array(Self.arguments.map(JSONValue.string))),
    ]
  }

  /// What tells this run from all others: how it was called, and the columns, which a list may change.
  private var identity: JSONValue {
    .object(settings + [.init("columns", .array(table.columns.map(JSONValue.string)))])
  }

  /// The words of the command line and the configuration that say what is computed.
  private static var arguments: [String] {
    var words: [String] = []
    var isValue = false
    for word in (try? Invocation.current.get().arguments) ?? [] {
      if isValue {
        isValue = false
      } else if word == "--workers" {
        isValue = true
      } else if !["--resume", "--restart", "--quiet", "-q"].contains(word),
        !word.hasPrefix("--workers=")
      {
        words.append(word)
      }
    }
    return words
  }

  /// The files of this shard, but what the run itself writes.
  private func feed() -> BatchFeed {
    BatchFeed(
      paths, list, manifest: manifest, shard: shard,
      own: BatchFiles.paths(of: output) + (report.map { [$0.path] } ?? []))
  }

  /// The files behind the first `count` of this shard.
  private func feed(after count: Int) -> BatchFeed {
    let feed = feed()
    for _ in 0..<count where feed.next() == nil { break }
    return feed
  }

  /// The last mark of an earlier run up to which files, and what the list says of them, are now as they
  /// were then.
  ///
  /// - Throws: ``BatchError/otherFiles`` when they are not even called the same.
  private func lastGood(of marks: [BatchFiles.Mark]) throws -> BatchFiles.Mark {
    guard let last = marks.last, last.files > 0 else { return BatchFiles.Mark() }
    let feed = feed()
    var reached = BatchFiles.Mark()
    var good = BatchFiles.Mark()
    var isChanged = false
    for mark in marks {
      while reached.files < mark.files {
        guard let job = feed.next() else { throw BatchError.otherFiles }
        reached.add(.init(path: job.place.file, stamp: isChanged ? 0 : job.stamp()))
      }
      guard reached.paths == mark.paths else { throw BatchError.otherFiles }
      isChanged = isChanged || reached.stamps != mark.stamps
      if !isChanged { good = mark }
    }
    if !isQuiet {
      if isChanged {
        Console.diagnostic(
          "note: among the \(last.files) files that are done, one behind the first \(good.files) was"
            + " changed since, or what the list says of it")
      }
      Console.diagnostic("note: going on after \(good.files) files that are done")
    }
    return good
  }

  /// Does the files that are left, until it is told to stop.
  private func work(_ feed: BatchFeed, _ job: Job) async throws {
    if !isQuiet {
      let total = BatchProgress.isTerminal ? count() : nil
      job.state.withLock { $0.progress = BatchProgress(total: total, done: $0.files.mark.files) }
    }
    let interruption = Interruption { feed.stop() }
    defer { interruption.end() }
    let (table, page) = (table, report?.report)
    try await analysis.stream(workers: workers, { feed.next() }) { job, workspace -> Product in
      // Before it is read: what changes meanwhile is seen to have changed.
      let done = BatchFiles.Done(path: job.place.file, stamp: job.stamp())
      let outcome = outcome(of: job, using: &workspace)
      let entry = page.map { Self.record(of: outcome, at: job.place, in: $0) }
      switch outcome {
      case .success(let analysis):
        return (done, Row.rows(table.rows(analysis, at: job.place)), entry)
      case .failure(let error):
        let reported = ReportedError(error.message, at: error.location)
        return (done, Row.failure(table.row(reported, at: job.place)), entry)
      }
    } deliver: { product in
      try job.state.withLock {
        if let entry = product.entry { try $0.files.add(entry: entry) }
        try $0.take(product.row, of: product.done, separatesErrors: table.form == .csv)
      }
    }
    job.state.withLock { $0.progress?.end() }
  }

  private func outcome(
    of job: BatchFeed.Job, using workspace: inout AnalysisWorkspace
  ) -> Analysis.Outcome {
    Analysis.Outcome { () throws(AnalysisError) in
      try analysis(fileAt: job.place.file, start: job.start, using: &workspace)
    }
  }

  private static func record(
    of outcome: Analysis.Outcome, at place: BatchTable.Place, in page: BatchReport
  ) -> String {
    let entry =
      switch outcome {
      case .success(let analysis): BatchReport.Entry(analysis, at: place, in: page)
      case .failure(let error):
        BatchReport.Entry(ReportedError(error.message, at: error.location))
      }
    return page.record(of: entry, index: place.index)
  }

  /// What the workers share.
  private final class Job: Sendable {
    let state: Mutex<State>

    init(_ files: sending BatchFiles) { state = Mutex(State(files: files)) }

    struct State {
      let files: BatchFiles
      var progress: BatchProgress?

      mutating func take(
        _ row: Row, of done: BatchFiles.Done, separatesErrors: Bool
      ) throws {
        switch row {
        case .rows(let text): try files.add(rows: text, of: done)
        case .failure(let text) where separatesErrors: try files.add(error: text, of: done)
        case .failure(let text): try files.addFailure(rows: text, of: done)
        }
        let mark = files.mark
        progress?.show(mark)
      }
    }
  }

  private func count() -> Int {
    let feed = feed()
    var count = 0
    while feed.next() != nil { count += 1 }
    return count
  }

  private func finish(_ files: BatchFiles, _ feed: BatchFeed) throws {
    let mark = files.mark
    try files.finish(converting: conversion, keepsEntries: shard != .whole) { finished in
      let digests = finished.map {
        JSONValue.object([.init("file", .string($0.name)), .init("sha256", .string($0.sha256))])
      }
      let manifest = JSONValue.object(
        settings + [
          .init("files", .integer(mark.files)), .init("failures", .integer(mark.failures)),
          .init("methods", .string(analysis.options.methods)), .init("outputs", .array(digests)),
        ])
      try AppendedFile.replace(BatchFiles.manifestPath(of: output), by: manifest.text)
      try AppendedFile.replace(
        BatchFiles.methodsPath(of: output), by: analysis.options.methods + "\n")
    } page: { entries in
      try report?.write(
        from: entries, table: URL(filePath: output).lastPathComponent,
        methods: analysis.options.methods)
    }
    if !isQuiet {
      InputFiles.reportJunk(feed.junkCount)
      let errors =
        mark.failures == 0
        ? ""
        : "; \(mark.failures) could not be read"
          + (form == .csv ? ", see \(BatchFiles.errorsPath(of: output))" : ", see \(output)")
      let read = mark.files - mark.failures
      Console.diagnostic(
        "\(mark.files) file\(mark.files == 1 ? "" : "s"), \(read) recording\(read == 1 ? "" : "s")\(errors)"
      )
    }
    if mark.failures > 0 { throw ExitStatus.dataError }
  }

  /// Rows become a SQLite file at the end: until then they are text, to which more can be added
  /// wherever it was cut off.
  private var conversion: BatchFiles.Conversion? {
    guard form == .sqlite else { return nil }
    return { rows, errors, result in
      func records(_ path: String) throws -> any Sequence<[String]> {
        try RecordReader(path: path).lazy.dropFirst().map(RecordReader.fields)
      }
      let errorTable = ResultsDatabase.Table(
        name: "error",
        columns: table.errorColumns.map {
          .init($0, ["index", "line", "column"].contains($0) ? .integer : .text)
        })
      let resultTable = ResultsDatabase.Table(
        name: "result",
        columns: table.columns.map {
          let isText = table.textColumns.contains($0)
          return .init(
            $0, isText ? .text : BatchTable.integerColumns.contains($0) ? .integer : .real)
        })
      try ResultsDatabase.write(
        to: result, [(resultTable, records(rows)), (errorTable, records(errors))])
    }
  }

  private func interrupted(_ files: BatchFiles) throws {
    try files.writeMark()
    Console.diagnostic(
      "interrupted after \(files.mark.files) files; the same command with --resume goes on")
    throw ExitStatus.interrupted
  }

  private static func wrongRun(_ error: BatchError, _ output: String) -> any Error {
    let what: String
    switch error {
    case .busy:
      Console.diagnostic(
        "\(output): error: another run is writing it; wait for its end, or name another output")
      return ExitStatus.cannotCreate
    case .otherRun:
      what =
        "the run to \(output) that was interrupted had other options, or a list with other columns"
    case .otherFiles:
      what = "the files are not those that the interrupted run to \(output) began with"
    }
    return ValidationError("--resume: \(what); --restart begins anew.")
  }

  private static func notWritten(_ reason: String, _ output: String) -> some Error {
    Console.diagnostic(
      "\(output): error: cannot write: \(reason). What is written is kept: make room, and run the"
        + " same command with --resume")
    return ExitStatus.ioError
  }
}
