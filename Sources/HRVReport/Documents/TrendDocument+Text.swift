public import HRVModel

extension TrendDocument {
  /// The last days as a table under a line that shows how they went.
  ///
  /// - Parameters:
  ///   - intake: what was taken on the days of the trend, for a column of its own and the phases.
  ///   - dayCount: the most days that are shown, 1 or more.
  public static func text(
    _ trend: DailyTrend, intake: TrendIntake? = nil, dayCount: Int, style: TextStyle = .plain,
    widthColumns: Int = 100
  ) -> String {
    let unit = trend.metric.unit.isEmpty ? "" : " in \(trend.metric.unit)"
    var text = style.apply(.bold, to: "\(trend.metric.symbol)\(unit)") + "\n"
    guard let first = trend.days.first, let last = trend.days.last else {
      return text + "  no day has a valid recording" + left(trend) + "\n"
    }
    let valid = trend.days.count - trend.missingCount
    text +=
      "  \(NumberText.count(valid)) of \(counted(trend.days.count, "day", "days")) from \(first.day)"
      + " to \(last.day) have a value" + left(trend) + "\n"
    let shown = trend.days.suffix(max(1, dayCount))
    text +=
      "  \(sparkline(shown.map(\.value)))  the last \(counted(shown.count, "day", "days"))\n\n"
    var table = TextTable(
      [
        .init("day"), .init("value", .trailing), .init("7-day mean", .trailing),
        .init("weekly CV", .trailing), .init("normal range (60 days)", .trailing),
        .init("smallest worthwhile change", .trailing),
      ] + (intake == nil ? [] : [.init("mg Mg", .trailing)]), indent: 2)
    for index in trend.days.indices.suffix(shown.count) {
      let day = trend.days[index]
      let taken = intake.map { [$0.days[index].elementalMg.map(NumberText.plain) ?? "?"] } ?? []
      table.append(
        [
          day.day.description, day.value.map(NumberText.display) ?? "missing",
          day.weekMean.map(NumberText.display) ?? "—",
          day.weekVariationPercent.map { NumberText.percent($0 / 100) } ?? "—",
          day.normal.map {
            "\(NumberText.display($0.lower)) to \(NumberText.display($0.upper))"
          } ?? "—",
          day.normal.map { NumberText.display($0.smallestWorthwhileChange) } ?? "—",
        ] + taken)
    }
    text += table.text(widthColumns: widthColumns, style: style)
    if let intake { text += phases(intake, style, widthColumns) }
    let notes =
      "The weekly mean needs \(DailyTrend.leastWeekDays) values; the normal range, mean ± 1 SD of the"
      + " \(DailyTrend.normalDays) days before, needs \(DailyTrend.leastNormalDays). The smallest"
      + " worthwhile change is half that SD."
      + (intake == nil
        ? ""
        : " mg Mg is the magnesium of supplements on the day, from 4 in the morning, as a rule after its"
          + " recording; ? is a day of which nothing is known.")
      + " For information only: none of this says why a value moved."
    for line in Wrapping.lines(of: notes, width: widthColumns - 2) {
      text += "  " + style.apply(.faint, to: line) + "\n"
    }
    return text
  }

  /// The times with and without magnesium.
  private static func phases(
    _ intake: TrendIntake, _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    guard !intake.phases.isEmpty else { return "" }
    var table = TextTable(
      [
        .init("magnesium"), .init("from"), .init("to"), .init("days", .trailing),
        .init("with a value", .trailing), .init("mg a day", .trailing),
      ], indent: 2)
    for phase in intake.phases {
      let dayCount = phase.days.upperBound.daysSince1970 - phase.days.lowerBound.daysSince1970 + 1
      table.append([
        phase.isTaken ? "taken" : "none", phase.days.lowerBound.description,
        phase.days.upperBound.description, NumberText.count(dayCount),
        NumberText.count(phase.valueCount), NumberText.plain(phase.meanElementalMg),
      ])
    }
    return "\n" + table.text(widthColumns: widthColumns, style: style)
  }

  private static func left(_ trend: DailyTrend) -> String {
    let count = trend.excluded.count
    guard count > 0 else { return "" }
    return "; \(counted(count, "recording", "recordings")) left out (json gives each reason)"
  }

  /// A block a day, from the least value to the greatest; a dot where there is none.
  static func sparkline(_ values: [Double?]) -> String {
    let known = values.compactMap { $0 }
    guard let least = known.min(), let greatest = known.max() else {
      return String(repeating: "·", count: values.count)
    }
    let span = greatest - least
    return values.map { value in
      guard let value else { return "·" }
      // Of values that are all one, each is in the middle.
      let share = span > 0 ? (value - least) / span : 0.5
      return blocks[min(blocks.count - 1, Int(share * Double(blocks.count)))]
    }.joined()
  }

  private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
