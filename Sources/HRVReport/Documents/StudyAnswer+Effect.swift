internal import HRVModel

extension StudyAnswer {
  /// `per 200 mg/d`: the dose that effects are stated for.
  var perDose: String {
    "per \(NumberText.plain(result.exposure.referenceDoseMgPerDay))\u{A0}mg/d"
  }

  /// What effects are differences of: of a logarithm they are told as those of the metric itself.
  var effectSubject: String {
    let symbol = result.outcome.symbol
    let isLogarithm = result.effect?.unit == "%" && symbol.hasPrefix("ln ")
    return isLogarithm ? String(symbol.dropFirst(3)) : symbol
  }

  /// The test of the schedule, where it is what the verdict rests on.
  private var decidingTest: TestResult? {
    result.design.isRandomised ? result.randomisation : nil
  }

  /// The effect, its interval and the p-value that decides, each explained.
  var effect: Line? {
    guard let effect = result.effect else { return nil }
    let told = Self.estimateText(effect) + " \(perDose)" + intervalText(effect)
    let n = "n\u{A0}=\u{A0}\(NumberText.count(effect.n))"
    guard let test = decidingTest else {
      return Line(
        label: "Effect",
        paragraphs: [
          "\(told); \(NumberText.pValue(effect.pValue)); \(n) (\(effect.testID)).",
          Self.meaning(ofP: effect.pValue),
        ])
    }
    return Line(
      label: "Effect",
      paragraphs: [
        "\(told) (\(effect.testID)); by the lot, which decides, \(NumberText.pValue(test.pValue));"
          + " \(n).",
        "If magnesium made no difference, \(Self.frequency(ofP: test.pValue)) schedules that the lot"
          + " could have drawn would show at least as much.",
      ])
  }

  /// `−11 % to +12 %`.
  var worthwhileText: String? { result.smallestWorthwhileChange.map { eitherWay($0, "to") } }

  /// `−17 % or +21 %`.
  var detectableText: String? {
    result.minimumDetectableEffect.map { eitherWay($0, "or") }
  }

  /// An effect of the same size downward: of a logarithm, what it takes to undo it.
  static func mirrored(_ effect: Double, unit: String) -> Double {
    unit == "%" ? -100 * effect / (100 + effect) : -effect
  }

  var worthwhile: Line? {
    guard let worthwhileText else { return nil }
    return Line(
      label: "Smallest worthwhile change",
      paragraphs: [
        "\(worthwhileText): changes within this, half a standard deviation of the days without"
          + " magnesium, are taken to be too small to matter."
      ])
  }

  var detectable: Line? {
    guard let detectableText else { return nil }
    return Line(
      label: "Smallest detectable effect",
      paragraphs: [
        "\(detectableText): an effect of this size would have shown in four of five records"
          + " like this one, a smaller one less often."
      ])
  }

  /// What was assumed, and what the test held against the data.
  var assumptions: Line? {
    guard let effect = result.effect else { return nil }
    return Line(
      label: "Assumed",
      paragraphs: ["Tested against: \(effect.nullHypothesis)."] + effect.assumptions)
  }

  var correlations: Line? {
    guard !result.correlations.isEmpty else { return nil }
    let lines = result.correlations.map { test in
      let worth = test.effectiveN.map { ", worth \(NumberText.plain($0))" } ?? ""
      return "\(test.testID): \(Self.estimateText(test))\(intervalText(test));"
        + " \(NumberText.pValue(test.pValue)); n\u{A0}=\u{A0}\(NumberText.count(test.n))\(worth)."
    }
    return Line(
      label: "Correlations", paragraphs: ["For description only, not findings:"] + lines)
  }

  /// The verdict from the closed vocabulary, beginning with a capital.
  var verdict: String {
    let text = result.verdict.text
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// What the verdict means.
  var verdictMeaning: String {
    if result.outcome.isLFHF, result.refusals.isEmpty {
      return "No verdict rests on \(result.outcome.symbol): it does not measure sympathetic tone or"
        + " 'balance', whichever way it moves."
    }
    return switch result.verdict {
    case .insufficientData:
      "No answer is given, because these data cannot carry one."
    case .inconclusive:
      "These data cannot tell a worthwhile effect from none."
    case .noWorthwhileChange:
      "If there is a difference, it is smaller than the smallest change that would matter."
    case .compatible(let direction, let exceedsSWC):
      "\(result.outcome.symbol) was \(direction.rawValue) while more magnesium was taken, by more"
        + " than chance alone explains. "
        + (result.design.conduct == nil
          ? "Nobody drew the schedule by lot," : "The schedule does not count as drawn by lot,")
        + " so anything else that changed at the same time may be the cause. "
        + Self.size(exceedsSWC)
    case .underRandomisedSchedule(let direction, let exceedsSWC):
      "\(result.outcome.symbol) was \(direction.rawValue) on magnesium, by more than chance alone"
        + " explains. The schedule was drawn by lot beforehand, which speaks against other"
        + " causes. " + Self.size(exceedsSWC)
    }
  }

  private static func size(_ exceedsSWC: Bool) -> String {
    exceedsSWC
      ? "The whole interval lies beyond the smallest worthwhile change."
      : "The effect may still be smaller than the smallest worthwhile change."
  }

  /// The estimate with sign and unit.
  static func estimateText(_ test: TestResult) -> String {
    NumberText.signedEffect(test.estimate, unit: test.unit)
  }

  /// `; 95 % interval −9 % to +19 %`, or nothing.
  func intervalText(_ test: TestResult) -> String {
    test.interval.map { "; " + Self.intervalText($0, unit: test.unit) } ?? ""
  }

  /// `95 % interval −9 % to +19 %`.
  static func intervalText(_ interval: ConfidenceInterval, unit: String) -> String {
    "\(NumberText.plain(interval.level * 100))\u{A0}% interval "
      + NumberText.signedEffect(interval.lower, unit: unit) + " to "
      + NumberText.signedEffect(interval.upper, unit: unit)
  }

  private func eitherWay(_ value: Double, _ word: String) -> String {
    Self.eitherWay(value, word, unit: result.effect?.unit ?? "")
  }

  /// A change of this size downward and upward with a word between them, or `±` where they are alike.
  static func eitherWay(_ value: Double, _ word: String, unit: String) -> String {
    let (up, down) = bothWays(value, unit: unit)
    return down.map { "\($0) \(word) \(up)" } ?? up
  }

  /// A change of this size upward and downward, or `±` and nil where they are alike. Without a unit
  /// when there is no effect to have one.
  func bothWays(_ value: Double) -> (up: String, down: String?) {
    Self.bothWays(value, unit: result.effect?.unit ?? "")
  }

  private static func bothWays(_ value: Double, unit: String) -> (up: String, down: String?) {
    let down = NumberText.signedEffect(mirrored(value, unit: unit), unit: unit)
    let up = NumberText.signedEffect(value, unit: unit)
    return down.dropFirst() == up.dropFirst()
      ? ("±" + NumberText.effect(value, unit: unit), nil) : (up, down)
  }

  /// The p-value as a frequency.
  static func meaning(ofP p: Double) -> String {
    "If magnesium made no difference, \(frequency(ofP: p)) records like this one would still show"
      + " a difference at least this large."
  }

  private static func frequency(ofP p: Double) -> String {
    switch p {
    case ..<0.001: "fewer than 1 of 1000"
    case ..<0.01: "about \(NumberText.fixed(p * 1000, 0)) of 1000"
    default: "about \(NumberText.fixed(p * 100, 0)) of 100"
    }
  }
}
