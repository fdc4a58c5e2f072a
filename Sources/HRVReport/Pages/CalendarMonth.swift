internal import HRVModel

/// A month of a plan as a grid of weeks, Mondays first.
struct CalendarMonth {
  let year: Int
  let month: Int
  /// The days of the plan in this month, in order.
  let days: [PlannedDay]

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

  /// The months of a plan, in order.
  static func all(_ plan: TrialPlan) -> [CalendarMonth] {
    var months: [CalendarMonth] = []
    var days: [PlannedDay] = []
    func finish() {
      guard let (year, month, _) = days.first?.day.components else { return }
      months.append(CalendarMonth(year: year, month: month, days: days))
    }
    for day in PlannedDay.all(plan) {
      if let last = days.last?.day.components,
        (last.year, last.month) != (day.day.components.year, day.day.components.month)
      {
        finish()
        days = []
      }
      days.append(day)
    }
    finish()
    return months
  }

  /// The grid. Days outside the plan have their number and nothing else.
  var html: HTML {
    let head = Self.weekdays.map { HTML.element("th", ["scope": "col"], [.text($0)]) }
    let weeks = stride(from: 0, to: cells.count, by: 7).map { start in
      HTML.element("tr", [:], Array(cells[start..<min(start + 7, cells.count)]))
    }
    return .element(
      "table", ["class": "month"],
      [
        .element("caption", [:], [.text("\(Self.names[month - 1]) \(year)")]),
        .element("thead", [:], [.element("tr", [:], head)]), .element("tbody", [:], weeks),
      ])
  }

  /// A cell for each place of the grid, from the first Monday to the last Sunday.
  private var cells: [HTML] {
    guard let first = days.first?.day else { return [] }
    let start = first.advanced(by: 1 - first.components.day)
    var cells = Array(repeating: HTML.element("td"), count: start.weekday)
    var planned = days[...]
    var day = start
    while day.components.month == month {
      let isPlanned = planned.first?.day == day
      cells.append(Self.cell(day, isPlanned ? planned.popFirst()?.state : nil))
      day = day.advanced(by: 1)
    }
    while cells.count % 7 != 0 { cells.append(.element("td")) }
    return cells
  }

  private static func cell(_ day: CivilDay, _ state: PlannedDay.State?) -> HTML {
    let date = HTML.element("span", ["class": "date"], [.text("\(day.components.day)")])
    guard let state else { return .element("td", ["class": "outside"], [date]) }
    let sign = HTML.element("abbr", ["title": state.meaning], [.text(state.sign)])
    return .element("td", ["class": state.rawValue], [date, .text(" "), sign])
  }
}
