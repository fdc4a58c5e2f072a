internal import HRVModel

/// The numbers of a recording on a few lines, a table for each family: those that people compare, beside
/// the tiles of the headline. Formulas, sources and reasons stand with all metrics, further down.
enum GlanceTable {
  private static let families: [(name: String, ids: [MetricID])] = [
    (
      "Time domain",
      ["mean_nn", "pnn50", "min_hr", "max_hr", "hti", "tinn", "stress_index"]
    ),
    (
      "Frequency domain",
      ["lf_power", "hf_power", "total_power", "lf_nu", "hf_nu", "lf_peak", "hf_peak"]
    ),
    (
      "Nonlinear",
      ["sd1", "sd2", "sd1_sd2_ratio", "dfa_alpha1", "dfa_alpha2", "sampen", "respiration_rate"]
    ),
  ]

  /// The tables beside each other; nothing when none of the metrics has a value.
  static func html(_ analysis: RecordingAnalysis) -> HTML {
    let tables = families.compactMap { name, ids -> HTML? in
      let results = ids.compactMap(analysis.metric)
      return results.isEmpty ? nil : table(name, results)
    }
    let hasValues = families.flatMap(\.ids).contains { analysis.value($0) != nil }
    guard hasValues else { return .group([]) }
    return .element("div", ["class": "panel glance"], tables)
  }

  /// A unit in its column, which is there also where a number has none.
  private static func unit(_ text: String) -> HTML {
    .element("span", ["class": "unit"], [.text(text)])
  }

  private static func table(_ name: String, _ results: [MetricResult]) -> HTML {
    let rows = results.map { result -> HTML in
      let definition = result.definition
      let value: [HTML] =
        switch result.value {
        case .success(let value):
          [.text(NumberText.display(value)), unit(definition.unit)]
        case .failure(let error):
          [.element("abbr", ["title": "\(error)"], [.text(NumberText.notANumber)]), unit("")]
        }
      return .element(
        "tr", [:],
        [
          .element("th", ["scope": "row"], [.text(definition.symbol)]), .element("td", [:], value),
        ])
    }
    return .element(
      "table", [:],
      [.element("caption", [:], [.text(name)]), .element("tbody", [:], rows)])
  }
}
