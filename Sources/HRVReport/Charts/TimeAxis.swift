internal import HRVModel

/// The time axis of a recording: seconds, minutes or hours since it began.
struct TimeAxis {
  /// Seconds in the unit of the axis.
  let unitS: Double
  private let unitName: String
  private let durationS: Double
  private let start: Timestamp?

  init(_ analysis: RecordingAnalysis) {
    durationS = max(analysis.durationS, analysis.nn.endTimesS.last ?? 0)
    start = analysis.recording.start?.timestamp
    (unitS, unitName) =
      switch durationS {
      case ...180: (1, "seconds")
      case ...10_800: (60, "minutes")
      default: (3600, "hours")
      }
  }

  /// From the beginning to the end, in s.
  var domainS: ClosedRange<Double> { 0...max(durationS, 1e-3) }

  /// `minutes since 07:15:00 +01:00`.
  var title: String { "\(unitName) since " + (start?.clockTime ?? "the beginning") }

  /// Round numbers of the unit, at their places in s.
  func marks(about count: Int) -> [(value: Double, label: String)] {
    let ticks = Ticks.inside(0...(domainS.upperBound / unitS), about: count)
    return ticks.values.map { ($0 * unitS, ticks.label($0)) }
  }

  /// A moment as `m:ss` or `h:mm:ss` since the beginning.
  static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e12 else { return NumberText.notANumber }
    let whole = Int(seconds.rounded(.down))
    let tail = twoDigits(whole % 60)
    return whole < 3600
      ? "\(whole / 60):\(tail)" : "\(whole / 3600):\(twoDigits(whole / 60 % 60)):\(tail)"
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
