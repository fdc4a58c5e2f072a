import ArgumentParser
import Foundation
import HRVCorrelation
import HRVDSP
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport
import HRVStore

extension HRV {
  struct Analyze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "analyze", abstract: "Compute the metrics of recordings.",
      discussion: """
        One recording gives a table, several a line each. A metric that has no value prints its \
        reason. Folders are walked and zip archives opened; - is the standard input. A file that cannot be read is reported on standard error, \
        all others are done, and the exit status is 65.

          hrv analyze morning.txt
          hrv analyze recordings/ --output json
          hrv analyze ecg.txt --report ecg.html
          hrv analyze night/ --join
          hrv analyze morning.txt --metrics rmssd,pnn30,lf_hf_ratio
          hrv analyze night.txt --window 5m --align clock --output csv
          hrv analyze morning.txt --sensitivity
          hrv analyze morning.txt --ci
          hrv analyze morning.txt --preset neurokit2
        """)

    @Argument(
      help: "Recordings, or folders or zip archives of them; - is the standard input.",
      completion: .file())
    var files: [String]

    @Option(
      name: .shortAndLong, help: "Form of the result: text, json or csv; with --chart svg or png.")
    var output = AnalysisForm.text

    @Option(
      help: ArgumentHelp(
        "Draw this chart of a single recording instead:"
          + " \(RecordingChart.allCases.map(\.rawValue).joined(separator: ", ")).",
        valueName: "chart"))
    var chart: RecordingChart?

    @Flag(help: "With text: also draw intervals and spectrum of each recording in the terminal.")
    var plot = false

    @Option(
      help: ArgumentHelp("Also write a report to look at.", valueName: "html"), completion: .file())
    var report: String?

    @Option(
      help: ArgumentHelp("Also keep the results in this SQLite file.", valueName: "sqlite"),
      completion: .file())
    var archive: String?

    @Option(
      help: ArgumentHelp(
        "Start of a single recording, as 2026-03-02T07:00 with or without offset.",
        valueName: "time"))
    var start: String?

    @OptionGroup
    var selection: MetricSelection

    @Flag(help: "Also give intervals of 95 % for the metrics that can have them.")
    var ci = false

    @Option(
      help: ArgumentHelp(
        "Reproduce the numbers of another program instead: \(PresetSelection.ids).",
        valueName: "id"), transform: PresetSelection.preset)
    var preset: Preset?

    @Option(
      help: ArgumentHelp(
        "Also write the spectrogram of a single recording as CSV: a row a window, ms²/Hz.",
        valueName: "csv"), completion: .file())
    var spectrogram: String?

    @Flag(help: "Print the main metrics under every method of artefact correction instead.")
    var sensitivity = false

    @OptionGroup(title: "Windows")
    var windows: WindowFlags

    @OptionGroup(title: "Analysis")
    var flags: AnalysisFlags

    func run() async throws {
      let run = try await AnalysisRun(files: files, start: start, flags: flags) {
        $0.metrics = selection.metrics
        $0.windows = try windows.windows()
        $0.givesIntervals = ci
        $0.preset = preset
        $0.reading.wantsDigest = archive != nil
        // The programs correct nothing unless their preset does it.
        if preset != nil { $0.correction = ArtefactMethod.none }
      }
      reportRecordingsWithoutWindows(run.analyses)
      if let chart, let form = output.picture {
        try draw(chart, of: run, as: form)
        return try run.finish()
      }
      let result = try sensitivity ? sensitivity(of: run) : document(of: run)
      if let report {
        var workspace = AnalysisWorkspace()
        let page = RecordingReport.html(
          run.analyses.map { run.analysis.completed($0, using: &workspace) },
          details: details(of: run, using: &workspace), errors: run.errors,
          disclaimer: MagnesiumSafety.disclaimer)
        try OutputFile.write(page, to: report)
      }
      if let spectrogram { try writeSpectrogram(of: run, to: spectrogram) }
      if let archive { try keep(run, in: archive) }
      try Console.result(result)
      try run.finish()
    }

    func validate() throws {
      if sensitivity, output == .csv {
        throw ValidationError("--sensitivity prints text or json.")
      }
      if spectrogram != nil, files.count > 1, !flags.join { throw Self.oneRecording }
      if (chart != nil) != (output.picture != nil) {
        throw ValidationError("--chart goes with --output svg or --output png, and these with it.")
      }
      if plot, output != .text { throw ValidationError("--plot goes with --output text.") }
      if preset != nil, windows.window != nil || ci || sensitivity {
        throw ValidationError(
          "--preset gives the numbers of another program for the whole recording; it goes with"
            + " neither --window, --ci nor --sensitivity.")
      }
    }

    private static let oneRecording = ValidationError("--spectrogram is for one recording.")

    private func draw(
      _ chart: RecordingChart, of run: AnalysisRun, as form: ChartPicture.Form
    ) throws {
      guard let analysis = run.analyses.first, run.analyses.count == 1 else {
        throw ValidationError("--chart is for one recording.")
      }
      var workspace = AnalysisWorkspace()
      let details = run.analysis.details(
        of: analysis, settings: flags.spectralSettings(), presets: [], using: &workspace)
      let svg: [UInt8]
      do throws(MissingChart) { svg = try chart.svg(analysis, details: details) } catch {
        throw ChartPicture.missing(chart.rawValue, error)
      }
      try ChartPicture.write(svg, as: form)
    }

    private func writeSpectrogram(of run: AnalysisRun, to path: String) throws {
      guard let analysis = run.analyses.first, run.analyses.count == 1 else {
        throw Self.oneRecording
      }
      let windows = try windows.windows() ?? AnalysisWindows(lengthS: 300, stepS: 60)
      let estimator: SpectrogramEstimator
      do throws(ModelError) { estimator = try SpectrogramEstimator(windows) } catch {
        throw ValidationError("\(error).")
      }
      var workspace = SpectralWorkspace()
      let start = analysis.recording.start?.timestamp
      let made = run.analysis.spectrogram(of: analysis, by: estimator, using: &workspace)
      try OutputFile.write(Array(SpectrogramDocument.csv(made, start: start).utf8), to: path)
    }

    private func details(
      of run: AnalysisRun, using workspace: inout AnalysisWorkspace
    ) -> [RecordingDetails] {
      let settings = flags.spectralSettings()
      return run.analyses.map {
        run.analysis.details(of: $0, settings: settings, using: &workspace)
      }
    }

    private func document(of run: AnalysisRun) -> String {
      switch output {
      case .text, .svg, .png:
        AnalysisDocument.text(run.analyses, errors: run.errors)
          + (plot ? AnalysisDocument.plots(run.analyses, widthColumns: Terminal.widthColumns) : "")
      case .json: AnalysisDocument.json(run.analyses, errors: run.errors)
      case .csv: AnalysisDocument.csv(run.analyses)
      }
    }

    private func sensitivity(of run: AnalysisRun) throws -> String {
      let analysis = Analysis(options: try flags.options())
      var workspace = AnalysisWorkspace()
      var tables: [Sensitivity] = []
      for recording in run.analyses.map(\.recording) {
        tables.append(try analysis.sensitivity(of: recording, using: &workspace))
      }
      return output == .json
        ? SensitivityDocument.json(tables, errors: run.errors)
        : SensitivityDocument.text(tables, errors: run.errors)
    }

    private func reportRecordingsWithoutWindows(_ analyses: [RecordingAnalysis]) {
      for analysis in analyses where analysis.windows?.isEmpty == true {
        let reason =
          windows.align == .clock && analysis.recording.start == nil
          ? "when it began is unknown: use --start, --manifest or --align recording"
          : "none lies wholly in the recording"
        Console.diagnostic("\(analysis.recording.provenance.file): note: no windows: \(reason)")
      }
    }

    private func keep(_ run: AnalysisRun, in path: String) throws {
      do throws(ArchiveError) {
        try Archive(path: path).keep(
          run.analyses.map { analysis in
            let entry = run.manifest[analysis.recording.provenance.file]
            return ArchiveEntry(
              analysis, digests: run.digests, device: entry?.device, posture: entry?.posture)
          })
      } catch {
        Console.diagnostic("\(error)")
        throw ExitStatus.cannotCreate
      }
    }
  }
}

/// The form of the result of an analysis.
enum AnalysisForm: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv, svg, png

  /// What a chart is drawn as; nil where the result is no drawing.
  var picture: ChartPicture.Form? {
    switch self {
    case .svg: .svg
    case .png: .png
    case .text, .json, .csv: nil
    }
  }
}

/// The form of a result.
enum OutputForm: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv
}
