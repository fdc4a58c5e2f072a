import ArgumentParser
import Foundation
import HRVDSP
import HRVIngest
import HRVPipeline
import HRVStore

extension HRV {
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Keep recordings in the archive: metrics and intervals.",
      discussion: """
        A file that is there already is passed over, whatever it is called now, unless other options \
        or newer definitions give it other values; one with the same path and start and other bytes replaces \
        what was kept of it. A file that cannot be read is reported, all others \
        are kept, and the exit status is 65. Interrupted by whatever, what is kept stays whole, and the \
        same command goes on. --recompute brings everything else in the archive to the same \
        options and definitions, from the intervals that it keeps: files are not needed.

          hrv import recordings/
          hrv import recordings/ --time-zone Europe/Vienna --archive mine.sqlite
          hrv import --recompute --correction strong
        """)

    @Argument(
      help: "Recordings, or folders, zip archives or patterns of them.", completion: .file())
    var files: [String] = []

    @Flag(help: "Also compute anew what was kept with other options or older definitions.")
    var recompute = false

    @OptionGroup
    var selection: MetricSelection

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @OptionGroup
    var location: ArchiveFlags

    @OptionGroup(title: "Analysis")
    var flags: AnalysisFlags

    func validate() throws {
      if files.isEmpty, !recompute { throw ValidationError("Give recordings, or --recompute.") }
      if flags.join { throw ValidationError("--join is not for the archive: analyze joins.") }
    }

    func run() async throws {
      var counts = ImportRun.Counts()
      if files.isEmpty {
        var options = try flags.options()
        options.metrics = selection.metrics
        let run = ImportRun(
          analysis: Analysis(options: options), archive: try location.open(for: .changing),
          manifest: [:], isQuiet: quiet)
        try await recomputeOthers(run, &counts)
      } else {
        let inputs = try RecordingInputs(files, expandsPatterns: true, flags: flags) {
          $0.metrics = selection.metrics
          $0.reading.wantsDigest = true
        }
        let run = ImportRun(
          analysis: inputs.analysis, archive: try location.open(for: .making),
          manifest: inputs.manifest, isQuiet: quiet)
        counts = try await run(inputs.paths)
        if recompute, !counts.isInterrupted { try await recomputeOthers(run, &counts) }
        if !quiet, !recompute { try reportOthers(run) }
      }
      if !quiet { Console.diagnostic("\(location.path): \(counts.text)") }
      if counts.isInterrupted { throw ExitStatus.interrupted }
      if counts.failures > 0 { throw ExitStatus.dataError }
    }

    private func recomputeOthers(_ run: ImportRun, _ counts: inout ImportRun.Counts) async throws {
      let (done, failures) = try await run.recompute()
      counts.recomputed = done
      counts.failures += failures
    }

    private func reportOthers(_ run: ImportRun) throws {
      let others = try run.outdatedCount()
      guard others > 0 else { return }
      Console.diagnostic(
        "note: \(others) recording\(others == 1 ? "" : "s") in the archive had other options or older"
          + " definitions; --recompute makes all alike")
    }
  }
}
