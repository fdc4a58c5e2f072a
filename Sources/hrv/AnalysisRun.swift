import ArgumentParser
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport
import HRVStore

/// The files of a command, analysed: what `analyze` and `correlate` begin with.
struct AnalysisRun {
  /// The recordings that could be read, in order.
  let analyses: [RecordingAnalysis]
  /// The files that could not, in order.
  let errors: [ReportedError]
  /// What the manifest says of each file.
  let manifest: [String: RecordingManifest.Entry]
  /// What tells the options from others.
  let digests: OptionsDigests
  /// What they were analysed with.
  let analysis: Analysis

  /// Analyses `files`; remarks and errors go to standard error unless `isQuiet`.
  init(
    files: [String], start: String? = nil, flags: AnalysisFlags, isQuiet: Bool = false,
    configure: (inout AnalysisOptions) throws -> Void = { _ in }
  ) async throws {
    let inputs = try RecordingInputs(files, start: start, flags: flags, configure: configure)
    let outcomes = await Self.outcomes(of: inputs)
    var analyses: [RecordingAnalysis] = []
    var errors: [ReportedError] = []
    for outcome in outcomes {
      switch outcome {
      case .success(let analysis):
        analyses.append(analysis)
      case .failure(let error):
        if !isQuiet { Console.diagnostic("\(error)") }
        errors.append(ReportedError(error.message, at: error.location))
      }
    }
    self.analyses = analyses
    self.errors = errors
    manifest = inputs.manifest
    analysis = inputs.analysis
    digests = OptionsDigests(inputs.analysis.options)
    guard !isQuiet else { return }
    if inputs.joins { reportJoins() } else { Self.reportParts(in: outcomes) }
    Console.remarks(analyses.flatMap(\.recording.remarks))
    reportRespiration()
  }

  /// Says where breathing lies outside HF: in a sentence of one recording, in a number of many.
  private func reportRespiration() {
    let remarks = analyses.compactMap(\.respirationRemark)
    if let remark = remarks.first, analyses.count == 1 {
      Console.diagnostic("\(analyses[0].recording.provenance.file): note: \(remark)")
    } else if !remarks.isEmpty {
      Console.diagnostic(
        "note: in \(remarks.count) of \(analyses.count) recordings a rhythm like breathing lies"
          + " outside HF (see respiration_rate): HF power does not measure its arrhythmia")
    }
  }

  private static func outcomes(of inputs: RecordingInputs) async -> [Analysis.Outcome] {
    let (analysis, paths, workers) = (inputs.analysis, inputs.paths, inputs.workers)
    guard inputs.joins else { return await analysis(filesAt: paths, workers: workers) }
    let joined = await analysis.recordings(joining: paths, workers: workers)
    return await analysis(joined.map(\.reading), workers: workers)
  }

  /// Names the files of every recording that was joined.
  private func reportJoins() {
    for provenance in analyses.map(\.recording.provenance) where provenance.files.count > 1 {
      let others = provenance.files.dropFirst().joined(separator: ", ")
      Console.diagnostic("\(provenance.file): note: joined with \(others)")
    }
  }

  /// Says when files look like parts of one recording, which nobody asked to join.
  private static func reportParts(in outcomes: [Analysis.Outcome]) {
    let outlines = outcomes.compactMap { outcome in
      switch outcome {
      case .success(let analysis): RecordingOutline(analysis.recording)
      case .failure(let error): error.recording.map { RecordingOutline($0) }
      }
    }
    let groups = JoiningRule().groups(of: outlines).map(\.members.count).filter { $0 > 1 }
    guard !groups.isEmpty else { return }
    let files = groups.reduce(0, +)
    let (whole, result) =
      groups.count == 1
      ? ("one recording", "makes them one")
      : ("\(groups.count) recordings", "makes one of the parts of each")
    Console.diagnostic("note: \(files) files look like parts of \(whole); --join \(result)")
  }

  /// Ends with the status that says whether every file could be read.
  func finish() throws {
    if !errors.isEmpty { throw ExitStatus.dataError }
  }
}

extension OptionsDigests {
  /// Those of the options of an analysis.
  init(_ options: AnalysisOptions) {
    self.init(options: options.digest, reading: options.readingDigest)
  }
}
