public import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension PlanDocument {
  /// The plan on a page, for a terminal.
  public static func text(
    _ plan: TrialPlan, forecast: TrialForecast, disclaimer: String, widthColumns: Int = 88
  ) -> String {
    var text = labelled(
      [
        (
          "Plan",
          "\(layout(plan.design)); \(plan.firstDay) to \(plan.lastDay)"
            + " (\(counted(plan.isOn.count, "day")))."
        ),
        ("Dose", "\(plan.dose.massText) at \(plan.dose.timeText), on days with magnesium."),
        ("Outcome", outcome(plan)),
        ("Lot", lot(plan)),
      ], widthColumns)
    text += "\n" + periods(plan) + "\n" + visible(plan, forecast) + "\n" + power(plan, forecast)
    text +=
      "\n"
      + labelled(
        [("Noise", noise(forecast.noise))] + forecast.warnings.map { ("Bear in mind", $0) }
          + [("Digest", plan.digest), ("", proof)], widthColumns)
    return text + "\n"
      + Wrapping.lines(of: VisibleText.line(disclaimer), width: widthColumns)
      .map { $0 + "\n" }.joined()
  }

  /// Why a plan is not made.
  public static func text(_ refusals: [Refusal], widthColumns: Int = 88) -> String {
    labelled(
      refusals.flatMap {
        [
          ("Refused", "\($0.finding) (rule \($0.rule))."),
          ("", "What would lift it: \($0.remedy)."),
        ]
      }, widthColumns)
  }

  /// What came of verifying a plan file.
  public static func text(verified filed: FiledPlan, widthColumns: Int = 88) -> String {
    let plan = filed.plan
    return labelled(
      [
        ("Plan", "\(layout(plan.design)); \(plan.firstDay) to \(plan.lastDay)."),
        (
          "Schedule",
          filed.scheduleAgrees
            ? "agrees: seed \(plan.seed) draws it." : "DIFFERS from what seed \(plan.seed) draws."
        ),
        (
          "Digest",
          filed.digestAgrees
            ? "agrees: \(plan.digest)"
            : "DIFFERS: the file states \(filed.statedDigest), its contents have \(plan.digest)"
        ),
        (
          "",
          filed.isIntact
            ? "The file is as it was written. Whether it was fixed beforehand is shown by a dated copy"
              + " of the digest, and by nothing in the file."
            : "The file was changed after it was written."
        ),
      ], widthColumns)
  }

  /// What was fixed about the question.
  static func outcome(_ plan: TrialPlan) -> String {
    "\(plan.outcome), against the body pool with a half-life of"
      + " \(NumberText.plain(plan.halfLifeDays)) d: fixed here, before you look."
  }

  /// What to do with the digest.
  static let proof =
    "Send this line to somebody, send it to yourself by e-mail, or commit it somewhere, before the"
    + " first day: only a dated copy shows later that the plan was fixed beforehand. Keep the plan"
    + " file; hrv plan --verify checks it, hrv correlate --plan tests by it. Drawing again until"
    + " a schedule pleases takes the lot away."

  private static func labelled(_ rows: [(String, String)], _ widthColumns: Int) -> String {
    var table = TextTable([.init(""), .init("", wraps: true)])
    for (label, text) in rows { table.append([label, text]) }
    return table.text(widthColumns: widthColumns)
  }

  /// How the schedule was drawn.
  static func lot(_ plan: TrialPlan) -> String {
    let design = plan.design
    let smallest = NumberText.plain(design.smallestPValue)
    guard design.assignmentCount > 1 else {
      return "Nothing was drawn: nothing better than \"compatible with\" can come of it."
    }
    return "drawn with seed \(plan.seed) from \(counted(design.assignmentCount, "schedule")); the"
      + " smallest p-value to be counted on from the randomisation test is \(smallest)."
  }

  /// The layout in words.
  static func layout(_ design: TrialDesign) -> String {
    switch design.kind {
    case .randomBlocks(let count, let days):
      "\(count) blocks of \(counted(days, "day")), half of them with magnesium, in random order"
    case .randomPairs(let count, let days):
      "\(counted(count, "pair")) of blocks of \(counted(days, "day")), one of each pair with"
        + " magnesium, in random order"
    case .randomStart(let candidates, let before, let after):
      "One start on a day drawn from \(candidates), \(counted(before, "day")) before the first and"
        + " \(counted(after, "day")) from the last on"
    case .alternating(let phases, let days):
      "\(counted(phases, "phase")) of \(counted(days, "day")) in turn, the first without magnesium"
    }
  }

  private static func periods(_ plan: TrialPlan) -> String {
    var table = TextTable(
      [.init("from"), .init("to"), .init("days", .trailing), .init("magnesium")])
    for run in plan.runs {
      table.append([
        plan.firstDay.advanced(by: run.days.lowerBound).description,
        plan.firstDay.advanced(by: run.days.upperBound - 1).description,
        NumberText.count(run.days.count), run.isOn ? plan.dose.massText : "none",
      ])
    }
    return table.text()
  }

  private static func visible(_ plan: TrialPlan, _ forecast: TrialForecast) -> String {
    var table = TextTable([
      .init("half-life of the effect"), .init("visible, all days", .trailing),
      .init("without the first days", .trailing),
    ])
    for share in forecast.visibleShares {
      table.append([
        "\(NumberText.plain(share.halfLifeDays)) d", percent(share.allDays),
        share.settledDays.map(percent) ?? NumberText.notANumber,
      ])
    }
    return table.text()
      + "Of an effect that builds up and fades, the difference between days with and without shows"
      + " so much.\nThe first days are \(plan.washInDays) after a start and \(plan.washOutDays)"
      + " after an end.\n"
  }

  private static func power(_ plan: TrialPlan, _ forecast: TrialForecast) -> String {
    var table = TextTable([
      .init("full effect"), .init("found by regression", .trailing),
      .init("by the randomisation test", .trailing),
    ])
    for power in forecast.powers {
      table.append([
        effect(power.effectSD, plan, forecast.noise), percent(power.regression),
        percent(power.randomisation),
      ])
    }
    let all = forecast.comparedAssignments == plan.design.assignmentCount
    return table.text()
      + "Chances at the 5 % level, of \(NumberText.count(forecast.simulationCount)) simulated"
      + " trials with a recording every morning"
      + (all ? ".\n" : ",\nmade and held against \(forecast.comparedAssignments) schedules.\n")
  }

  /// `0.5 SD (+10.5 %)`.
  static func effect(
    _ effectSD: Double, _ plan: TrialPlan, _ noise: TrialForecast.Noise
  ) -> String {
    let text = "\(NumberText.plain(effectSD)) SD"
    guard let deviation = noise.estimate?.standardDeviation else { return text }
    let change = effectSD * deviation
    return plan.outcome.rawValue.hasPrefix("ln_")
      ? text + " (\(NumberText.signedEffect(100 * expm1(change), unit: "%")))"
      : text + " (\(NumberText.plain(change)))"
  }

  /// Where the noise comes from, and how much there is.
  static func noise(_ noise: TrialForecast.Noise) -> String {
    let figures =
      "day-to-day correlation \(NumberText.plain(noise.dayToDayCorrelation)), slow share"
      + " \(NumberText.plain(noise.slowShare))"
    guard let estimate = noise.estimate else {
      return "Assumed, for want of a baseline: \(figures)."
    }
    return "Estimated from \(counted(estimate.days, "day")) of baseline: \(figures), standard"
      + " deviation \(NumberText.plain(estimate.standardDeviation))."
  }

  /// `79 %`.
  static func percent(_ share: Double) -> String {
    NumberText.fixed(share * 100, 0) + " %"
  }
}
