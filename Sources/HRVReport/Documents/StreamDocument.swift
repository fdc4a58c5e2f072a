internal import HRVModel

/// An ECG and the intervals of the same heart, as documents show how they agree.
enum StreamDocument {
  /// `offsetMs` is how much later the beats of the intervals are than those of the ECG (median);
  /// `sdMs` and `madMs` are what is left when drift and steps are taken away too. Null, with
  /// `missing`, when the two share no rhythm.
  static func json(_ streams: StreamComparison) -> JSONValue {
    let agreement = streams.agreement
    return [
      "ecg": .string(streams.ecgFile), "rr": .string(streams.rrFile),
      "pairs": agreement.map { .integer($0.pairCount) } ?? .null,
      "offsetMs": .optional(agreement.map { $0.offsetS * 1000 }),
      "driftPpm": .optional(agreement?.driftPpm),
      "sdMs": .optional(agreement?.residualSDMs),
      "madMs": .optional(agreement?.residualMADMs),
      "onlyECGS": .array((agreement?.onlyFirstS ?? []).map(JSONValue.number)),
      "onlyRRS": .array((agreement?.onlySecondS ?? []).map(JSONValue.number)),
      "steps": .array(
        (agreement?.steps ?? []).map {
          ["timeS": .number($0.timeS), "byMs": .number($0.byS * 1000)]
        }),
      "missing": agreement == nil ? .string(noRhythm) : .null,
    ]
  }

  static func text(_ streams: StreamComparison, style: TextStyle, widthColumns: Int) -> String {
    var table = TextTable([.init(""), .init("", wraps: true)], indent: 2)
    table.append(["ECG", streams.ecgFile])
    table.append(["intervals", streams.rrFile])
    if let agreement = streams.agreement {
      table.append(["beats in both", NumberText.count(agreement.pairCount)])
      table.append([
        "offset",
        "\(NumberText.fixed(agreement.offsetS * 1000, 1)) ms (median; intervals later than ECG)",
      ])
      table.append([
        "SD",
        "\(NumberText.fixed(agreement.residualSDMs, 1)) ms, median distance"
          + " \(NumberText.fixed(agreement.residualMADMs, 1)) ms, without offset and drift",
      ])
      table.append(["drift", "\(NumberText.fixed(agreement.driftPpm, 1)) ppm"])
      for step in agreement.steps {
        table.append([
          "step",
          "\(NumberText.fixed(step.byS * 1000, 1)) ms at \(NumberText.fixed(step.timeS, 1)) s",
        ])
      }
      table.append(["only in ECG", beats(agreement.onlyFirstS)])
      table.append(["only in intervals", beats(agreement.onlySecondS)])
    } else {
      table.append(["", noRhythm])
    }
    return style.apply(.bold, to: "ECG and intervals of one heart") + "\n"
      + table.text(widthColumns: widthColumns, style: style)
  }

  private static let noRhythm = "no offset at which the beats of both meet"
  private static let mostShown = 20

  private static func beats(_ timesS: [Double]) -> String {
    guard !timesS.isEmpty else { return "none" }
    let shown = timesS.prefix(mostShown).map { NumberText.fixed($0, 1) }.joined(separator: ", ")
    let rest = timesS.count > mostShown ? ", …" : ""
    return "\(timesS.count), at s: \(shown)\(rest)"
  }
}
