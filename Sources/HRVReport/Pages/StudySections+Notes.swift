internal import HRVModel

extension StudySections {
  /// The recordings that were not used, and why.
  var leftOut: HTML {
    let excluded = answer.result.data.excluded
    guard !excluded.isEmpty else { return .group([]) }
    let header = [answer.isComputedElsewhere ? "File" : "Recording", "Why it was left out"].map {
      HTML.element("th", ["scope": "col"], [.text($0)])
    }
    let rows = excluded.map { exclusion in
      HTML.element(
        "tr", [:],
        [
          .element("th", ["scope": "row"], [.foreign(exclusion.file)]),
          .element("td", [:], [.foreign(exclusion.reason)]),
        ])
    }
    return .group([
      .heading(2, .text("Left out")),
      .element(
        "div", ["class": "panel"],
        [
          .element(
            "table", [:],
            [
              .element("thead", [:], [.element("tr", [:], header)]),
              .element("tbody", [:], rows),
            ])
        ]),
    ])
  }

  /// What to bear in mind.
  var warnings: HTML {
    let warnings = answer.result.warnings
    guard !warnings.isEmpty else { return .group([]) }
    return .group([
      .heading(2, .text("Bear in mind")),
      .element("div", ["class": "panel"], [.list(warnings.map { .foreign($0) })]),
    ])
  }

  /// How the estimate is made, and what was assumed.
  var method: HTML {
    let dose = "\(answer.result.exposure.model), effects \(answer.perDose)"
    var text =
      "Each day has one value of \(answer.result.outcome.symbol) and one exposure (\(dose))."
      + " Days without a \(answer.measurement) are left empty, and days whose intake nobody wrote down are"
      + " not taken for days without magnesium."
    if answer.result.noise != nil {
      text +=
        " The estimate compares all days at once, beside a trend over the study, and counts days"
        + " that resemble their neighbours for less than independent ones."
    }
    var parts = [HTML.paragraph(text)]
    if let effect = answer.result.effect {
      parts.append(.paragraph("Test: \(effect.testID). Tested against: \(effect.nullHypothesis)."))
      if !effect.assumptions.isEmpty {
        parts.append(.paragraph("Assumed:"))
        parts.append(.list(effect.assumptions.map { .text($0) }))
      }
    } else {
      parts.append(.paragraph("No estimate was made, because the data cannot carry one."))
    }
    return .group([
      .heading(2, .text("Method")), .element("div", ["class": "panel"], parts),
    ])
  }
}
