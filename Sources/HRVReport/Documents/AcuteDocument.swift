public import HRVModel

/// The results of `hrv correlate --acute`, for machines and for people.
public enum AcuteDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.acute/1"

  /// Everything, as JSON. Estimates are in their unit, outcomes in the metric's, doses in mg
  /// elemental; `dz` is the mean difference in standard deviations of the differences.
  public static func json(_ result: AcuteResult, disclaimer: String) -> String {
    let document: JSONValue = [
      "schema": .string(schema),
      "outcome": StudyDocument.outcome(result.outcome),
      "tests": .array(result.tests.map(StudyDocument.test)),
      "dz": .optional(result.standardizedMean),
      "refusals": .array(
        [result.refusal].compactMap { $0 }.map(StudyDocument.refusal)),
      "warnings": .array(result.warnings.map(JSONValue.string)),
      "disclaimer": .string(disclaimer),
      "pairs": .array(result.pairs.map(pair)),
    ]
    return document.text
  }

  private static func pair(_ pair: AcuteResult.Pair) -> JSONValue {
    [
      "day": .string(pair.day.description), "doseMg": .number(pair.doseMg),
      "beforeFile": .string(pair.beforeFile), "afterFile": .string(pair.afterFile),
      "before": .number(pair.before), "after": .number(pair.after),
      "hoursAfter": .number(pair.hoursAfter),
    ]
  }

  /// The answer as lines of text.
  public static func text(
    _ result: AcuteResult, disclaimer: String, style: TextStyle = .plain, widthColumns: Int = 88
  ) -> String {
    let page = StudyDocument.Page(style: style, widthColumns: widthColumns)
    var lines: [StudyAnswer.Line] = [
      .init(
        label: "Question",
        paragraphs: [
          "Does \(result.outcome.symbol) differ within hours of a dose? (acute)"
        ]),
      .init(label: "Data", paragraphs: [data(result)]),
    ]
    if let refusal = result.refusal {
      lines.append(.init(label: "VERDICT", paragraphs: ["Insufficient data. No answer is given."]))
      lines.append(
        .init(
          label: "Refused",
          paragraphs: [
            "\(refusal.finding) (rule \(refusal.rule)).", "What would lift it: \(refusal.remedy).",
          ]))
    }
    if let main = result.tests.first {
      var paragraphs = [
        "Mean difference \(StudyAnswer.estimateText(main))"
          + (main.interval.map {
            "; " + StudyAnswer.intervalText($0, unit: main.unit)
          } ?? "") + "; \(NumberText.pValue(main.pValue)) (\(main.testID))."
      ]
      paragraphs += result.tests.dropFirst().map {
        "Median difference \(StudyAnswer.estimateText($0)); \(NumberText.pValue($0.pValue))"
          + " (\($0.testID))."
      }
      if let dz = result.standardizedMean {
        paragraphs.append(
          "The mean is \(NumberText.signedEffect(dz, unit: "")) standard deviations of the"
            + " differences (d_z).")
      }
      lines.append(.init(label: "After a dose", paragraphs: paragraphs))
      lines.append(
        .init(
          label: "Assumed",
          paragraphs: ["Tested against: \(main.nullHypothesis)."]
            + result.tests.flatMap(\.assumptions)))
    }
    if !result.warnings.isEmpty {
      lines.append(.init(label: "Bear in mind", paragraphs: result.warnings))
    }
    return lines.map { page.line($0) }.joined() + "\n" + page.wrapped(disclaimer, indent: 0)
  }

  private static func data(_ result: AcuteResult) -> String {
    let doses = result.pairs.map(\.doseMg)
    guard let least = doses.min(), let most = doses.max() else {
      return "No day has a recording before and after a dose."
    }
    let range =
      least == most
      ? NumberText.plain(least) : "\(NumberText.plain(least)) to \(NumberText.plain(most))"
    return "\(counted(result.pairs.count, "day")) with a recording before and after a dose of"
      + " \(range) mg."
  }
}
