import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Corrections for many tests")
struct MultipleTestingTests {
  /// The fifteen p-values of Benjamini and Hochberg (1995), section 3.2.
  private let pValues = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1,
  ]

  // R 4 `p.adjust`, "BH", "BY" and "holm": four rejections at 0.05, as in the article.
  @Test("Benjamini–Hochberg, Benjamini–Yekutieli and Holm on the data of 1995")
  func article() {
    let corrected = MultipleTesting.corrected(pValues)
    let bh = [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486,
      0.58118182, 0.714875, 0.75323077, 0.81321429, 1,
    ]
    #expect(mismatch(corrected.map(\.falseDiscoveryRate), bh, .absolute(5e-9)) == nil)
    #expect(corrected.count { $0.falseDiscoveryRate <= 0.05 } == 4)
    let holm = [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213]
    #expect(
      mismatch(Array(corrected.map(\.familywise).prefix(9)), holm, .absolute(1e-12)) == nil)
    #expect(corrected.suffix(6).allSatisfy { $0.familywise == 1 })
    let by = corrected.map(\.falseDiscoveryRateAnyDependence)
    for (any, rate) in zip(by, bh) {
      #expect(Tolerance.absolute(5e-8).accepts(any, min(1, rate * 3.3182289932)))
    }
  }

  @Test("keeps the order given, and an empty list")
  func order() {
    let corrected = MultipleTesting.corrected([0.04, 0.01])
    #expect(corrected.map(\.familywise) == [0.04, 0.02])
    #expect(corrected.map(\.falseDiscoveryRate) == [0.04, 0.02])
    #expect(MultipleTesting.corrected([]).isEmpty)
  }
}
