import ArgumentParser
import HRVPipeline
import HRVReport

extension HRV {
  struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "inspect", abstract: "Say what a file is, and what would be refused and why.",
      discussion: """
        Of a recording: format, device, start and how it is known, duration, beats, every gap, \
        every artefact with what would replace it, and each metric that would have no value, \
        with the reason. Of an ECG beside the intervals that a strap found itself: how they agree, \
        beat by beat. Of daily values and logs for hrv correlate: what they hold, and what \
        has to be said before they can be read.

          hrv inspect night.csv
          hrv inspect night.csv --no-beats
          hrv inspect ecg.txt rr.txt
          hrv inspect oura_trends.csv journal_entries.csv
        """)

    @Argument(
      help: "Files, folders or zip archives; - is the standard input.", completion: .file())
    var files: [String]

    @Flag(help: "Only read: find no beats, compute nothing.")
    var noBeats = false

    @Option(name: .shortAndLong, help: "Form of the result: text or json.")
    var output = Form.text

    @OptionGroup(title: "Analysis")
    var flags: AnalysisFlags

    @OptionGroup(title: "Intake log")
    var intakeFlags: IntakeFlags

    @OptionGroup(title: "Daily values")
    var dailyFlags: DailyFlags

    enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

    func run() async throws {
      let intake = try intakeFlags.options()
      let inputs = try RecordingInputs(files, flags: flags)
      let daily = try dailyFlags.options(zone: inputs.analysis.options.zone)
      let run = await InspectionRun(inputs, onlyReading: noBeats, intake: intake, daily: daily)
      try Console.result(
        output == .json
          ? InspectionDocument.json(run.inspection) : InspectionDocument.text(run.inspection))
      try run.finish()
    }
  }
}
