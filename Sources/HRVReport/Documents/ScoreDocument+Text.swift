public import HRVModel

extension ScoreDocument {
  /// A line a record and one for all, for a terminal.
  public static func text(_ scores: DetectionScores, errors: [ReportedError]) -> String {
    var table = TextTable(
      [.init("record")]
        + RecordScore.tolerancesMs.flatMap { toleranceMs -> [TextTable.Column] in
          [.init("±\(toleranceMs) ms Se", .trailing), .init("PPV %", .trailing)]
        } + [.init("errors", .trailing), .init("timing ms", .trailing), .init("note")])
    for score in scores.records {
      table.append(
        row(score.name, score.counts, TimingErrors(score.errorsMs)) + [note(score)])
    }
    if scores.records.count > 1 {
      table.append(row("all", scores.counts, scores.timing), emphasis: .bold)
    }
    var text = ""
    if !table.isEmpty {
      text += table.text(widthColumns: 120)
      text += "Errors are missed and extra beats at ±150 ms; timing is found minus marked, ± SD.\n"
    }
    if let counts = scores.ventricular {
      let name = "ventricular beats, records with paced ones left out: "
      text +=
        name + "Se \(percent(counts.sensitivity)), PPV \(percent(counts.positivePredictivity)) %\n"
    }
    if let counts = scores.fibrillation {
      text +=
        "atrial fibrillation in stretches of 128 intervals: Se \(percent(counts.sensitivity)),"
        + " Sp \(percent(counts.specificity)) %\n"
    }
    for error in errors { text += VisibleText.line(error.description) + "\n" }
    return text
  }

  private static func row(
    _ name: String, _ counts: [MatchCounts], _ timing: TimingErrors
  ) -> [String] {
    let mean = timing.meanMs.map { NumberText.fixed($0, 1) } ?? NumberText.notANumber
    let sd = timing.sdMs.map { NumberText.fixed($0, 1) } ?? NumberText.notANumber
    return [name]
      + counts.flatMap { [percent($0.sensitivity), percent($0.positivePredictivity)] }
      + [NumberText.count(counts[0].errors), "\(mean) ± \(sd)"]
  }

  private static func note(_ score: RecordScore) -> String {
    let notes = [
      score.flutterS > 0 ? "flutter of \(NumberText.fixed(score.flutterS, 1)) s left out" : nil,
      score.hasPacedBeats ? "paced" : nil,
    ]
    return notes.compactMap { $0 }.joined(separator: ", ")
  }

  private static func percent(_ share: Double?) -> String {
    share.map { NumberText.fixed($0 * 100, 3) } ?? NumberText.notANumber
  }
}
