public import HRVModel

/// The results of `hrv cohort`, for machines and for people.
public enum CohortDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.cohort/1"

  /// Everything, as JSON. Effects are in `unit`, for `doseMgPerDay`; `tau` is the standard
  /// deviation of true effects between people in the outcome's own unit (of logarithms, a
  /// logarithm), `i2` lies in `0..<1`.
  public static func json(_ result: CohortResult, disclaimer: String) -> String {
    let document: JSONValue = [
      "schema": .string(schema),
      "metric": .string(result.metricID), "symbol": .string(result.symbol),
      "unit": .string(result.unit), "doseMgPerDay": .number(result.doseMgPerDay),
      "exposureModelId": .string(result.exposureModelID),
      "pooled": result.pooled.map(pooled) ?? .null,
      "members": .array(result.members.map(member)),
      "excluded": .array(
        result.excluded.map { ["study": .string($0.label), "reason": .string($0.reason)] }),
      "refusals": .array([result.refusal].compactMap { $0 }.map(StudyDocument.refusal)),
      "assumptions": .array(result.assumptions.map(JSONValue.string)),
      "disclaimer": .string(disclaimer),
    ]
    return document.text
  }

  private static func pooled(_ pooled: CohortResult.Pooled) -> JSONValue {
    [
      "mean": .number(pooled.mean), "interval": StudyDocument.interval(pooled.interval),
      "p": .number(pooled.pValue), "prediction": StudyDocument.interval(pooled.prediction),
      "tau": .number(pooled.betweenDeviation), "i2": .number(pooled.inconsistency),
    ]
  }

  private static func member(_ member: CohortResult.Member) -> JSONValue {
    [
      "study": .string(member.label), "estimate": .number(member.estimate),
      "interval": StudyDocument.interval(member.interval),
      "shrunken": .optional(member.shrunken),
    ]
  }

  /// The answer as lines of text.
  public static func text(
    _ result: CohortResult, disclaimer: String, style: TextStyle = .plain, widthColumns: Int = 88
  ) -> String {
    let page = StudyDocument.Page(style: style, widthColumns: widthColumns)
    let dose = "per \(NumberText.plain(result.doseMgPerDay))\u{A0}mg/d"
    var text = page.line(
      .init(
        label: "Question",
        paragraphs: [
          "How does \(result.symbol) differ with magnesium intake, from person to person?"
        ]))
    text += page.line(
      .init(
        label: "Data",
        paragraphs: [
          "\(counted(result.members.count, "person", "people")),"
            + " effects \(dose) (exposure \(result.exposureModelID))."
        ]))
    if let pooled = result.pooled {
      text += page.line(.init(label: "Mean effect", paragraphs: mean(pooled, result.unit)))
    }
    if let refusal = result.refusal {
      text += page.line(
        .init(
          label: "Refused",
          paragraphs: [
            "\(refusal.finding) (rule \(refusal.rule)).", "What would lift it: \(refusal.remedy).",
          ]), .warning)
    }
    text += "\n" + table(result).text(widthColumns: widthColumns, style: style) + "\n"
    if !result.excluded.isEmpty {
      text += page.line(
        .init(
          label: "Left out", paragraphs: result.excluded.map { "\($0.label): \($0.reason)" }))
    }
    text += page.line(.init(label: "Assumed", paragraphs: result.assumptions))
    return text + "\n" + page.wrapped(disclaimer, indent: 0)
  }

  private static func mean(_ pooled: CohortResult.Pooled, _ unit: String) -> [String] {
    [
      "\(NumberText.signedEffect(pooled.mean, unit: unit));"
        + " \(StudyAnswer.intervalText(pooled.interval, unit: unit));"
        + " \(NumberText.pValue(pooled.pValue)).",
      "One more person's effect would lie from"
        + " \(NumberText.signedEffect(pooled.prediction.lower, unit: unit)) to"
        + " \(NumberText.signedEffect(pooled.prediction.upper, unit: unit)) (95\u{A0}% prediction"
        + " interval).",
      "Of the variation between the estimates, \(NumberText.percent(pooled.inconsistency)) is"
        + " between people and not chance (I\u{B2}).",
    ]
  }

  private static func table(_ result: CohortResult) -> TextTable {
    let isShrunken = result.members.contains { $0.shrunken != nil }
    var table = TextTable(
      [.init("study", wraps: true), .init("effect", .trailing), .init("95 % interval", .trailing)]
        + (isShrunken ? [.init("drawn to the mean", .trailing)] : []))
    for member in result.members {
      let interval =
        NumberText.signedEffect(member.interval.lower, unit: result.unit) + " to "
        + NumberText.signedEffect(member.interval.upper, unit: result.unit)
      table.append(
        [member.label, NumberText.signedEffect(member.estimate, unit: result.unit), interval]
          + [member.shrunken].compactMap { $0 }
          .map { NumberText.signedEffect($0, unit: result.unit) })
    }
    return table
  }
}
