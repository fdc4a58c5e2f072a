import HRVCorrelation
import HRVModel
import Testing

@Suite("Daily trend")
struct DailyTrendTests {
  private static let metric = MetricDefinition(
    id: "ln_rmssd", symbol: "ln RMSSD", unit: "ln ms", family: .time, summary: "", formula: "",
    source: "", needs: "")

  private static func session(
    _ day: Int, _ value: Double, hour: Int = 7, durationS: Double = 300
  ) throws -> StudySession {
    let start = try #require(
      Timestamp(day: CivilDay(daysSince1970: 20_000 + day), hour: hour, minute: 0))
    return StudySession(
      file: "\(day)-\(hour).txt", start: RecordingStart(timestamp: start, source: .file),
      outcome: .success(value), correctedFraction: 0, durationS: durationS, device: nil)
  }

  private static func trend(_ sessions: [StudySession]) throws -> DailyTrend {
    try DailyTrend(of: sessions, metric: metric)
  }

  @Test("of values that rise by 1 a day, mean and deviation are known")
  func line() throws {
    let trend = try Self.trend((0..<90).map { try Self.session($0, Double($0 + 1)) })
    #expect(trend.days.count == 90)
    // Two values are no weekly mean, three are: (1 + 2 + 3) / 3.
    #expect(trend.days[1].weekMean == nil)
    #expect(trend.days[2].weekMean == 2)
    // Of 7 whole numbers in a row the mean is the middle, the variance 7 · 8 / 12.
    let week = (7.0 * 8 / 12).squareRoot()
    #expect(trend.days[29].weekMean == 27)
    let variation = try #require(trend.days[29].weekVariationPercent)
    #expect(abs(variation - 100 * week / 27) < 1e-9)
    // The day itself is not among those before it: 20 values on the 21st day.
    #expect(trend.days[19].normal == nil)
    let first = try #require(trend.days[20].normal)
    #expect(first.dayCount == 20 && first.mean == 10.5)
    #expect(abs(first.deviation - (20.0 * 21 / 12).squareRoot()) < 1e-9)
    #expect(first.smallestWorthwhileChange == first.deviation / 2)
    // 60 days at most: 30 to 89 before the 90th, whose value is 90.
    let last = try #require(trend.days[89].normal)
    #expect(last.dayCount == 60 && last.mean == 59.5)
    #expect(abs(last.upper - last.lower - 2 * (60.0 * 61 / 12).squareRoot()) < 1e-9)
  }

  @Test("a missing day is a day without a value, and takes part in nothing")
  func missing() throws {
    let trend = try Self.trend([0, 1, 5, 6, 30].map { try Self.session($0, Double($0)) })
    #expect(trend.days.count == 31)
    #expect(trend.missingCount == 26)
    #expect(trend.days[2].value == nil && trend.days[2].weekMean == nil)
    #expect(trend.days[6].weekMean == 3)
    // Days 5 and 6 of the week of day 8: two values.
    #expect(trend.days[8].weekMean == nil)
    #expect(trend.days.allSatisfy { $0.normal == nil })
  }

  @Test("the day's recording is chosen as a study does; others are named with a reason")
  func chosen() throws {
    var sessions = try (0..<5).map { try Self.session($0, 4) }
    sessions.append(try Self.session(2, 9, hour: 20))
    sessions.append(try Self.session(5, 9, durationS: 20))
    let trend = try Self.trend(sessions)
    #expect(trend.days.map(\.value) == [4, 4, 4, 4, 4])
    #expect(trend.excluded.map(\.file) == ["2-20.txt", "5-7.txt"])
    // All values alike: no variation, and a range without width.
    #expect(trend.days[4].weekVariationPercent == 0)
  }

  @Test("a mean that is not positive has no coefficient of variation, and nothing is no days")
  func edges() throws {
    let trend = try Self.trend((0..<4).map { try Self.session($0, Double(-$0)) })
    #expect(trend.days[3].weekMean == -1.5 && trend.days[3].weekVariationPercent == nil)
    #expect(try Self.trend([]).days.isEmpty)
  }
}
