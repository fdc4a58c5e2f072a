internal import HRVModel

/// The parts of the page about a study.
struct StudySections {
  let answer: StudyAnswer
  private var result: StudyResult { answer.result }

  /// That another program computed the outcome, where one did.
  var origin: HTML {
    guard let origin = result.computedElsewhere else { return .group([]) }
    return .paragraph(
      "Computed elsewhere, by \(origin.by): the beats are not available, and artefacts are unknown.",
      class: "origin")
  }

  /// The verdict with what it means, and when there is none, what stands in the way.
  var verdict: HTML {
    let isRefused = !result.refusals.isEmpty
    var parts: [HTML] = [
      .heading(2, .text(answer.verdict)), .paragraph(answer.verdictMeaning),
    ]
    if let line = answer.effect, let fact = line.paragraphs.first {
      parts.append(.paragraph(fact, class: "effect"))
      parts += line.paragraphs.dropFirst().map { .paragraph($0, class: "note") }
    }
    if isRefused {
      parts.append(.heading(3, .text("What stands in the way")))
      parts.append(.element("ul", ["class": "refusals"], result.refusals.map(refusal)))
    }
    if let settling = answer.settling {
      parts.append(
        .element(
          "p", ["class": "settling"],
          [.element("b", [:], [.text("What would settle it: ")]), .text(settling)]))
    }
    let style = isRefused ? "panel answer refused" : "panel answer"
    return .element("section", ["class": style], parts)
  }

  private func refusal(_ refusal: Refusal) -> HTML {
    .element(
      "li", [:],
      [
        .element("b", [:], [.text("\(refusal.finding).")]),
        .text(" What would lift it: \(refusal.remedy)."),
        .element("code", [:], [.text(refusal.rule)]),
      ])
  }

  var effect: HTML {
    guard let chart = EffectChart(answer) else { return .group([]) }
    return Figure.html(chart, prefix: "study", level: 2)
  }

  var tiles: HTML {
    let days = "of \(counted(result.days.count, "day"))"
    var tiles = [
      ("With a \(answer.measured)", NumberText.count(result.data.validDays), days),
      ("With known exposure too", NumberText.count(result.data.pairedDays), days),
    ]
    if let effectiveN = result.effectiveN {
      tiles.append(("Worth, if independent", NumberText.plain(effectiveN), "days"))
    }
    for (name, value) in [
      ("Smallest worthwhile change", result.smallestWorthwhileChange),
      ("Smallest detectable effect", result.minimumDetectableEffect),
    ] {
      guard let (up, down) = value.map(answer.bothWays) else { continue }
      tiles.append((name, up, down.map { "or \($0)" } ?? ""))
    }
    return .element("dl", ["class": "tiles"], tiles.map(tile))
  }

  private func tile(_ name: String, _ value: String, _ unit: String) -> HTML {
    .element(
      "div", ["class": "tile"],
      [
        .element("dt", [:], [.text(name)]),
        .element(
          "dd", [:],
          [
            .element("span", ["class": "value"], [.text(value)]),
            .element("span", ["class": "unit"], [.text(unit)]),
          ]),
      ])
  }

  var days: HTML {
    guard let chart = DailySeriesChart(result) else {
      return Figure.missing(
        title: "Day by day", reason: "no \(answer.measurement) has a date", prefix: "study-days",
        level: 2)
    }
    return Figure.html(chart, prefix: "study", level: 2)
  }

  /// What there was, beside the chart of pairs, then how much it can tell.
  var facts: HTML {
    let uncertainty = [
      answer.plan, answer.randomisation, answer.independence, answer.noise, answer.worthwhile,
      answer.detectable,
    ].compactMap { $0 }
    let scatter =
      ScatterChart(result).map { Figure.html($0, prefix: "study", level: 3) }
      ?? Figure.missing(
        title: "Exposure and outcome", reason: "no day has both", prefix: "study-scatter", level: 3)
    return .group([
      .heading(2, .text("What the answer rests on")),
      .element(
        "div", ["class": "pair"],
        [
          scatter,
          panel(
            [
              answer.origin, answer.data, answer.design, answer.dose, answer.exposure,
              answer.adjustment, answer.analysisCount,
            ].compactMap { $0 }),
        ]),
      uncertainty.isEmpty ? .group([]) : panel(uncertainty),
    ])
  }

  /// What stands beside the answer, in full.
  var beside: HTML {
    .group(
      answer.beside(inFull: true).flatMap {
        [.heading(2, .text($0.heading)), panel($0.lines)]
      })
  }

  private func panel(_ lines: [StudyAnswer.Line]) -> HTML {
    .element("div", ["class": "panel"], [.definitions(lines.map(definition))])
  }

  private func definition(_ line: StudyAnswer.Line) -> (term: String, value: HTML) {
    (line.label, .group(line.paragraphs.map { .paragraph($0) }))
  }
}
