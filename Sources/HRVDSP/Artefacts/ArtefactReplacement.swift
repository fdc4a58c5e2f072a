/// What becomes of an interval that is no normal one.
public enum ArtefactReplacement: String, Hashable, Sendable, CaseIterable {
  /// The cubic spline (not-a-knot) through the normal intervals around it, at the instant at which
  /// it ended, held between the shortest and the longest normal interval of its run.
  case spline
  /// The straight line between the normal intervals before and after it, at that instant.
  case linear
  /// Nothing: it is left out, and the run ends there, so that no difference is taken across.
  case remove
  /// The beat is put where it should have been, as far as its kind is known:
  ///
  /// - *missed*: beats are inserted that divide the interval into equal parts, as many as fit;
  /// - *extra*: the beat is taken out, and the pieces become the intervals that they belong to;
  /// - others: when the intervals in a row last as long as the line between their neighbours says,
  ///   to within a tenth, the beats between them are moved and their sum is kept; otherwise each
  ///   interval is replaced as by ``spline``.
  case move
}
