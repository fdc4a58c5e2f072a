import ArgumentParser
import HRVCorrelation
import HRVModel
import HRVReport

extension HRV {
  struct Cohort: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cohort", abstract: "What the answers about several people have in common.",
      discussion: """
        Takes the documents that hrv correlate --output json wrote, one a person, and pools \
        their effects by a random-effects meta-analysis (REML, with the interval of Hartung, \
        Knapp, Sidik and Jonkman and a prediction interval). Fewer than five people are only \
        listed (exit status 3); from ten on, each effect is also drawn towards the mean.

          hrv correlate --recordings anna/ --intake anna.csv --output json > anna.json
          hrv cohort anna.json ben.json carla.json dora.json emil.json
        """)

    @Argument(
      help: ArgumentHelp("Documents of hrv correlate --output json.", valueName: "json"),
      completion: .file())
    var studies: [String]

    @Option(
      help: ArgumentHelp(
        "The daily dose that effects are stated for (default: the median of the studies').",
        valueName: "mg"))
    var doseMg: Double?

    @Option(name: .shortAndLong, help: "Form of the result: text or json.")
    var output = Correlate.Form.text

    func run() throws {
      let cohort: CohortAnalysis
      do throws(ModelError) { cohort = try CohortAnalysis(doseMgPerDay: doseMg) } catch {
        throw ValidationError("\(error).")
      }
      var outlines: [StudyOutline] = []
      var hasErrors = false
      for path in studies {
        do throws(StudyFile.Fault) { outlines.append(try StudyFile.outline(path: path)) } catch {
          Console.diagnostic("\(error)")
          hasErrors = true
        }
      }
      guard let result = cohort(outlines) else { throw ExitStatus.dataError }
      let disclaimer = MagnesiumSafety.disclaimer
      try Console.result(
        output == .json
          ? CohortDocument.json(result, disclaimer: disclaimer)
          : CohortDocument.text(result, disclaimer: disclaimer))
      if hasErrors { throw ExitStatus.dataError }
      if result.refusal != nil { throw ExitStatus.refused }
    }
  }
}
