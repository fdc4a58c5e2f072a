/// How long something about magnesium takes: a row of the table of time scales.
public struct TimeScale: Hashable, Sendable {
  /// The stable name.
  public let id: String
  /// What takes the time.
  public let process: String
  /// The shortest and the longest time that is reported, in hours; nil when it is not a
  /// number.
  public let hours: ClosedRange<Double>?
  /// What was seen, in a line.
  public let finding: String
  /// Where it stands.
  public let source: String

  init(
    _ id: String, _ process: String, hours: ClosedRange<Double>?, _ statement: String,
    _ source: String
  ) {
    self.id = id
    self.process = process
    self.hours = hours
    finding = statement
    self.source = source
  }

  /// The times in words, in the unit that suits them, such as `5-13 weeks`.
  public var duration: String {
    guard let hours else { return "not stated as a number" }
    let (unitHours, unit): (Double, String) =
      hours.upperBound > 8 * Self.week
      ? (Self.week, "weeks") : hours.upperBound > 3 * Self.day ? (Self.day, "days") : (1, "hours")
    let ends = [hours.lowerBound, hours.upperBound].map { NumberText.short($0 / unitHours) }
    return "\(ends[0])-\(ends[1]) \(unit)"
  }

  private static let day = 24.0
  private static let week = 168.0

  /// Every time scale, the shortest first.
  public static let all: [TimeScale] = [
    TimeScale(
      "plasma-peak", "Peak in plasma after a dose", hours: 1...4,
      "Aspartate peaks at about 2 h; 400 mg of citrate: +5 % at 1 h, baseline by 4 h (n = 3)",
      "Swiss product information; manufacturer's study"),
    TimeScale(
      "plasma-half-life", "Half-life in plasma", hours: 4.8...14.1,
      "8.3 h after hydroxide (95 % CI 4.8 to 14.1); about 8 h after an infusion",
      "Dolberg et al. 2017; Wilimzig et al. 1996"),
    TimeScale(
      "exchangeable-pool", "Half-times of the quickly exchanging pools", hours: 1...35,
      "1 h, 3 h and 14 to 35 h by 28Mg; 25 to 50 % of the body's magnesium turns over by less"
        + " than 2 % a day", "Aikawa 1960; Silver et al. 1960"),
    TimeScale(
      "article", "Effects that people notice", hours: nil,
      "Some notice effects within a week, others only after longer consistent use",
      MagnesiumForm.PopularAccount.source),
    TimeScale(
      "slow-pool", "Half-life of the slow compartment", hours: (41 * day)...(43 * day),
      "About 1000 h; only about 15 % of the body's magnesium exchanges quickly",
      "Avioli and Berman 1966"),
    TimeScale(
      "hrv-trials", "Duration of the trials that measured HRV",
      hours: (5 * week)...(13 * week), "5 weeks to 90 days; none was shorter",
      "Almoznino-Sarafian 2009; Brilla 2010; Lopresti and Smith 2026; Wienecke and Nolden 2016"),
    TimeScale(
      "steady-state", "Steady state of serum and urine", hours: (20 * week)...(40 * week),
      "About 20 weeks in serum and 40 in urine, 48 trials, n = 2131",
      "Zhang et al. 2016, Hypertension 68, 324"),
  ]
}
