import ArgumentParser
import Foundation
import HRVModel
import HRVPipeline
import HRVReport

extension HRV {
  struct Score: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "score",
      abstract: "Compare the beats found in WFDB records with those that experts marked.",
      discussion: """
        Every beat counts from the first second on, matched one to one within 150, 50 and 11 ms \
        as wfdb.processing.compare_annotations does; what lies in ventricular flutter (from [ to \
        ]) is left out, and its length is printed. Ventricular beats are counted by the rules of \
        ANSI/AAMI EC57, atrial fibrillation in stretches of 128 intervals.

          hrv score 100.hea 101.hea
          hrv score mitdb/ --output json
          hrv score 100.hea --annotations qrs
        """)

    @Argument(
      help: "Headers of records, or folders or zip archives of them.", completion: .file())
    var records: [String]

    @Option(help: "Extension of the annotation file beside each header.")
    var annotations = "atr"

    @Option(name: .shortAndLong, help: "Form of the result: text or json.")
    var output = Inspect.Form.text

    func run() async throws {
      let paths = try records.flatMap(Self.headers)
      guard !paths.isEmpty else {
        Console.diagnostic("error: no .hea files in \(records.joined(separator: ", "))")
        throw ExitStatus.noInput
      }
      let outcomes = await Analysis().scores(
        recordsAt: paths, annotator: annotations,
        workers: ProcessInfo.processInfo.activeProcessorCount)
      var scores: [RecordScore] = []
      var errors: [ReportedError] = []
      for outcome in outcomes {
        switch outcome {
        case .success(let score): scores.append(score)
        case .failure(let error):
          Console.diagnostic("\(error)")
          errors.append(ReportedError(error.message, at: error.location))
        }
      }
      let all = DetectionScores(scores)
      try Console.result(
        output == .json
          ? ScoreDocument.json(all, errors: errors) : ScoreDocument.text(all, errors: errors))
      if !errors.isEmpty { throw ExitStatus.dataError }
    }

    /// The headers that a path stands for: all in a folder or archive; `100` is `100.hea`.
    private static func headers(_ given: String) throws -> [String] {
      let paths = try InputFiles([given]).paths
      guard paths == [given] else { return paths.filter { $0.hasSuffix(".hea") } }
      let isName = !FileManager.default.fileExists(atPath: given) && !given.hasSuffix(".hea")
      return [isName ? given + ".hea" : given]
    }
  }
}
