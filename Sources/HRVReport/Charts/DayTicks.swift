internal import HRVModel

/// Marks along an axis of days: days, Mondays or first days of months.
struct DayTicks: Hashable {
  /// A marked day with its label.
  struct Mark: Hashable {
    let day: CivilDay
    let label: String
  }

  let marks: [Mark]

  /// At most about `count` marks from `first` to `last`, both included.
  init(from first: CivilDay, through last: CivilDay, about count: Int) {
    let days = max(1, last.daysSince1970 - first.daysSince1970 + 1)
    let count = max(2, count)
    if let step = [1, 2, 7, 14].first(where: { days <= $0 * count }) {
      marks = Self.everyDays(step, first, last)
    } else {
      let months = days / 30
      let step = [1, 2, 3, 6, 12].first { months <= $0 * count } ?? 12 * (months / 12 / count + 1)
      marks = Self.everyMonths(step, first, last)
    }
  }

  /// `2 Mar`.
  static func short(_ day: CivilDay) -> String {
    "\(day.components.day) \(months[day.components.month - 1])"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func everyDays(_ step: Int, _ first: CivilDay, _ last: CivilDay) -> [Mark] {
    let lead = step >= 7 ? (7 - first.weekday) % 7 : 0
    let start = first.advanced(by: lead).daysSince1970
    var year: Int?
    return stride(from: start, through: last.daysSince1970, by: step).map {
      let day = CivilDay(daysSince1970: $0)
      let isNewYear = day.components.year != year
      year = day.components.year
      return Mark(day: day, label: short(day) + (isNewYear ? " \(day.components.year)" : ""))
    }
  }

  private static func everyMonths(_ step: Int, _ first: CivilDay, _ last: CivilDay) -> [Mark] {
    let (firstYear, firstMonth, _) = first.components
    let (lastYear, lastMonth, _) = last.components
    var marks: [Mark] = []
    for month in (firstYear * 12 + firstMonth - 1)...(lastYear * 12 + lastMonth - 1)
    where month % step == 0 {
      guard let day = CivilDay(year: month / 12, month: month % 12 + 1, day: 1), day >= first,
        day <= last
      else { continue }
      let name = months[month % 12]
      let needsYear = marks.isEmpty || month % 12 < step
      marks.append(Mark(day: day, label: needsYear ? "\(name) \(month / 12)" : name))
    }
    return marks
  }
}
