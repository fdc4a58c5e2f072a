/// How much of a form is absorbed, as far as studies in people tell.
///
/// A category, never a percentage to multiply with: amount taken and need matter more than the
/// salt (Schuchardt and Hahn 2017), and the studies differ too much for one number.
public struct Absorption: Hashable, Sendable {
  /// The category.
  public let grade: Grade
  /// How sure the category is; nil when the grade is unknown.
  public let certainty: Certainty?
  /// What it rests on.
  public let evidence: [Evidence]

  /// How much is absorbed, compared with other forms.
  public enum Grade: String, Hashable, Sendable, CaseIterable {
    /// Less than of most forms.
    case low
    /// Between the others.
    case moderate
    /// As well as of the best known forms.
    case good
    /// No study of absorption in people was found.
    case unknown
  }

  /// How sure a grade is.
  public enum Certainty: String, Hashable, Sendable, CaseIterable {
    /// One small or indirect study.
    case low
    /// Several studies that agree.
    case moderate
  }

  init(_ grade: Grade, certainty: Certainty? = nil, _ evidence: [Evidence]) {
    self.grade = grade
    self.certainty = certainty
    self.evidence = evidence
  }
}
