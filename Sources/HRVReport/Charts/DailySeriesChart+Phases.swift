internal import HRVModel

extension DailySeriesChart {
  /// What days without magnesium were like, to look at: mean ± 1 SD, n − 1, of all of them; nil with
  /// fewer than a normal range needs.
  static func usual(_ days: [StudyDay]) -> ClosedRange<Double>? {
    let values = days.filter { $0.intake == .known(elementalMg: 0) }
      .compactMap(\.outcome).filter(\.isFinite)
    guard values.count >= DailyTrend.leastNormalDays else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    return (mean - deviation)...(mean + deviation)
  }

  func usualBand(_ axes: Axes) -> [SVG] {
    guard let usual else { return [] }
    let box = Box(
      left: axes.plot.left, top: axes.y(usual.upperBound), right: axes.plot.right,
      bottom: axes.y(usual.lowerBound))
    let ends = [usual.lowerBound, usual.upperBound].map(NumberText.display)
    return [
      .rectangle(
        box, class: "usual", title: "days without magnesium: \(ends[0]) to \(ends[1])")
    ]
  }

  /// Days with magnesium as a ground of the upper panel, one for days in a row.
  func phases(_ axes: Axes) -> [SVG] {
    result.days.stretches { ($0.intake.elementalMg ?? 0) > 0 }.map { start, end in
      .rectangle(
        Box(
          left: axes.x(number(start.day) - 0.5), top: axes.plot.top,
          right: axes.x(number(end.day) + 0.5), bottom: axes.plot.bottom), class: "phase",
        title: "\(start.day) to \(end.day): magnesium")
    }
  }
}

extension [StudyDay] {
  /// The first and the last of each stretch of days in a row that `condition` holds for.
  func stretches(where condition: (StudyDay) -> Bool) -> [(first: StudyDay, last: StudyDay)] {
    var stretches: [(first: StudyDay, last: StudyDay)] = []
    var wasIn = false
    for day in self {
      let isIn = condition(day)
      if isIn, wasIn {
        stretches[stretches.count - 1].last = day
      } else if isIn {
        stretches.append((day, day))
      }
      wasIn = isIn
    }
    return stretches
  }
}
