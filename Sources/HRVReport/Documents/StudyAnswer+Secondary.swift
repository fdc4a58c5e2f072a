internal import HRVModel

extension StudyAnswer {
  /// What stands beside the answer, under the heading of its standing.
  struct Beside {
    let heading: String
    let lines: [Line]
  }

  /// The analyses of which the short form shows every line: people ask why others differ.
  private static let alwaysWhole: Set<String> = ["naive"]

  /// What stands beside the answer: all of it, or what belongs on one page.
  func beside(inFull: Bool) -> [Beside] {
    var description = [correlations].compactMap { $0 }
    for analysis in analyses(.description) {
      let isWhole = inFull || Self.alwaysWhole.contains(analysis.id)
      guard isWhole || analysis.omission == nil else { continue }
      description.append(isWhole ? whole(analysis) : short(analysis))
    }
    let exploratory = analyses(.exploratory)
    return [
      Beside(heading: "Beside it (description)", lines: description),
      Beside(
        heading: "Exploratory",
        lines: inFull
          ? exploratory.map(whole) : [summary(of: exploratory)].compactMap { $0 }),
    ].filter { !$0.lines.isEmpty }
  }

  private func analyses(_ standing: SecondaryAnalysis.Standing) -> [SecondaryAnalysis] {
    result.secondary.filter { $0.standing == standing }
  }

  private func whole(_ analysis: SecondaryAnalysis) -> Line {
    if let omission = analysis.omission {
      return Line(label: analysis.title, paragraphs: ["Not given: \(omission)."])
    }
    return Line(
      label: analysis.title, paragraphs: analysis.figures.map(Self.text) + analysis.remarks)
  }

  private func short(_ analysis: SecondaryAnalysis) -> Line {
    Line(label: analysis.title, paragraphs: analysis.figures.prefix(1).map(Self.text))
  }

  /// That there is more, and how strong the strongest of it is.
  private func summary(of analyses: [SecondaryAnalysis]) -> Line? {
    let given = analyses.filter { $0.omission == nil }
    guard !given.isEmpty else { return nil }
    let titles = given.map { analysis in
      let joint = analysis.figures.compactMap(\.jointPValue).min()
      let ofLine = analysis.figures.compactMap { $0.corrected?.falseDiscoveryRateAnyDependence }
      let strongest =
        joint.map { "; strongest, joint \(NumberText.pValue($0))" }
        ?? ofLine.min().map { "; strongest, corrected \(NumberText.pValue($0))" } ?? ""
      return "\(analysis.title) (\(counted(analysis.figures.count, "line"))\(strongest))"
    }
    return Line(
      label: "Further",
      paragraphs: [
        titles.joined(separator: ", ") + ".",
        "Something to plan a study for, not findings. The detailed form (--detail) shows every line.",
      ])
  }

  /// A line with everything that it has.
  private static func text(_ figure: SecondaryAnalysis.Figure) -> String {
    var text = "\(figure.label): "
    text +=
      figure.isShare
      ? NumberText.plain(figure.estimate)
      : NumberText.signedEffect(figure.estimate, unit: figure.unit)
    if let interval = figure.interval {
      text += "; " + intervalText(interval, unit: figure.unit)
    }
    if let p = figure.pValue { text += "; \(NumberText.pValue(p))" }
    if let p = figure.jointPValue { text += "; joint \(NumberText.pValue(p))" }
    if let corrected = figure.corrected, figure.jointPValue == nil {
      text += "; corrected \(NumberText.pValue(corrected.falseDiscoveryRateAnyDependence))"
    }
    if let n = figure.n { text += "; n\u{A0}=\u{A0}\(NumberText.count(n))" }
    return text + "."
  }
}
