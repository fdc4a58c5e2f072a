/// The tests of association.
public enum AssociationTests {
  /// Every test, the primary one first.
  public static let all: [AssociationTest] = [
    ExposureRegression.row, RandomisationTest.row, PearsonCorrelation.row,
    SpearmanCorrelation.row, KendallCorrelation.row,
  ]
}
