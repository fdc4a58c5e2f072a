internal import HRVModel

/// How far the numbers of a recording can be relied on, in a word, with every reason against it.
struct RecordingQuality {
  /// In ascending order of doubt.
  enum Grade: Int, Comparable, Sendable {
    case good
    case careful
    case unusable

    static func < (lhs: Grade, rhs: Grade) -> Bool { lhs.rawValue < rhs.rawValue }

    var text: String {
      switch self {
      case .good: "Good"
      case .careful: "Read with care"
      case .unusable: "Not usable for heart-rate variability"
      }
    }

    /// In a table.
    var word: String {
      switch self {
      case .good: "good"
      case .careful: "with care"
      case .unusable: "not usable"
      }
    }
  }

  /// Something that speaks against the numbers.
  struct Objection {
    let grade: Grade
    let text: String
  }

  let grade: Grade
  let objections: [Objection]

  /// A rule: what it has against a recording, if anything.
  typealias Rule = @Sendable (RecordingAnalysis) -> Objection?

  init(_ analysis: RecordingAnalysis) {
    // What was refused needs no further reasons.
    objections = Self.refused(analysis).map { [$0] } ?? Self.rules.compactMap { $0(analysis) }
    grade = objections.map(\.grade).max() ?? .good
  }

  /// Every rule but ``refused``. A new one is a row here.
  private static let rules: [Rule] = [corrected, gaps, short, irregular, poorSignal]

  /// The recording as a whole was refused: no metric has a value, for one reason.
  private static let refused: Rule = { analysis in
    let reasons = Set(
      analysis.metrics.map { result -> MetricError? in
        if case .failure(let error) = result.value { error } else { nil }
      })
    guard reasons.count == 1, case .some(.some(let reason)) = reasons.first else { return nil }
    return Objection(grade: .unusable, text: "No metric has a value: \(reason).")
  }

  /// One in twenty: what the field asks for, and what a study accepts.
  private static let corrected: Rule = { analysis in
    let share = analysis.nn.correctedFraction
    guard share > 0.05 else { return nil }
    return Objection(
      grade: .careful,
      text:
        "\(NumberText.percent(share)) of the intervals were corrected; 5\u{A0}% is usual as limit.")
  }

  private static let gaps: Rule = { analysis in
    guard analysis.durationS > 0, analysis.gapS > 0.2 * analysis.durationS else { return nil }
    return Objection(
      grade: .careful,
      text:
        "\(NumberText.percent(analysis.gapS / analysis.durationS)) of the time has no usable beats."
    )
  }

  /// Five minutes is the standard short recording (Task Force, 1996).
  private static let short: Rule = { analysis in
    let coveredS = analysis.nn.coveredS
    guard coveredS < 285 else { return nil }
    return Objection(
      grade: .careful,
      text: "Beats cover \(DurationText.words(coveredS)); the standard short recording has 5 min.")
  }

  private static let irregular: Rule = { analysis in
    guard analysis.rhythm.windows.contains(where: \.isAtrialFibrillation),
      let text = analysis.rhythm.text
    else { return nil }
    return Objection(grade: .careful, text: "The rhythm is \(text).")
  }

  private static let poorSignal: Rule = { analysis in
    guard let ecg = analysis.ecg, analysis.durationS > 0 else { return nil }
    let poorS = ecg.unusable.reduce(0) { $0 + $1.durationS }
    guard poorS > 0.1 * analysis.durationS else { return nil }
    return Objection(
      grade: .careful,
      text:
        "The ECG cannot be used in \(NumberText.percent(poorS / analysis.durationS)) of the time.")
  }
}
