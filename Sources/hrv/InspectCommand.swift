import ArgumentParser
import HRVPipeline
import HRVReport

extension HRV {
  struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what a file is, and what would be refused and why.",
      discussion: """
        Format, device, start and how it is known, duration, beats, every gap, every artefact \
        with what would replace it, and each metric that would have no value, with the reason.

          hrv inspect night.csv
        """)

    @Argument(help: "Recordings, or folders of recordings.", completion: .file())
    var files: [String]

    @Option(name: .shortAndLong, help: "Form of the result: text or json.")
    var output = Form.text

    @OptionGroup(title: "Analysis")
    var flags: AnalysisFlags

    enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

    func run() async throws {
      let run = try await AnalysisRun(files: files, flags: flags, reporting: false)
      try Console.result(
        output == .json
          ? InspectionDocument.json(run.analyses, errors: run.errors)
          : InspectionDocument.text(run.analyses, errors: run.errors))
      try run.finish()
    }
  }
}
