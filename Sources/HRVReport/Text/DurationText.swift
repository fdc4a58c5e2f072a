/// A length of time, in words.
enum DurationText {
  /// `48 s`, `5 min 3 s`, `7 h 12 min`.
  static func words(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e12 else { return NumberText.notANumber }
    let whole = Int(seconds.rounded())
    if whole < 60 {
      let decimals = seconds < 59.5 && seconds != seconds.rounded() ? 1 : 0
      return NumberText.fixed(seconds, decimals) + " s"
    }
    if whole < 3600 {
      return "\(whole / 60) min" + (whole % 60 == 0 ? "" : " \(whole % 60) s")
    }
    let minutes = Int((seconds / 60).rounded())
    return "\(minutes / 60) h" + (minutes % 60 == 0 ? "" : " \(minutes % 60) min")
  }
}
