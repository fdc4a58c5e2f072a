internal import HRVModel

extension RecordingSection {
  /// The parameters behind the numbers: enough to compute them again.
  var method: HTML {
    var facts: [(term: String, value: HTML)] = [
      ("Signal", .text(analysis.signalText)),
      ("Beats", .text(beats)),
      ("Correction", .text(correction)),
      ("Analysed", .text(analysed)),
    ]
    if let rhythm = analysis.rhythm.text {
      facts.append(("Rhythm", .text("Of intervals: \(rhythm).")))
    }
    let files = analysis.recording.provenance.files
    if files.count > 1 {
      facts.insert(("Files joined", .foreign(FileNames(files).listing)), at: 0)
    }
    switch analysis.spectrum {
    case .success(let spectrum): facts.append(("Spectrum", .text(text(of: spectrum))))
    case .failure(let error): facts.append(("Spectrum", .text("None: \(error).")))
    }
    facts.append(("Bands", .text(bands)))
    if let details, !details.methods.isEmpty {
      facts.append(("In words", .text(details.methods)))
    }
    return .group([
      .heading(level + 1, .text("How this was computed")),
      .element("div", ["class": "panel"], [.definitions(facts)]),
    ])
  }

  /// What a person should know about how the file was read.
  var remarks: [HTML] {
    let remarks = analysis.recording.placedRemarks
    guard !remarks.isEmpty else { return [] }
    let items = remarks.map { remark in
      HTML.group([.foreign("\(remark.place): "), .foreign(remark.message)])
    }
    return [
      .heading(level + 1, .text("Remarks on reading")),
      .element("div", ["class": "panel"], [.list(items)]),
    ]
  }

  private var beats: String {
    guard let ecg = analysis.ecg else { return "Intervals as the recorder delivered them." }
    return "\(counted(analysis.beatCount, "R peak")) found in the ECG: \(ecg.keptText);"
      + " \(ecg.typesText)."
  }

  private var correction: String {
    let nn = analysis.nn
    var kinds: [String] = []
    for label in BeatLabel.allCases {
      let count = nn.audit.count { $0.label == label }
      if count > 0 { kinds.append("\(NumberText.count(count)) \(label.name)") }
    }
    return "Method \(analysis.correction): \(NumberText.count(nn.audit.count)) of"
      + " \(counted(nn.recordedCount, "interval")) not kept as recorded"
      + (kinds.isEmpty ? "." : " (\(kinds.joined(separator: ", "))).")
  }

  private var analysed: String {
    let nn = analysis.nn
    return "\(counted(nn.intervalsMs.count, "interval")) in"
      + " \(counted(nn.runs.count, "stretch", "stretches")) without a gap, which cover"
      + " \(DurationText.words(nn.coveredS)) of \(DurationText.words(analysis.durationS))."
      + " No difference, segment or pair spans a gap."
  }

  private func text(of spectrum: Spectrum) -> String {
    let estimate = spectrum.estimate
    return "\(estimate.method): \(counted(estimate.segmentCount, "segment")) of"
      + " \(DurationText.words(estimate.segmentS)), series sampled at"
      + " \(NumberText.display(estimate.samplingRateHz)) Hz, bins"
      + " \(NumberText.display(spectrum.resolutionHz)) Hz apart."
  }

  private var bands: String {
    let bands = [analysis.bands.vlf, analysis.bands.lf, analysis.bands.hf].map { band in
      "\(band.name) \(NumberText.exact(band.lowerHz))–\(NumberText.exact(band.upperHz)) Hz"
    }
    return bands.joined(separator: ", ") + "; the upper edge belongs to the next band."
  }
}
