public import HRVModel

/// A page about a plan, to print and put on a wall: the calendar, what is taken when, and what
/// can come of it.
///
/// One self-contained HTML file without scripts, for screens and for paper. Days are told apart by
/// letters and hatching, not by colour alone.
public enum PlanReport {
  /// The page, as UTF-8.
  public static func html(
    _ plan: TrialPlan, forecast: TrialForecast, disclaimer: String
  ) -> [UInt8] {
    let title = "Plan: magnesium from \(plan.firstDay) to \(plan.lastDay)"
    return HTML.page(
      title: title,
      [
        .element(
          "header", [:],
          [
            .paragraph("A trial of one", class: "kicker"), .heading(1, .text(title)),
            .paragraph(
              "\(PlanDocument.layout(plan.design)); \(counted(plan.isOn.count, "day")).",
              class: "origin"),
          ]),
        facts(plan), calendar(plan), periods(plan), prospects(plan, forecast),
        .disclaimer(disclaimer),
      ])
  }

  private static func facts(_ plan: TrialPlan) -> HTML {
    let rows: [(term: String, value: HTML)] = [
      ("Dose", .foreign("\(plan.dose.massText) at \(plan.dose.timeText)")),
      ("Outcome", .foreign(PlanDocument.outcome(plan))),
      ("Lot", .text(capitalised(PlanDocument.lot(plan)))),
      (
        "Digest",
        .group([.element("code", [:], [.text(plan.digest)]), .paragraph(PlanDocument.proof)])
      ),
    ]
    return .element("section", ["class": "panel"], [.definitions(rows)])
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func calendar(_ plan: TrialPlan) -> HTML {
    let states = PlannedDay.State.allCases.filter { state in
      PlannedDay.all(plan).contains { $0.state == state }
    }
    let key = states.map { state in
      HTML.element(
        "li", [:],
        [
          .element("b", ["class": "key \(state.rawValue)"], [.text(state.sign)]),
          .text(state.meaning),
        ])
    }
    return .group([
      .heading(2, .text("Day by day")),
      .element("ul", ["class": "legend"], key),
      .element("div", ["class": "months"], CalendarMonth.all(plan).map(\.html)),
    ])
  }

  private static func periods(_ plan: TrialPlan) -> HTML {
    let rows = plan.runs.map { run in
      [
        plan.firstDay.advanced(by: run.days.lowerBound).description,
        plan.firstDay.advanced(by: run.days.upperBound - 1).description,
        NumberText.count(run.days.count), run.isOn ? plan.dose.massText : "none",
      ]
    }
    return .group([
      .heading(2, .text("Periods")),
      .element(
        "div", ["class": "panel"],
        [
          .numbers(
            caption: "Days in a row, from and to included",
            header: ["from", "to", "days", "magnesium"], rows: rows)
        ]),
    ])
  }

  /// What the schedule can be expected to show.
  private static func prospects(_ plan: TrialPlan, _ forecast: TrialForecast) -> HTML {
    let shares = forecast.visibleShares.map {
      [
        "\(NumberText.plain($0.halfLifeDays)) d", PlanDocument.percent($0.allDays),
        $0.settledDays.map(PlanDocument.percent) ?? NumberText.notANumber,
      ]
    }
    let chances = forecast.powers.map {
      [
        PlanDocument.effect($0.effectSD, plan, forecast.noise),
        PlanDocument.percent($0.regression), PlanDocument.percent($0.randomisation),
      ]
    }
    var parts: [HTML] = [
      .numbers(
        caption: "How much of an effect that builds up and fades would show, by its half-life",
        header: ["half-life", "all days", "without the first days"], rows: shares),
      .numbers(
        caption: "How likely an effect would be found at the 5 % level, in"
          + " \(counted(forecast.simulationCount, "simulated trial")) with a recording every morning",
        header: ["full effect", "regression", "randomisation test"], rows: chances),
      .paragraph(PlanDocument.noise(forecast.noise), class: "note"),
    ]
    if !forecast.warnings.isEmpty {
      parts += [.paragraph("Bear in mind:"), .list(forecast.warnings.map { .foreign($0) })]
    }
    return .group([
      .heading(2, .text("What it can show")), .element("div", ["class": "panel"], parts),
    ])
  }
}
