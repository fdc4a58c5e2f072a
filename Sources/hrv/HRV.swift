import ArgumentParser

/// The command `hrv`: parses, calls the pipeline, prints. No arithmetic lives in this target.
@main
struct HRV: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hrv",
    abstract:
      "Heart-rate variability from chest-strap exports, and whether it moves with magnesium.",
    discussion: """
      Reads RR-interval and ECG exports, finds out their format by itself, and prints each \
      metric by its published definition, with its unit, or says why it has no value.

        hrv analyze morning.txt                   one recording as a table
        hrv analyze recordings/ --output csv      many, one row each
        hrv batch recordings/ -o results.csv      thousands, interrupted or not
        hrv inspect night.csv                     what a file is, and its gaps
        hrv beats ecg.csv -o beats.csv            the beats of an ECG
        hrv correlate --recordings mornings/ --intake log.csv
        hrv correlate --daily oura_trends.csv --intake log.csv
        hrv import recordings/                    keep them in the archive
        hrv intake add "200 mg elemental citrate" and what was taken
        hrv correlate --archive                   the answer from there
        hrv cohort anna.json ben.json …           several people's answers
        hrv plan --help                           a trial of one, drawn by lot
        hrv config --template > hrv.toml          choices, written down once

      Options that a study always takes can stand in hrv.toml: see hrv config --help. With any \
      command, --config FILE names another file, and --no-config does without.

      \(ExitStatus.help)

      For information only: not a medical device, not a diagnosis, no advice to start, stop or \
      change a supplement or medicine.
      """,
    version: version,
    subcommands: [
      Analyze.self, Batch.self, Merge.self, Import.self, Export.self, Intake.self, DiaryNotes.self,
      Trend.self, ArchiveUpkeep.self,
      Compare.self, Inspect.self,
      Beats.self, Score.self,
      Correlate.self, Cohort.self, Plan.self, Simulate.self, Formats.self, Metrics.self,
      Magnesium.self, Config.self, Manual.self,
    ])

  /// Runs the command that the command line and the configuration call.
  static func main() async {
    let invocation: Invocation
    do throws(ConfigurationError) { invocation = try Invocation.current.get() } catch {
      Console.diagnostic("\(error)")
      exit(withError: ExitStatus.configurationError)
    }
    if let note = invocation.note { Console.diagnostic(note) }
    var called: (any ParsableCommand.Type)?
    do {
      var command = try await asyncParseAsRoot(invocation.arguments)
      called = type(of: command)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      UsageError.exit(with: error, of: called, invocation)
    }
  }

  /// The version of the program; the machine-readable documents carry versions of their own.
  static let version = "0.1.0"
}
