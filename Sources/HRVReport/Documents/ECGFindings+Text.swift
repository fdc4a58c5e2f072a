internal import HRVModel

extension ECGFindings {
  /// How many beats were kept, how many dropped and why.
  var keptText: String {
    let dropped = beats.count - keptCount
    guard !unusable.isEmpty else { return "all kept" }
    let lastS = unusable.reduce(0) { $0 + $1.durationS }
    var counts: [SignalQuality.Reason: Int] = [:]
    for stretch in unusable { for reason in stretch.reasons { counts[reason, default: 0] += 1 } }
    let reasons = SignalQuality.Reason.allCases.filter { counts[$0] != nil }.map(\.name)
    return "\(NumberText.count(keptCount)) kept, \(NumberText.count(dropped)) dropped with"
      + " \(DurationText.words(lastS)) of unusable signal (\(reasons.joined(separator: ", ")))"
  }

  /// How many beats are of which type, most usual ones first.
  var typesText: String {
    BeatType.allCases.compactMap { type in
      let count = count(type)
      return count > 0 ? "\(NumberText.count(count)) \(type.name)" : nil
    }.joined(separator: ", ")
  }

  var json: JSONValue {
    [
      "beatsFound": .integer(beats.count),
      "beatsKept": .integer(keptCount),
      "types": .object(BeatType.allCases.map { .init($0.name, .integer(count($0))) }),
      "stretches": .integer(quality.count),
      "unusable": .array(
        unusable.map { stretch in
          [
            "startS": .number(stretch.startS), "durationS": .number(stretch.durationS),
            "score": .number(stretch.score),
            "reasons": .array(stretch.reasons.map { .string($0.rawValue) }),
          ]
        }),
    ]
  }
}

extension RhythmJudgement {
  /// How many stretches were judged, and what was found; nil where none could be.
  var text: String? {
    let judged = windows.count { $0.irregularity != nil }
    guard judged > 0 else { return nil }
    let suspected = windows.count(where: \.isAtrialFibrillation)
    guard suspected > 0 else { return "no sign of atrial fibrillation" }
    return "as irregular as atrial fibrillation, or noise, in \(NumberText.count(suspected)) of"
      + " \(counted(judged, "stretch", "stretches")) of 128 beats"
  }

  var json: JSONValue {
    [
      "judgedStretches": .integer(windows.count { $0.irregularity != nil }),
      "atrialFibrillation": .integer(windows.count(where: \.isAtrialFibrillation)),
      "fibrillatingFraction": .optional(fibrillatingFraction),
    ]
  }
}
