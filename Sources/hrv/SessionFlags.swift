import ArgumentParser
import HRVCorrelation

/// What a person may say about which recording of a day counts.
struct SessionFlags: ParsableArguments {
  @Option(
    help: """
      Which recording of a day counts when several are valid: the first near the usual time, or the \
      median of all.
      """)
  var dailyChoice = StudyOptions().dailyChoice

  @Option(
    help: ArgumentHelp(
      "How far from the usual time of day a recording may begin.", valueName: "h"))
  var timeWindow = StudyOptions().timeWindowHours

  /// Sets what was said.
  func apply(to options: inout StudyOptions) {
    options.dailyChoice = dailyChoice
    options.timeWindowHours = timeWindow
  }
}
