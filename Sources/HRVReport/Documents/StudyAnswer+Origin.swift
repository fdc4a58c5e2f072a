internal import HRVModel

extension StudyAnswer {
  /// Whether another program computed the outcome.
  var isComputedElsewhere: Bool { result.computedElsewhere != nil }

  /// What a day that counts has.
  var measured: String { isComputedElsewhere ? "value" : "valid recording" }

  /// What the outcome of a day is.
  var measurement: String { isComputedElsewhere ? "value" : "recording" }

  /// That another program computed the outcome, which, and how a day came by its value; nil
  /// when the outcome comes from recordings.
  var origin: Line? {
    guard let origin = result.computedElsewhere else { return nil }
    var paragraphs = [
      "\(result.outcome.symbol) was computed elsewhere, by \(origin.by):"
        + " \(result.outcome.summary). The beats are not available, and artefacts are unknown.",
      "One value a day, of \(origin.windowText); of several, \(origin.choice.text).",
      "\(counted(origin.samples, "value")) in \(counted(origin.files.count, "file"))"
        + " (\(origin.formatIDs.joined(separator: ", "))) give \(counted(origin.days, "day"))."
        + origin.leftOut.map { " \(NumberText.count($0.count)) left out: \($0.reason.rawValue)." }
        .joined(),
    ]
    if !origin.devices.isEmpty {
      paragraphs.append("Devices: \(origin.devices.joined(separator: ", ")).")
    }
    return Line(label: "Computed by", paragraphs: paragraphs)
  }
}
