public import HRVModel

extension TrendDocument {
  /// The last days drawn in characters without colours: a dot a day, a line for the mean of seven days,
  /// and dashes for the edges of the normal range. Days without a mean or a range break these. Below, as
  /// far as anything is known of it, the magnesium of the days: `█` for some, `·` for none, `?` for
  /// unknown.
  ///
  /// Empty without days. Lines are at most `widthColumns` wide, but the area at least 20.
  ///
  /// - Parameter dayCount: the most days that are shown, 1 or more.
  public static func plot(
    _ trend: DailyTrend, intake: TrendIntake? = nil, dayCount: Int, widthColumns: Int
  ) -> String {
    let indices = trend.days.indices.suffix(max(1, dayCount))
    let days = trend.days[indices]
    let levels = days.flatMap { day in
      [day.value, day.weekMean, day.normal?.lower, day.normal?.upper].compactMap(\.self)
    }
    guard let first = days.first?.day, let last = days.last?.day, !levels.isEmpty else { return "" }
    func number(_ day: CivilDay) -> Double {
      Double(day.daysSince1970 - first.daysSince1970)
    }
    var plot = TextPlot(
      x: -0.5...(number(last) + 0.5), y: .init(spanning: levels),
      widthColumns: widthColumns)
    let step = max(1, 3 * days.count / max(1, plot.column(number(last) + 0.5)))
    var week: [(x: Double, y: Double)] = []
    for day in days {
      let x = number(day.day)
      if let value = day.value { plot.dot(x, value) }
      // Three columns of dots at least from one dash to the next.
      for edge in [day.normal?.lower, day.normal?.upper] where Int(x) % step == 0 {
        if let edge { plot.line([(x - 0.2, edge), (x + 0.2, edge)]) }
      }
      if let mean = day.weekMean {
        week.append((x, mean))
      } else {
        plot.line(week)
        week = []
      }
    }
    plot.line(week)
    let marks = DayTicks(from: first, through: last, about: max(2, widthColumns / 14)).marks
    let unit = trend.metric.unit.isEmpty ? "" : ", \(trend.metric.unit)"
    let title = "\(trend.metric.symbol)\(unit): dots days, line 7-day mean, dashes normal range"
    var text =
      "\n"
      + plot.text(title: title, marks: marks.map { (number($0.day), $0.label) })
    if let intake {
      text += plot.strip("magnesium") { range in
        let within = indices.filter { range.contains(number(trend.days[$0].day)) }
        let middle = ((range.lowerBound + range.upperBound) / 2).rounded()
        let meant =
          within.isEmpty ? indices.filter { number(trend.days[$0].day) == middle } : within
        return sign(meant.map { intake.days[$0] })
      }
    }
    return text
  }

  /// Of a column that stands for several days, that any is unknown stands above what most are.
  private static func sign(_ days: [DayIntake]) -> Character {
    if days.isEmpty { return " " }
    if days.contains(.unknown) { return "?" }
    let on = days.count { ($0.elementalMg ?? 0) > 0 }
    return on * 2 > days.count ? "█" : "·"
  }
}
