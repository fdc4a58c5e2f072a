/// Why no beats, or no intervals, were found in an electrocardiogram.
public enum BeatDetectionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The QRS complex is not represented at this sampling rate.
  case samplingRateTooLow(neededHz: Double, gotHz: Double)
  /// No stretch without a gap is long enough to tell beats from noise.
  case tooShort(neededS: Double, longestS: Double)
  /// Nothing in the signal stands out as a heartbeat; a flat lead is such a signal.
  case noBeats(durationS: Double)
  /// Beats were found, but no two neighbours bound an interval that a heart produces.
  case noIntervals(beats: Int)
  /// The signal is so poor that hardly a beat can be relied on: no two neighbours bound an interval.
  case unusable(beats: Int, unusableS: Double, durationS: Double)

  /// One sentence for a person.
  public var description: String {
    switch self {
    case .samplingRateTooLow(let neededHz, let gotHz):
      "an ECG of \(gotHz) Hz does not show the QRS complex; \(neededHz) Hz or more is needed"
    case .tooShort(let neededS, let longestS):
      "the longest stretch of ECG without a gap has \(hundredths(longestS)) s; \(neededS) s are needed"
    case .noBeats(let durationS): "no beats in \(hundredths(durationS)) s of ECG"
    case .unusable(let beats, let unusableS, let durationS):
      "\(beats) beats in the ECG, but \(hundredths(unusableS)) s of \(hundredths(durationS)) s"
        + " are too noisy, flat or clipped to rely on them"
    case .noIntervals(let beats): "\(beats) beats in the ECG, but no interval between two of them"
    }
  }

  private func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
