internal import HRVModel

/// Every metric of a recording: its value or why it has none, what it means, how it is
/// computed and where that is written.
enum MetricTable {
  /// A table for each family that has metrics.
  static func html(_ analysis: RecordingAnalysis, level: Int) -> HTML {
    let families = MetricDefinition.Family.allCases.compactMap { family -> HTML? in
      let results = analysis.metrics.filter { $0.definition.family == family }
      guard !results.isEmpty else { return nil }
      return .element("div", ["class": "panel"], [table(results, analysis, family, level)])
    }
    return .element("div", ["class": "stack"], families)
  }

  private static func table(
    _ results: [MetricResult], _ analysis: RecordingAnalysis,
    _ family: MetricDefinition.Family, _ level: Int
  ) -> HTML {
    let name = family.rawValue.prefix(1).uppercased() + family.rawValue.dropFirst()
    let header = ["Metric", "Value", "Meaning, formula, source"].map {
      HTML.element("th", ["scope": "col"], [.text($0)])
    }
    let table = HTML.element(
      "table", ["class": "metrics"],
      [
        .element("thead", [:], [.element("tr", [:], header)]),
        .element("tbody", [:], results.map { row($0, analysis) }),
      ])
    return .group([.heading(level, .text(name)), table])
  }

  private static func row(_ result: MetricResult, _ analysis: RecordingAnalysis) -> HTML {
    let definition = result.definition
    let name = HTML.element(
      "th", ["scope": "row"],
      [.text(definition.symbol), .element("code", [:], [.text(definition.id.rawValue)])])
    let value: HTML =
      switch result.value {
      case .success(let value):
        .element("td", [:], amount(value, definition.unit) + interval(result, analysis))
      case .failure(let error):
        .element("td", ["class": "missing"], [.text("No value: \(error)")])
      }
    let meaning = HTML.element(
      "td", [:],
      [
        .text(definition.summary),
        .element("span", ["class": "formula"], [.text(definition.formula)]),
        .element("span", ["class": "source"], [.text(definition.source)]),
        .element("span", ["class": "source"], [.text("Needs: \(definition.needs)")]),
      ])
    return .element("tr", [:], [name, value, meaning])
  }

  /// The interval of a metric, or why it has none; nothing when nobody asked for it.
  static func interval(_ result: MetricResult, _ analysis: RecordingAnalysis) -> [HTML] {
    let text: String
    switch analysis.interval(result.definition.id) {
    case nil: return []
    case .success(let interval):
      text =
        "\(NumberText.plain(interval.level * 100))\u{A0}% interval"
        + " \(NumberText.display(interval.lower))\u{A0}to\u{A0}\(NumberText.display(interval.upper))"
    case .failure(let error): text = "No interval: \(error)"
    }
    return [.element("span", ["class": "why"], [.text(text)])]
  }

  /// A number with its unit beside it.
  static func amount(_ value: Double, _ unit: String) -> [HTML] {
    let number = HTML.text(NumberText.display(value))
    return unit.isEmpty
      ? [number] : [number, .element("span", ["class": "unit"], [.text(unit)])]
  }
}
