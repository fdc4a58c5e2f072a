internal import HRVModel

/// How exactly a recording was written down: its steps, its extremes, and what is missing.
extension InspectionDocument {
  static func signal(_ signal: Recording.Signal) -> JSONValue {
    switch signal {
    case .rr(let rr):
      return [
        "kind": "rr", "intervals": .integer(rr.intervalsMs.count),
        "ticksPerSecond": rr.ticksPerSecond.map(JSONValue.integer) ?? .null,
        "shortestMs": .optional(rr.intervalsMs.min()),
        "longestMs": .optional(rr.intervalsMs.max()), "runs": .integer(rr.runs.count),
      ]
    case .ecg(let ecg):
      let extent = ecg.extent
      return [
        "kind": "ecg", "samplingRateHz": .number(ecg.samplingRateHz),
        "lead": .optional(ecg.lead), "calibrated": .bool(ecg.isCalibrated),
        "samples": .integer(ecg.samplesMv.count), "smallest": .number(shortest(extent.smallest)),
        "largest": .number(shortest(extent.largest)),
        "step": .optional(extent.step.map(rounded)),
        "clippedSamples": .integer(extent.clippedCount), "runs": .integer(ecg.runs.count),
      ]
    }
  }

  static func exactness(_ recording: Recording) -> TextTable {
    var table = TextTable([.init(""), .init("", wraps: true)], indent: 2)
    switch recording.signal {
    case .rr(let rr):
      let shortest = NumberText.exact(rr.intervalsMs.min() ?? 0)
      let longest = NumberText.exact(rr.intervalsMs.max() ?? 0)
      table.append([
        "intervals", "\(shortest) to \(longest) ms, in \(counted(rr.runs.count, "run"))",
      ])
      table.append(["steps", rr.ticksPerSecond.map { "1/\($0) s" } ?? "of no known clock"])
    case .ecg(let ecg):
      let extent = ecg.extent
      let unit = ecg.isCalibrated ? " mV" : ""
      table.append([
        "samples",
        "\(NumberText.count(ecg.samplesMv.count)) from"
          + " \(NumberText.plain(Double(extent.smallest))) to"
          + " \(NumberText.plain(Double(extent.largest)))\(unit), in"
          + " \(counted(ecg.runs.count, "run"))",
      ])
      let step = extent.step.map { NumberText.plain(rounded($0)) + unit }
      table.append(["steps", step ?? "none: all samples are equal"])
      table.append(["clipped samples", NumberText.count(extent.clippedCount)])
    }
    return table
  }

  static func gapCauses(_ gaps: [Gap]) -> TextTable {
    var table = TextTable(
      [.init("count", .trailing), .init("last s", .trailing), .init("cause")], indent: 2)
    for summary in GapSummary.all(gaps) {
      table.append([
        NumberText.count(summary.count), NumberText.fixed(summary.durationS, 3), summary.cause,
      ])
    }
    return table
  }

  /// The double whose shortest text is that of `value`.
  private static func shortest(_ value: Float) -> Double { Double("\(value)") ?? Double(value) }

  /// A difference of samples to four digits: the rest is rounding of the samples.
  private static func rounded(_ step: Float) -> Double {
    var scale = 1.0
    let value = Double(step)
    while value * scale < 1000, scale < 1e15 { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}
