internal import HRVModel

extension StudySections {
  /// The test of the plan, to look at; nothing without a plan.
  var lot: HTML { figure(RandomisationChart(answer.result)) }

  /// The effect with one thing changed at a time; nothing when that was not looked at.
  var sensitivity: HTML { figure(SensitivityChart(answer)) }

  /// Whether the model fits; nothing without an estimate.
  var residuals: HTML { figure(ResidualChart(answer.result)) }

  private func figure(_ chart: (some Chart)?) -> HTML {
    guard let chart else { return .group([]) }
    return .element(
      "div", ["class": "evidence"], [Figure.html(chart, prefix: "study", level: 2)])
  }

  /// What is known of the forms that were taken; nothing when none was.
  var forms: HTML {
    let forms = answer.result.exposure.forms
    guard !forms.isEmpty else { return .group([]) }
    let rows = forms.map { use in
      HTML.element(
        "tr", [:],
        [
          .element("th", ["scope": "row"], [.foreign(use.formID)]),
          .element("td", [:], [.text(counted(use.days, "day"))]),
          .element(
            "td", [:],
            use.account.isEmpty
              ? [.text("Not in the table of forms.")] : use.account.map { .paragraph($0) }),
        ])
    }
    let header = ["Form", "Taken on", "What is known of it"].map {
      HTML.element("th", ["scope": "col"], [.text($0)])
    }
    return .group([
      .heading(2, .text("What was taken")),
      .element(
        "div", ["class": "panel"],
        [
          .element(
            "table", ["class": "uses"],
            [
              .element("thead", [:], [.element("tr", [:], header)]),
              .element("tbody", [:], rows),
            ]),
          .paragraph(
            "How well a form is absorbed says nothing about what it does to the heart's rhythm.",
            class: "note"),
        ]),
    ])
  }
}
