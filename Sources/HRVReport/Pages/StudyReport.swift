public import HRVModel

/// A page about a study: the answer first, then everything that it rests on.
///
/// One self-contained HTML file, complete without its script, for screens and for paper.
public enum StudyReport {
  /// The page, as UTF-8.
  public static func html(_ result: StudyResult, disclaimer: String) -> [UInt8] {
    let answer = StudyAnswer(result: result)
    let sections = StudySections(answer: answer)
    return HTML.page(
      title: answer.question, scripts: [PageScript.reading],
      [
        .element(
          "header", [:],
          [
            .paragraph("Heart-rate variability and magnesium", class: "kicker"),
            .heading(1, .text(answer.question)),
            .paragraph(result.outcome.summary, class: "origin"),
            sections.origin,
          ]),
        .element(
          "div", ["class": "overview"],
          [sections.verdict, sections.effect, sections.tiles, sections.days]),
        sections.facts, sections.lot, sections.sensitivity, sections.beside, sections.forms,
        sections.leftOut,
        sections.warnings, sections.residuals, sections.method, .disclaimer(disclaimer),
      ])
  }
}
