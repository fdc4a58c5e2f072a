internal import HRVModel

/// What stands beside the primary test.
enum SecondaryAnalyses {
  /// Every secondary analysis, descriptions first.
  static let all: [SecondaryRow] = [
    EffectSizes.row, EquivalenceTest.row, NaiveTests.row, MixturePosterior.row,
    InterruptedSeries.row, ModelSensitivity.row, LaggedCorrelations.row, DoseResponse.row,
  ]

  /// Every analysis of a study that has a primary estimate. The p-values of exploratory lines
  /// are corrected as one list.
  static func analyses(of evidence: SecondaryEvidence) -> [SecondaryAnalysis] {
    corrected(all.compactMap { $0.analysis(of: evidence) })
  }

  private static func corrected(_ analyses: [SecondaryAnalysis]) -> [SecondaryAnalysis] {
    let exploratory = analyses.filter { $0.standing == .exploratory }
    let pValues = exploratory.flatMap { $0.figures.compactMap(\.pValue) }
    var corrections = MultipleTesting.corrected(pValues)[...]
    return analyses.map { analysis in
      guard analysis.standing == .exploratory, !analysis.figures.isEmpty else { return analysis }
      return analysis.replacing(
        analysis.figures.map { figure in
          guard figure.pValue != nil else { return figure }
          var figure = figure
          figure.corrected = corrections.popFirst()
          return figure
        })
    }
  }
}
