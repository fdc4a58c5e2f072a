import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Lagged correlations")
struct LaggedCorrelationTests {
  // Python with numpy: dense REML of AR(1) by `scipy.optimize.minimize_scalar`, innovations,
  // correlations written out naively; 20 000 orders drawn by numpy for p (±0.015 for 999 here).
  @Test("Nile and Lake Huron with holes, 1875 to 1970")
  func twoSeries() throws {
    let x = ReferenceSeries.nile[4...].enumerated().map { $0 % 11 == 5 ? nil : $1 }
    let y = ReferenceSeries.lakeHuron[..<96].enumerated().map { $0 % 13 == 7 ? nil : $1 }
    let lagged = try #require(try LaggedCorrelation(x, y, longestLag: 5, count: 999, seed: 1))
    let expected = [
      0.10748954526849819, 0.02095944899835683, -0.12706795544205723, -0.008409813943062444,
      0.04402113276221045, 0.2252336564447906,
    ]
    #expect(mismatch(lagged.coefficients.compactMap { $0 }, expected, .absolute(1e-6)) == nil)
    #expect(lagged.counts == [79, 79, 78, 78, 77, 75])
    #expect(abs(lagged.pValue - 0.2487) < 0.045)
  }

  @Test("finds a delay that is there")
  func delay() throws {
    var deviates = NormalDeviates(seed: 3)
    let x = (0..<120).map { _ in deviates.next() }
    let y = x.indices.map { $0 < 3 ? 0 : 0.8 * x[$0 - 3] + deviates.next() }
    let lagged = try #require(try LaggedCorrelation(x, y, longestLag: 14, count: 199, seed: 1))
    let r = lagged.coefficients.map { abs($0 ?? 0) }
    #expect(r.firstIndex(of: r.max() ?? 0) == 3)
    #expect(lagged.pValue == 1.0 / 200 && lagged.isWhite)
    #expect(
      try LaggedCorrelation(Array(x[..<60]), Array(y[..<60]), longestLag: 14, count: 99, seed: 1)
        == nil)
  }

  @Test("knows when memory is left: a dose in periods")
  func memory() throws {
    var deviates = NormalDeviates(seed: 3)
    let x: [Double?] = StudyFixture.phases([31, 42, 29, 25]).map { $0 ? 200 : 0 }
    let y: [Double?] = x.map { _ in deviates.next() }
    var pool = 0.0
    let pools: [Double?] = x.map {
      pool = 0.9057 * pool + 0.0943 * ($0 ?? 0)
      return pool
    }
    let lagged = try #require(
      try LaggedCorrelation(pools, y, longestLag: 14, count: 99, seed: 1))
    #expect(!lagged.isWhite)
  }

  @Test("knows a schedule that repeats itself")
  func period() {
    let doses = { (days: [Bool]) in days.map { Optional($0 ? 200.0 : 0) } }
    #expect(LaggedCorrelations.period(doses(StudyFixture.phases([14, 14, 14, 14]))) == 28)
    #expect(LaggedCorrelations.period(doses(StudyFixture.phases([30, 30, 30, 30]))) == 60)
    let workdays = (0..<70).map { $0 % 7 < 5 }
    #expect(LaggedCorrelations.period(doses(workdays)) == 7)
    #expect(LaggedCorrelations.period(doses(StudyFixture.phases([40, 40]))) == nil)
    #expect(LaggedCorrelations.period(doses(StudyFixture.phases([9, 21, 14, 7, 30, 11]))) == nil)
    #expect(LaggedCorrelations.period([nil, nil]) == nil)
    #expect(LaggedCorrelations.period((0..<60).map { _ in 200 }) == nil)
  }
}
