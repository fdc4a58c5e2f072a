import ArgumentParser
import HRVDSP
import HRVModel
import HRVPipeline
import HRVReport

extension HRV {
  struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: "Show what other programs make of a recording, and why they differ.",
      discussion: """
        A metric a row, a program a column, and under each row the cause of every difference \
        from ours: ties, divisors, band edges, windows, interpolation. The programs are not \
        run: their ways are reproduced, faults included.

          hrv compare morning.txt
          hrv compare morning.txt --presets kubios,neurokit2
          hrv compare mornings/ --output csv
        """)

    @Argument(
      help: "Recordings, or folders or zip archives of them; - is the standard input.",
      completion: .file())
    var files: [String]

    @Option(
      help: ArgumentHelp(
        "The programs, separated by commas: \(PresetSelection.ids); default: all.",
        valueName: "ids"), transform: PresetSelection.presets)
    var presets: [Preset] = Preset.all

    @Option(name: .shortAndLong, help: "Form of the result: text, json or csv.")
    var output = OutputForm.text

    @OptionGroup(title: "Analysis")
    var flags: AnalysisFlags

    func run() async throws {
      let run = try await AnalysisRun(files: files, flags: flags) { $0.metrics = Metric.all }
      let comparisons = run.analyses.map { analysis in
        RecordingComparison(analysis: analysis, outcomes: presets.map { $0(analysis.rr) })
      }
      switch output {
      case .text: try Console.result(ComparisonDocument.text(comparisons, errors: run.errors))
      case .json: try Console.result(ComparisonDocument.json(comparisons, errors: run.errors))
      case .csv: try Console.result(ComparisonDocument.csv(comparisons))
      }
      try run.finish()
    }
  }
}
