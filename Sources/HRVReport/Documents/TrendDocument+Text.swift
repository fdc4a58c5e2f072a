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
    func lines(_ sentence: String, _ emphasis: TextStyle.Emphasis = .none) -> String {
      Wrapping.lines(of: sentence, width: widthColumns - 2)
        .map { "  " + style.apply(emphasis, to: $0) + "\n" }.joined()
    }
    guard let first = trend.days.first, let last = trend.days.last else {
      return text + lines("no day has a valid recording" + left(trend))
    }
    let valid = trend.days.count - trend.missingCount
    text += lines(
      "\(NumberText.count(valid)) of \(counted(trend.days.count, "day", "days")) from \(first.day)"
        + " to \(last.day) have a value" + left(trend))
    let shown = trend.days.indices.suffix(max(1, dayCount))
    // What stands behind the blocks takes 20 columns or so.
    let drawn = shown.suffix(max(10, widthColumns - 24))
    text +=
      "  \(sparkline(drawn.map { trend.days[$0].value }))  the last"
      + " \(counted(drawn.count, "day", "days"))\n\n"
    let (table, leftOut) = table(trend, shown, intake).text(
      widthColumns: widthColumns, style: style)
    text += table
    if let intake { text += phases(intake, style, widthColumns) }
    let notes =
      (leftOut.isEmpty
        ? "" : "Left out for want of room: \(leftOut.joined(separator: ", ")); csv has all. ")
      + "The weekly mean needs \(DailyTrend.leastWeekDays) values; the normal range, mean ± 1 SD of the"
      + " \(DailyTrend.normalDays) days before, needs \(DailyTrend.leastNormalDays). The smallest"
      + " worthwhile change (SWC) is half that SD."
      + (intake == nil
        ? ""
        : " mg Mg is the magnesium of supplements on the day, from 4 in the morning, as a rule after its"
          + " recording; ? is a day of which nothing is known.")
      + " For information only: none of this says why a value moved."
    return text + lines(notes, .faint)
  }

  /// A row a day.
  private static func table(
    _ trend: DailyTrend, _ shown: Range<Int>, _ intake: TrendIntake?
  ) -> FittingTable {
    let days = trend.days[shown]
    var columns: [FittingTable.Column] = [
      .init("day", alignment: .leading, days.map(\.day.description)),
      .init("value", days.map { $0.value.map(NumberText.display) ?? "missing" }),
      .init("7-day mean", short: "7 days", days.map { $0.weekMean.map(NumberText.display) ?? "—" }),
      .init(
        "weekly CV", short: "CV", leaves: 2,
        days.map { $0.weekVariationPercent.map { NumberText.percent($0 / 100) } ?? "—" }),
      .init(
        "normal range (60 days)", short: "normal", leaves: 4,
        days.map { day in
          day.normal.map {
            "\(NumberText.display($0.lower)) to \(NumberText.display($0.upper))"
          } ?? "—"
        }),
      .init(
        "smallest worthwhile change", short: "SWC", leaves: 1,
        days.map { day in
          day.normal.map { NumberText.display($0.smallestWorthwhileChange) } ?? "—"
        }),
    ]
    if let intake {
      columns.append(
        .init(
          "mg Mg", leaves: 3,
          shown.map { intake.days[$0].elementalMg.map(NumberText.plain) ?? "?" }))
    }
    return FittingTable(columns: columns)
  }

  /// The times with and without magnesium.
  private static func phases(
    _ intake: TrendIntake, _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    let phases = intake.phases
    guard !phases.isEmpty else { return "" }
    let table = FittingTable(columns: [
      .init(
        "magnesium", short: "Mg", alignment: .leading, phases.map { $0.isTaken ? "taken" : "none" }),
      .init("from", alignment: .leading, phases.map(\.days.lowerBound.description)),
      .init("to", alignment: .leading, phases.map(\.days.upperBound.description)),
      .init(
        "days", leaves: 2,
        phases.map {
          NumberText.count($0.days.upperBound.daysSince1970 - $0.days.lowerBound.daysSince1970 + 1)
        }),
      .init(
        "with a value", short: "values", leaves: 1, phases.map { NumberText.count($0.valueCount) }),
      .init("mg a day", short: "mg", phases.map { NumberText.plain($0.meanElementalMg) }),
    ])
    return "\n" + table.text(widthColumns: widthColumns, style: style).text
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
