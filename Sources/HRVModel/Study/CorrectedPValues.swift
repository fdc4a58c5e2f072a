/// A p-value that stands in a list, corrected for the length of the list.
public struct CorrectedPValues: Hashable, Sendable {
  /// The share of false ones among all that are at least this small, if the tests are
  /// independent or positively dependent (Benjamini and Hochberg).
  public let falseDiscoveryRate: Double
  /// The same whatever the dependence (Benjamini and Yekutieli).
  public let falseDiscoveryRateAnyDependence: Double
  /// The chance of a single false one in the list (Holm).
  public let familywise: Double

  /// Creates the corrections of one p-value.
  public init(
    falseDiscoveryRate: Double, falseDiscoveryRateAnyDependence: Double, familywise: Double
  ) {
    self.falseDiscoveryRate = falseDiscoveryRate
    self.falseDiscoveryRateAnyDependence = falseDiscoveryRateAnyDependence
    self.familywise = familywise
  }
}
