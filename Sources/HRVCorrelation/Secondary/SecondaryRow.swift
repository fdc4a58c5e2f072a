internal import HRVModel

/// A secondary analysis: a row of the table of them.
struct SecondaryRow: Sendable {
  /// The stable name, as in ``SecondaryAnalysis/id``.
  let id: String
  /// The name as people write it.
  let title: String
  /// Whether it describes or explores.
  let standing: SecondaryAnalysis.Standing
  /// Where the method stands.
  let source: String
  /// The figures of a study that has a primary estimate.
  let contents: @Sendable (SecondaryEvidence) throws(EstimationError) -> Contents

  /// What an analysis has to say.
  enum Contents {
    /// Figures, and how to read them.
    case figures([SecondaryAnalysis.Figure], remarks: [String])
    /// Why there are none.
    case omitted(String)
    /// Nobody asked for it.
    case notAsked
  }

  /// The analysis; nil when nobody asked for it.
  func analysis(of evidence: SecondaryEvidence) -> SecondaryAnalysis? {
    func omitted(_ reason: String) -> SecondaryAnalysis {
      SecondaryAnalysis(
        id: id, title: title, standing: standing, source: source, omission: reason)
    }
    do throws(EstimationError) {
      switch try contents(evidence) {
      case .figures(let figures, let remarks):
        return figures.isEmpty
          ? omitted("nothing could be estimated")
          : SecondaryAnalysis(
            id: id, title: title, standing: standing, remarks: remarks, source: source,
            figures: figures)
      case .omitted(let reason): return omitted(reason)
      case .notAsked: return nil
      }
    } catch {
      return omitted("the model cannot be estimated: \(error)")
    }
  }
}
