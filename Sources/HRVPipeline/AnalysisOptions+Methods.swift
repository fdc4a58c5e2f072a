internal import HRVDSP
internal import HRVModel

extension AnalysisOptions {
  /// What is done with every recording, in words for a methods section: it follows from the options
  /// alone, and leaves out nothing that changes a number.
  public var methods: String {
    var sentences = [correctionSentence]
    if detrending != .none {
      sentences.append(
        "From the corrected intervals a trend was removed (\(detrending)) before anything was"
          + " computed.")
    }
    if let preset {
      sentences.append(
        "Metrics reproduce those of another program (\(preset.definition.id):"
          + " \(preset.definition.summary)).")
    } else {
      sentences.append(spectrumSentence)
      sentences.append(
        "Metrics: \(metrics.map(\.definition.id.rawValue).joined(separator: ", "));"
          + " hrv metrics gives the definition and the source of each.")
    }
    if let windows {
      sentences.append(
        "Windows of \(SettingText.decimal(windows.lengthS)) s were analysed every \(SettingText.decimal(windows.stepS))"
          + " s, at least \(SettingText.decimal(100 * windows.minimumCoverage)) % of each covered by usable"
          + " intervals.")
    }
    sentences.append(
      "Recordings of which more than \(SettingText.decimal(100 * maximumCorrectedFraction)) % of the intervals"
        + " were corrected have no metrics\(allowsFibrillation ? "" : ", nor have those whose rhythm looks like atrial fibrillation")."
    )
    sentences.append(
      usesAllBeats
        ? "All beats found in an ECG were used, whatever the quality of the signal."
        : "In an ECG, beats were used in stretches of sufficient quality only.")
    return sentences.joined(separator: " ")
  }

  private var correctionSentence: String {
    let how = (replacement ?? correction.replacement).rawValue
    return correction == .none
      ? "Intervals between beats were used as recorded."
      : "Artefacts were found by the method \(correction.id) (\(correction.summary);"
        + " \(correction.source)) and replaced by: \(how)."
  }

  private var spectrumSentence: String {
    let edges = [bands.vlf, bands.lf, bands.hf].map {
      "\($0.name) \(SettingText.decimal($0.lowerHz))–\(SettingText.decimal($0.upperHz)) Hz"
    }
    return "The spectrum was estimated by \(estimator.description); bands: "
      + edges.joined(separator: ", ") + "."
  }
}
