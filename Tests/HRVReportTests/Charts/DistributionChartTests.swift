import HRVModel
import Testing

@testable import HRVReport

@Suite("Distributions over recordings")
struct DistributionChartTests {
  private func summary(_ values: [Double]) throws -> String {
    var thinned = ThinnedValues()
    for value in values { thinned.add(value) }
    let definition = SyntheticMetrics.row(
      "mean_hr", "mean HR", "bpm", .time, "", "", .success(1)
    ).definition
    return try #require(DistributionChart(definition, thinned)).summary
  }

  // By hand: quartiles of five values are the second and the fourth.
  @Test("quartiles that look equal are told once")
  func quartiles() throws {
    let unit = "\u{A0}bpm"
    #expect(
      try summary([60, 66.61, 66.62, 66.63, 80])
        == "At least half of the values are 66.6\(unit) as shown.")
    #expect(
      try summary([60, 62, 66, 70, 80])
        == "Half of the values lie between 62.0\(unit) and 70.0\(unit), the middle one at"
        + " 66.0\(unit).")
  }
}
