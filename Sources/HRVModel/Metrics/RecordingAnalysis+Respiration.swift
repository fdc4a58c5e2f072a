extension RecordingAnalysis {
  /// A sentence for a person when breathing was found outside the high-frequency band, where HF
  /// power does not measure its arrhythmia; nil when it lies inside or was not found.
  public var respirationRemark: String? {
    guard case .success(let hz)? = metric("respiration_rate")?.value else { return nil }
    return Self.respirationWarning(rateHz: hz, highFrequency: bands.hf)
  }

  /// What is to be said of breathing at `rateHz`; nil when it lies in the high-frequency band.
  public static func respirationWarning(
    rateHz: Double, highFrequency band: FrequencyBand
  ) -> String? {
    guard rateHz < band.lowerHz || rateHz >= band.upperHz else { return nil }
    let side = rateHz < band.lowerHz ? "below" : "above"
    let consequence =
      rateHz < band.lowerHz
      ? "its arrhythmia counts as LF, and HF power and LF/HF do not show vagal activity"
      : "HF power misses its arrhythmia"
    let perMinute = (rateHz * 600).rounded() / 10
    let hertz = (rateHz * 1000).rounded() / 1000
    return "a rhythm like breathing at \(hertz) Hz (\(perMinute) a minute) lies \(side)"
      + " \(band.name) (\(band.lowerHz) to \(band.upperHz) Hz): \(consequence)"
  }
}
