internal import HRVModel

/// The outcome of every day over the magnesium of every day, on one axis of days.
///
/// Days without a recording stay empty, days whose intake nobody wrote down are shaded: they
/// are not zero. The 7-day mean is for the eye only; no test uses it.
struct DailySeriesChart: Chart {
  let result: StudyResult
  let first: CivilDay
  let last: CivilDay
  /// What days without magnesium were like.
  let usual: ClosedRange<Double>?
  /// What the magnesium was taken as.
  let forms: [DrawnForm]
  let name = "days"
  let title = "Day by day"
  let sizes: [ChartSize] = [.wide(height: 470), .compact(height: 440)]

  /// Nil when the study has no days.
  init?(_ result: StudyResult) {
    guard let first = result.days.first?.day, let last = result.days.last?.day, first <= last
    else { return nil }
    self.result = result
    self.first = first
    self.last = last
    usual = Self.usual(result.days)
    forms = DrawnForm.all(result.days)
  }

  var summary: String {
    let unknown = result.days.count { $0.intake == .unknown }
    let intake =
      unknown == 0
      ? "Intake is known on every day;" : "Intake is unknown on \(counted(unknown, "day"));"
    return "\(result.outcome.symbol) on \(result.data.validDays) of"
      + " \(counted(result.days.count, "day")), above the magnesium taken each day, by form."
      + " \(intake) \(StudyAnswer.switching(result.design.switches))."
  }

  var legend: [LegendEntry] {
    var entries: [LegendEntry] = [
      .init(.dot, "day", result.outcome.symbol),
      .init(.line, "mean", "mean of 7 days (for the eye; no test uses it)"),
    ]
    let exposures = result.days.map { $0.exposureMgPerDay != nil }
    if zip(exposures, exposures.dropFirst()).contains(where: { $0 && $1 }) {
      entries.append(.init(.line, "exposure", "exposure, mg/d"))
    }
    let hasTexture = sizes[0].width / (number(last) + 1) >= Self.leastTexturedWidth
    entries += forms.map {
      .init(.textured(hasTexture ? $0.style.texture : .none), $0.style.fill, $0.name)
    }
    if result.days.contains(where: { $0.account == .declaredNone }) {
      entries.append(.init(.low, "none", "none taken, as the log says"))
    }
    if result.days.contains(where: { $0.account == .noEntry }) {
      entries.append(.init(.spot, "noentry", "no entry in a complete log: none taken"))
    }
    if usual != nil {
      entries.append(.init(.box, "usual", "range of days without magnesium (mean ± 1 SD)"))
    }
    if result.days.contains(where: { ($0.intake.elementalMg ?? 0) > 0 }) {
      entries.append(.init(.box, "phase", "days with magnesium"))
    }
    if result.days.contains(where: { $0.outcome == nil }) {
      entries.append(.init(.tick, "absent", absence))
    }
    if result.days.contains(where: { $0.intake == .unknown }) {
      entries.append(.init(.hatched, "unknown", "intake unknown (not zero)"))
    }
    if !result.design.switchDays.isEmpty {
      entries.append(.init(.line, "switch", "supplements begin or end"))
    }
    return entries
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let outcomeTicks = Ticks.covering(outcomeRange, about: 5)
    let doseTicks = Ticks.covering(doseRange, about: 3)
    let left = max(Axes.margin(for: outcomeTicks), Axes.margin(for: doseTicks))
    let right = size.width - 12
    let split = (size.height * 0.6).rounded()
    let days = (number(first) - 0.5)...(number(last) + 0.5)
    let upper = Axes(
      plot: Box(left: left, top: 34, right: right, bottom: split), x: days, y: outcomeTicks.domain)
    let lower = Axes(
      plot: Box(left: left, top: split + 58, right: right, bottom: size.height - 28), x: days,
      y: doseTicks.domain)
    let dates = DayTicks(from: first, through: last, about: size.tickCount)
    let unit = result.outcome.unit.isEmpty ? "" : ", " + result.outcome.unit
    return phases(upper) + usualBand(upper) + unknownDays(upper, lower)
      + upper.vertical(outcomeTicks, title: result.outcome.symbol + unit)
      // Above the names of what was taken.
      + [.label("magnesium, mg elemental a day", at: Point(0, split + 30), class: "axis")]
      + lower.vertical(doseTicks, title: "")
      + upper.horizontal([], title: "") + absences(upper) + doses(lower) + [exposure(lower)]
      + lower.horizontal(dates.marks.map { (number($0.day), $0.label) }, title: "")
      + switches(upper, lower) + doseNames(lower) + [mean(upper)] + points(upper)
  }

  func number(_ day: CivilDay) -> Double {
    // Differences to the first day are exact, whatever the calendar says.
    Double(day.daysSince1970 - first.daysSince1970)
  }

  /// What a day without a point lacks.
  private var absence: String {
    result.computedElsewhere == nil ? "no valid recording" : "no value"
  }

  private var outcomeRange: ClosedRange<Double> {
    .init(
      spanning: result.days.compactMap(\.outcome)
        + (usual.map { [$0.lowerBound, $0.upperBound] } ?? []))
  }

  private var doseRange: ClosedRange<Double> {
    let doses = result.days.compactMap(\.intake.elementalMg)
    let exposures = result.days.compactMap(\.exposureMgPerDay)
    return .init(spanning: [0, 1] + doses + exposures)
  }
}
