import HRVModel

/// Made-up details of a recording: two more spectra, a histogram with its triangle, a spectrogram
/// of an hour, and a program.
enum SyntheticDetails {
  static func make(of analysis: RecordingAnalysis) -> RecordingDetails {
    var others: [RecordingDetails.OtherSpectrum] = [
      .init(name: "failing", spectrum: .failure(.tooShort(neededS: 110, gotS: 3)))
    ]
    if case .success(let spectrum) = analysis.spectrum {
      others.append(.init(name: "autoregressive", spectrum: .success(finer(spectrum))))
    }
    return RecordingDetails(
      otherSpectra: others, spectrogram: spectrogram(), histogram: histogram(),
      outcomes: [program], methods: "Intervals were used as recorded.")
  }

  /// The same density on bins half as wide, each pair of them 20 % above and below.
  static func finer(_ spectrum: Spectrum) -> Spectrum {
    Spectrum(
      densityMs2PerHz: spectrum.densityMs2PerHz.flatMap { [$0 * 1.2, $0 * 0.8] },
      resolutionHz: spectrum.resolutionHz / 2, estimate: spectrum.estimate)
  }

  /// 12 windows of 5 minutes on bins of 0.01 Hz: 1000 ms²/Hz at 0.25 Hz, 1 elsewhere; the fourth has
  /// no spectrum.
  static func spectrogram() -> Spectrogram {
    var made = Spectrogram(lengthS: 300, stepS: 300, resolutionHz: 0.01, binCount: 50)
    for window in 0..<12 {
      let startS = Double(window) * 300
      guard window != 3 else {
        made.append(
          startS: startS, coveredS: 10,
          invalidity: .tooLittleCovered(neededFraction: 0.8, gotFraction: 0.03))
        continue
      }
      made.append(startS: startS, coveredS: 300) { densities in
        densities += (0..<50).map { $0 == 25 ? 1000 : 1 }
      }
    }
    return made
  }

  static func histogram() -> IntervalCounts {
    IntervalCounts(
      binMs: 7.8125, firstEdgeMs: 796.875, counts: [3, 9, 14, 6, 0, 1],
      triangle: .init(lowerFootMs: 793, peakMs: 816.5, upperFootMs: 839.8))
  }

  static let program = PresetOutcome(
    PresetDefinition(
      id: "other", name: "Other", version: "1.2", call: "other(rr)", summary: "its own way",
      evidence: .executed, quirks: []),
    [
      PresetResult(
        id: "rmssd", printedAs: "rMSSD", unit: "ms", value: .success(12.5),
        cause: "divides by n")
    ])
}
