internal import HRVModel

/// Whether the effect bends with the dose: a linear and a quadratic term of the exposure.
enum DoseResponse {
  static let row = SecondaryRow(
    id: "dose-response", title: "Dose and response", standing: .exploratory,
    source: "a polynomial of the second degree in the exposure", contents: contents)

  static let fewestLevels = 3
  static let fewestDaysPerLevel = 14

  static func contents(
    _ evidence: SecondaryEvidence
  ) throws(EstimationError) -> SecondaryRow.Contents {
    let study = evidence.study
    let levels = levels(study.days.compactMap(\.intake.elementalMg))
    guard levels.count >= fewestLevels else {
      return .omitted(
        "on/off only: \(NumberText.count(levels.count, "dose level")) with"
          + " \(fewestDaysPerLevel) days or more, \(fewestLevels) are needed")
    }
    let exposures = evidence.exposures
    let days = study.dayNumbers
    let test = try ColumnTests(
      days: days,
      columns: [
        days.map { _ in 1 }, days.map(Double.init).centred, exposures,
        exposures.map { $0 * $0 },
      ],
      outcome: study.outcomes, asked: [3], count: evidence.seriesCount, seed: study.options.seed)
    let (linear, quadratic) = (test.coefficients[2], test.coefficients[3])
    let curve = levels.filter { $0 > 0 }.map { mg in
      let dose = mg / study.referenceLevel
      return evidence.effect(
        id: "at-\(NumberText.short(mg))-mg", label: "At \(NumberText.short(mg)) mg a day",
        linear * dose + quadratic * dose * dose)
    }
    let bend = evidence.effect(
      id: "bend", label: "Bend: what the square of the reference dose adds", quadratic,
      reach: test.lines[0].reach, pValue: test.lines[0].pValue)
    return .figures(
      ([bend] + curve).compactMap { $0 },
      remarks: [
        "With a bend of 0 the effect is proportional to the dose. The lines for doses are the"
          + " fitted curve against none, without intervals."
      ])
  }

  /// The daily doses, to whole mg, that enough days have, ascending.
  static func levels(_ dosesMg: [Double]) -> [Double] {
    var days: [Double: Int] = [:]
    for dose in dosesMg { days[dose.rounded(), default: 0] += 1 }
    return days.filter { $0.value >= fewestDaysPerLevel }.keys.sorted()
  }
}
