public import HRVModel

/// A spectrogram for machines.
public enum SpectrogramDocument {
  /// One row a window under a header: when it begins, how much of it intervals cover, then a
  /// column for every frequency in Hz, with the density in ms²/Hz, then why there is none.
  ///
  /// - Parameter start: what the clock showed when the recording began, if that is known.
  /// - Complexity: O(*windows* · *bins*).
  public static func csv(_ spectrogram: Spectrogram, start: Timestamp? = nil) -> String {
    let frequencies = (0..<spectrogram.binCount).map { Double($0) * spectrogram.resolutionHz }
    var text = CSV.record(
      ["window_start_s", "window_start", "covered_s"].map { .text($0) }
        + frequencies.map { .number($0) } + [.text("missing")])
    for (index, window) in spectrogram.windows.enumerated() {
      let clock = start?.advanced(byS: window.startS).description
      let opening: [CSV.Field] = [
        .number(window.startS), clock.map { .text($0) } ?? .empty, .number(window.coveredS),
      ]
      do throws(MetricError) {
        let density = try spectrogram.densityMs2PerHz(ofWindow: index)
        text += CSV.record(opening + density.map { .number($0) } + [.empty])
      } catch {
        text += CSV.record(opening + frequencies.map { _ in .empty } + [.text("\(error)")])
      }
    }
    return text
  }
}
