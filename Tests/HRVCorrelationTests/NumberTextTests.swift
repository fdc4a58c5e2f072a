import Testing

@testable import HRVCorrelation

@Suite("Numbers in sentences")
struct NumberTextTests {
  @Test(
    "are short and without locale",
    arguments: [
      (0.0, 1, "0"), (1, 1, "1"), (2.25, 1, "2.3"), (-2.25, 1, "-2.3"), (-0.04, 1, "0"),
      (16.1636, 2, "16.16"), (10.05, 2, "10.05"), (0.996, 2, "1"), (99.5, 0, "100"),
      (1e300, 1, "1e+300"), (.infinity, 1, "inf"),
    ])
  func short(value: Double, decimals: Int, text: String) {
    #expect(NumberText.short(value, decimals: decimals) == text)
  }

  @Test("count nouns")
  func counts() {
    #expect(NumberText.count(1, "day") == "1 day")
    #expect(NumberText.count(0, "day") == "0 days")
    #expect(NumberText.percent(0.286) == "29 %")
  }
}
