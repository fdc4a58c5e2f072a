internal import HRVModel

extension SpectrogramChart {
  /// Whether windows are long enough for VLF power, as the metric is defined, and resolve the band.
  var hasVLF: Bool {
    spectrogram.lengthS >= 600
      && (bands.vlf.lowerHz == 0 || spectrogram.resolutionHz <= bands.vlf.lowerHz * (1 + 1e-9))
  }

  /// How many windows have no spectrum, and why, as a sentence after others.
  var empty: String {
    var counts: [String: Int] = [:]
    for window in spectrogram.windows {
      if let invalidity = window.invalidity { counts[Self.words(invalidity), default: 0] += 1 }
    }
    let left = counts.values.reduce(0, +)
    guard left > 0 else { return "" }
    let reasons = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map { reason, count in
      counts.count == 1 ? reason : "\(reason) (\(NumberText.count(count)))"
    }
    return " \(counted(left, "window")) \(left == 1 ? "stays" : "stay") empty:"
      + " \(reasons.joined(separator: ", "))."
  }

  /// A reason without its numbers, which differ from window to window.
  private static func words(_ reason: MetricError) -> String {
    switch reason {
    case .atrialFibrillation: "as irregular as atrial fibrillation, or noise"
    case .tooManyCorrections: "too much corrected"
    case .tooLittleCovered, .tooFewIntervals, .tooShort: "too few usable beats"
    case .noContiguousStretch: "no stretch without a gap that is long enough"
    default: reason.description
    }
  }

  /// Why no window of `spectrogram` has a spectrum.
  static func missing(_ spectrogram: Spectrogram) -> String {
    let reason = spectrogram.windows.lazy.compactMap(\.invalidity).first.map {
      "; the first: \($0)"
    }
    return "no window has a spectrum\(reason ?? "")"
  }
}
