public import HRVModel

/// The results of `hrv score`: detected beats against those that experts marked.
public enum ScoreDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.score/1"

  /// Everything, as JSON.
  ///
  /// `gross` counts all beats of all records; its members, and those of a record, are the
  /// tolerances in ms. `se`, `ppv` and `f1` lie in `0...1` and are null where they have no divisor.
  /// `timing` is detected minus reference within 150 ms: mean, standard deviation (*n* − 1), and
  /// median distance from the median. `flutterS` is the length of ventricular flutter, in which
  /// beats are not counted. `ventricular` is null when beats were not told apart; the gross one
  /// leaves out records with paced beats. `atrialFibrillation` counts stretches of 128 intervals;
  /// it is null where no rhythm is annotated.
  public static func json(_ scores: DetectionScores, errors: [ReportedError]) -> String {
    let document: JSONValue = [
      "schema": .string(schema),
      "gross": .object(counts(scores.counts)),
      "timing": timing(scores.timing),
      "ventricular": scores.ventricular.map { .object(members($0)) } ?? .null,
      "atrialFibrillation": scores.fibrillation.map(rhythm) ?? .null,
      "seconds": .number(scores.records.reduce(0) { $0 + $1.durationS }),
      "flutterS": .number(scores.records.reduce(0) { $0 + $1.flutterS }),
      "records": .object(scores.records.map { .init($0.name, record($0)) }),
      "errors": .array(errors.map(\.json)),
    ]
    return document.text
  }

  private static func record(_ score: RecordScore) -> JSONValue {
    .object(
      counts(score.counts) + [
        .init("timing", timing(TimingErrors(score.errorsMs))),
        .init("ventricular", score.ventricular.map { .object(members($0)) } ?? .null),
        .init("atrialFibrillation", score.fibrillation.map(rhythm) ?? .null),
        .init("seconds", .number(score.durationS)),
        .init("flutterS", .number(score.flutterS)),
        .init("paced", .bool(score.hasPacedBeats)),
      ])
  }

  private static func counts(_ counts: [MatchCounts]) -> [JSONValue.Member] {
    zip(RecordScore.tolerancesMs, counts).map { .init(String($0), .object(members($1))) }
  }

  private static func members(_ counts: MatchCounts) -> [JSONValue.Member] {
    [
      .init("se", .optional(counts.sensitivity)),
      .init("ppv", .optional(counts.positivePredictivity)),
      .init("f1", .optional(counts.f1)),
      .init("tp", .integer(counts.truePositives)),
      .init("fn", .integer(counts.falseNegatives)),
      .init("fp", .integer(counts.falsePositives)),
    ]
  }

  private static func rhythm(_ counts: RhythmCounts) -> JSONValue {
    [
      "se": .optional(counts.sensitivity), "sp": .optional(counts.specificity),
      "tp": .integer(counts.truePositives), "fn": .integer(counts.falseNegatives),
      "fp": .integer(counts.falsePositives), "tn": .integer(counts.trueNegatives),
    ]
  }

  private static func timing(_ timing: TimingErrors) -> JSONValue {
    [
      "meanMs": .optional(timing.meanMs), "sdMs": .optional(timing.sdMs),
      "madMs": .optional(timing.madMs), "medianMs": .optional(timing.medianMs),
      "pairs": .integer(timing.count),
    ]
  }
}
