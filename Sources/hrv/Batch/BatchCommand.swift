import ArgumentParser
import Foundation
import HRVDSP
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport
import HRVStore
import Synchronization

extension HRV {
  struct Batch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "batch", abstract: "Analyse thousands of recordings into one table.",
      discussion: """
        A row a recording, or a window with --window, in the order of the files, whatever the number \
        of workers. Files that cannot be read stand in a table of errors beside it (in NDJSON among \
        the others), and never end the run; exit status 65 says that there are some. Beside the \
        table stand a manifest (version, options, digests) and a paragraph that says what was done. \
        A run that was interrupted, by whatever, goes on with --resume and gives the same bytes.

          hrv batch recordings/ -o results.csv
          hrv batch 'site*/**' --window 5m -o windows.csv
          hrv batch --list sessions.csv -o results.ndjson
          find . -name '*RR.txt' | hrv batch --list - -o results.csv
          hrv batch recordings/ --shard 2/8 -o part2.csv   (then: hrv merge part*.csv -o all.csv)
        """)

    @Argument(
      help: "Recordings, or folders, zip archives or patterns of them.", completion: .file())
    var files: [String] = []

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "The table: NAME.csv, NAME.ndjson or NAME.sqlite.", valueName: "file"), completion: .file())
    var output: String

    @Option(
      help: ArgumentHelp(
        """
        A list of recordings: a path a line, or a CSV with a column file (or path) and any others \
        (subject, condition, start, …), which the rows repeat; - is the standard input.
        """, valueName: "file"), completion: .file())
    var list: String?

    @Option(
      help: ArgumentHelp(
        "Also write a page with a table to sort, distributions and failures.", valueName: "html"),
      completion: .file())
    var report: String?

    @OptionGroup
    var selection: MetricSelection

    @Flag(help: "Also give intervals of 95 % for the metrics that can have them.")
    var ci = false

    @Flag(help: "Go on with the run to the same output that was interrupted.")
    var resume = false

    @Flag(help: "Begin anew where a run was interrupted.")
    var restart = false

    @Option(
      help: ArgumentHelp(
        "Only this part of the files, such as 2/8; hrv merge joins the parts.", valueName: "i/n"))
    var shard = ShardArgument.whole

    @Option(
      help: ArgumentHelp(
        "How many files are worked on at a time; the result does not depend on it.",
        valueName: "count"))
    var workers: Int?

    @Flag(name: .shortAndLong, help: "Say nothing but errors of the whole run.")
    var quiet = false

    @OptionGroup(title: "Windows")
    var windows: WindowFlags

    @OptionGroup(title: "Analysis")
    var flags: AnalysisFlags

    func validate() throws {
      if files.isEmpty, list == nil { throw ValidationError("Give recordings, or --list.") }
      if let workers, !(1...1024).contains(workers) {
        throw ValidationError("--workers must lie between 1 and 1024.")
      }
      if resume, restart { throw ValidationError("--resume and --restart exclude each other.") }
      if flags.join { throw ValidationError("--join is not for batches: analyze joins.") }
      _ = try BatchForm(path: output)
      if let list, list != "-", OutputFile.areSame(list, output) {
        throw ValidationError("--output: \(output) is the list; write to another file.")
      }
    }

    func run() async throws {
      let form = try BatchForm(path: output)
      try form.requireReplaceable(output)
      if let report { try BatchPage.requireReplaceable(report) }
      let list = try readList()
      var options = try flags.options()
      options.metrics = selection.metrics
      options.windows = try windows.windows()
      options.givesIntervals = ci
      options.reading.wantsDigest = true
      let table = BatchTable(
        form: form.rows, metrics: selection.metrics.map(\.definition.id),
        intervals: ci ? IntervalEstimator.metrics : [], hasWindows: options.windows != nil,
        carried: list?.columns ?? [])
      try refuseNames(of: table, as: form)
      let run = BatchRun(
        analysis: Analysis(options: options), table: table, form: form, output: output,
        paths: files, list: list, listName: self.list,
        manifest: try flags.manifest.map(RecordingInputs.entries) ?? [], shard: shard,
        isQuiet: quiet,
        report: report.map { BatchPage(path: $0, metrics: options.metrics.map(\.definition)) },
        workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
      try await run(resumes: resume, restarts: restart)
    }

    /// Refuses columns of the list that could not be told from others.
    private func refuseNames(of table: BatchTable, as form: BatchForm) throws {
      guard let list, let name = table.firstRepeatedName(ignoresCase: form == .sqlite) else {
        return
      }
      let what =
        table.carried.count { $0.lowercased() == name.lowercased() } > 1
        ? "a second column \"\(name)\"" : "a column \"\(name)\", as the table of results has"
      Console.diagnostic("\(list): error: it has \(what). Rename it there, or leave it out.")
      throw ExitStatus.dataError
    }

    private func readList() throws -> RecordingList? {
      guard let list else { return nil }
      do throws(IngestError) { return try RecordingList.read(path: list) } catch {
        Console.diagnostic("\(error)")
        throw ExitStatus.dataError
      }
    }
  }
}

/// What a batch is written as, by the name of its output.
enum BatchForm: String {
  case csv, ndjson, sqlite

  init(path: String) throws {
    let ending = URL(filePath: path).pathExtension.lowercased()
    switch ending {
    case "csv": self = .csv
    case "ndjson", "jsonl": self = .ndjson
    case "sqlite", "sqlite3", "db": self = .sqlite
    default:
      throw ValidationError(
        "--output: \"\(path)\" does not say what to write; end it in .csv, .ndjson or .sqlite.")
    }
  }

  /// Makes sure that what is at `path`, if anything, is what a batch wrote in this form, and so are the
  /// errors beside it: everything else would be lost.
  func requireReplaceable(_ path: String) throws {
    let index = Array("index,".utf8)
    switch self {
    case .csv:
      try OutputFile.requireReplaceable(path, by: index)
      try OutputFile.requireReplaceable(BatchFiles.errorsPath(of: path), by: index)
    case .ndjson: try OutputFile.requireReplaceable(path, by: Array("{\"index\":".utf8))
    case .sqlite:
      guard OutputFile.beginning(of: path).isEmpty || ResultsDatabase.isOne(at: path) else {
        OutputFile.refuse(path)
        throw ExitStatus.cannotCreate
      }
    }
  }

  /// What rows are written as while the batch runs.
  var rows: BatchTable.Form { self == .ndjson ? .ndjson : .csv }
}
