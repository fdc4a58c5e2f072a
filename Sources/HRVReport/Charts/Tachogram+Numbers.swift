internal import HRVModel

extension Tachogram {
  /// The series in stretches of one length, at most 60 of them.
  var numbers: [HTML] {
    let stepS = stretchS
    let rows = stretches(of: stepS).map { stretch -> [String] in
      let from = TimeAxis.clock(Double(stretch.number) * stepS)
      guard stretch.count > 0 else {
        return [from, "0", "—", "—", "—", String(stretch.artefacts)]
      }
      return [
        from, String(stretch.count), NumberText.fixed(stretch.sumMs / Double(stretch.count), 1),
        NumberText.fixed(stretch.lowestMs, 1), NumberText.fixed(stretch.highestMs, 1),
        String(stretch.artefacts),
      ]
    }
    return [
      .numbers(
        caption: "Intervals after correction, by stretches of \(DurationText.words(stepS))",
        header: ["from", "intervals", "mean ms", "least ms", "greatest ms", "corrected"],
        rows: rows)
    ] + artefactNumbers
  }

  /// The first corrections one by one; the machine-readable inspection lists all.
  private var artefactNumbers: [HTML] {
    let audit = analysis.nn.audit
    guard !audit.isEmpty else { return [] }
    let rows = audit.prefix(Self.listedArtefacts).map { decision in
      [
        TimeAxis.clock(decision.endTimeS), NumberText.fixed(decision.recordedMs, 1),
        decision.label.name,
        decision.replacementMs.map { NumberText.fixed($0, 1) } ?? "removed",
      ]
    }
    let all = audit.count == rows.count ? "" : ", the first \(rows.count) of \(audit.count)"
    return [
      .numbers(
        caption: "Intervals that were not kept\(all)",
        header: ["at", "recorded ms", "taken for", "replaced by ms"], rows: rows)
    ]
  }

  private static let listedArtefacts = 200

  private struct Stretch {
    let number: Int
    var count = 0
    var sumMs = 0.0
    var lowestMs = Double.infinity
    var highestMs = -Double.infinity
    var artefacts = 0
  }

  private var endS: Double { TimeAxis(analysis).domainS.upperBound }

  private var stretchS: Double {
    let round: [Double] = [10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400, 43_200, 86_400]
    return round.first { endS <= $0 * 60 } ?? (endS / 60).rounded(.up)
  }

  private func stretches(of stepS: Double) -> [Stretch] {
    let count = min(60, max(1, Int((endS / stepS).rounded(.up))))
    var stretches = (0..<count).map { Stretch(number: $0) }
    func number(of timeS: Double) -> Int { min(count - 1, max(0, Int(timeS / stepS))) }
    for (timeS, valueMs) in zip(analysis.nn.endTimesS, analysis.nn.intervalsMs) {
      let index = number(of: timeS)
      stretches[index].count += 1
      stretches[index].sumMs += valueMs
      stretches[index].lowestMs = min(stretches[index].lowestMs, valueMs)
      stretches[index].highestMs = max(stretches[index].highestMs, valueMs)
    }
    for decision in analysis.nn.audit { stretches[number(of: decision.endTimeS)].artefacts += 1 }
    return stretches
  }
}
