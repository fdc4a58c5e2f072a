import ArgumentParser
import HRVCorrelation
import HRVDSP
import HRVModel
import HRVPipeline

/// What `hrv correlate` shows beside its answer.
struct BesideFlags: ParsableArguments {
  @Flag(help: "Show everything that stands beside the answer, line by line.")
  var detail = false

  @Flag(help: "Also work out the posterior distribution of the effect, with its prior printed.")
  var bayes = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      """
      Show what the effect would be under these methods of artefact correction, too \
      (recordings are analysed once more for each; see --artefacts).
      """, valueName: "method"))
  var alsoArtefacts: [String] = []

  func validate() throws {
    for id in alsoArtefacts where ArtefactMethod.named(id) == nil {
      throw ValidationError(
        "--also-artefacts: no method \"\(id)\"; there are: \(ArtefactMethod.all.map(\.id).joined(separator: ", "))."
      )
    }
  }

  /// The recordings under every other method.
  func alternatives(
    of files: [String], metric: Metric, flags: AnalysisFlags
  ) async throws -> [AlternativeOutcomes] {
    var alternatives: [AlternativeOutcomes] = []
    for method in alsoArtefacts.compactMap(ArtefactMethod.named) {
      let run = try await AnalysisRun(files: files, flags: flags, isQuiet: true) {
        $0.metrics = [metric]
        $0.correction = method
        $0.replacement = nil
      }
      alternatives.append(
        AlternativeOutcomes(
          label: "primary, artefacts by \(method.id)",
          sessions: run.analyses.map { StudySession($0, outcome: metric.definition.id) }))
    }
    return alternatives
  }
}
