import ArgumentParser
import HRVModel

/// The options that cut a recording into windows.
struct WindowFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also analyse windows of this length, such as 5m, 90s or 1h; CSV has a row for each.",
      valueName: "time"))
  var window: DurationArgument?

  @Option(
    help: ArgumentHelp(
      "Time from the start of a window to that of the next; without it, windows follow each"
        + " other.", valueName: "time"))
  var step: DurationArgument?

  @Option(
    help: """
      Where windows begin: with the recording, or at multiples of the step after midnight on its \
      clock.
      """)
  var align = AnalysisWindows.Alignment.recording

  @Option(
    help: ArgumentHelp(
      "Share of a window that usable intervals must cover.", valueName: "fraction"))
  var minCovered = AnalysisWindows.standardMinimumCoverage

  /// The windows that were asked for.
  ///
  /// - Throws: `ValidationError` naming the option that is wrong.
  func windows() throws -> AnalysisWindows? {
    guard let window else {
      guard (0...1).contains(minCovered) else {
        throw ValidationError("--min-covered must lie between 0 and 1, as 0.8 does.")
      }
      if step != nil { throw ValidationError("--step goes with --window.") }
      return nil
    }
    do throws(ModelError) {
      return try AnalysisWindows(
        lengthS: window.seconds, stepS: step?.seconds, alignment: align,
        minimumCoverage: minCovered)
    } catch {
      throw ValidationError("\(error).")
    }
  }
}

/// A length of time as a person writes it: `300`, `300s`, `5m`, `5min`, `1h`.
struct DurationArgument: ExpressibleByArgument {
  let seconds: Double

  init?(argument: String) {
    let number = argument.prefix { $0.isNumber || $0 == "." }
    let unit = argument.dropFirst(number.count).filter { $0 != " " }
    guard let count = Double(number), count.isFinite else { return nil }
    switch unit {
    case "", "s": seconds = count
    case "m", "min": seconds = count * 60
    case "h": seconds = count * 3600
    default: return nil
    }
  }
}
