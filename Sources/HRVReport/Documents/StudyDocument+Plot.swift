public import HRVModel

extension StudyDocument {
  /// The outcome day by day over the magnesium of each day, drawn in characters without colours:
  /// a dot a day, and below `█` for magnesium, `·` for none, `?` for days whose intake nobody
  /// wrote down. A column that stands for several days shows `?` where any is unknown, `█` where
  /// most had magnesium.
  ///
  /// Empty without days.
  public static func plot(_ result: StudyResult, widthColumns: Int) -> String {
    guard let first = result.days.first?.day, let last = result.days.last?.day,
      result.days.contains(where: { $0.outcome != nil })
    else { return "" }
    func number(_ day: CivilDay) -> Double {
      Double(day.daysSince1970 - first.daysSince1970)
    }
    var plot = TextPlot(
      x: -0.5...(number(last) + 0.5), y: .init(spanning: result.days.compactMap(\.outcome)),
      widthColumns: widthColumns)
    for day in result.days {
      if let outcome = day.outcome { plot.dot(number(day.day), outcome) }
    }
    let marks = DayTicks(from: first, through: last, about: max(2, widthColumns / 14)).marks
    let unit = result.outcome.unit.isEmpty ? "" : ", \(result.outcome.unit)"
    return "\n"
      + plot.text(
        title: "\(result.outcome.symbol)\(unit), a dot a day",
        marks: marks.map { (number($0.day), $0.label) })
      + plot.strip("magnesium") { range in
        let middle = ((range.lowerBound + range.upperBound) / 2).rounded()
        let within = result.days.filter { range.contains(number($0.day)) }
        return sign(
          within.isEmpty ? result.days.filter { number($0.day) == middle } : within)
      }
  }

  private static func sign(_ days: [StudyDay]) -> Character {
    if days.isEmpty { return " " }
    if days.contains(where: { $0.intake == .unknown }) { return "?" }
    let on = days.count { ($0.intake.elementalMg ?? 0) > 0 }
    return on * 2 > days.count ? "█" : "·"
  }
}
