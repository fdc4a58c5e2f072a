public import HRVModel

extension DailyTrend {
  /// The trend of one recording a day, chosen as a study chooses it: near the usual time of day, in
  /// the usual posture, long and clean enough.
  ///
  /// The weekly mean and its coefficient of variation are those of D. J. Plews et al. (Eur J Appl
  /// Physiol 112, 2012); that three values are enough for them is from D. J. Plews et al. (Int J
  /// Sports Physiol Perform 9, 2014, 783–790). Half a standard deviation as the smallest worthwhile
  /// change is what V. Vesterinen et al. used (Med Sci Sports Exerc 48, 2016). That the normal range
  /// is mean ± 1 SD of 60 days, and needs 20 values, is a convention of this package.
  ///
  /// - Parameter options: those that say which recordings count; the others have no effect.
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for an option.
  /// - Complexity: O(*n* log *n*) in sessions, and O(*days*).
  public init(
    of sessions: [StudySession], metric: MetricDefinition, options: StudyOptions = StudyOptions()
  ) throws(ModelError) {
    try options.validate()
    let selection = SessionSelection(sessions, options: options)
    self.init(
      metric: metric, days: Self.days(selection.choices.map { ($0.day, $0.outcome) }),
      excluded: selection.excluded)
  }

  /// Every day of the values, which are in order of their days.
  static func days(_ values: [(day: CivilDay, value: Double)]) -> [Day] {
    guard let first = values.first?.day, let last = values.last?.day else { return [] }
    let offset = first.daysSince1970
    var series = [Double?](repeating: nil, count: last.daysSince1970 - offset + 1)
    for (day, value) in values { series[day.daysSince1970 - offset] = value }
    return series.indices.map { i in
      let week = series[max(0, i - weekDays + 1)...i].compactMap { $0 }
      let before = series[max(0, i - normalDays)..<i].compactMap { $0 }
      let weekMean = week.count >= leastWeekDays ? week.mean : nil
      return Day(
        day: first.advanced(by: i), value: series[i], weekMean: weekMean,
        weekVariationPercent: weekMean.flatMap {
          $0 > 0 ? 100 * week.standardDeviation / $0 : nil
        },
        normal: before.count >= leastNormalDays
          ? Normal(
            mean: before.mean, deviation: before.standardDeviation, dayCount: before.count)
          : nil)
    }
  }
}
