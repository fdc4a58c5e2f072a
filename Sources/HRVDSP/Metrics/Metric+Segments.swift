internal import HRVModel

private let taskForce = """
  Task Force of the ESC and NASPE, Circulation 93(5), 1996, Table 1. \
  doi:10.1161/01.CIR.93.5.1043
  """

private let division = """
  segments follow the clock from the beginning of the recording, gaps included; an interval \
  belongs to the segment in which it ends; a segment counts when its intervals, two or more, \
  cover half of it
  """

extension Metric {
  /// The rows of this file, in the order of a report.
  static let segments: [Metric] = [1, 2, 5].map(sdann) + [1, 2, 5].map(sdnni)

  /// Standard deviation of the means of the segments of a recording.
  ///
  /// Other programs divide by counts of beats, keep a last segment of any length, or leave out
  /// the last beat of each; on short recordings their values differ widely.
  private static func sdann(minutes: Int) -> Metric {
    Metric(
      MetricID(rawValue: "sdann_\(minutes)min"), symbol: "SDANN \(minutes) min", unit: "ms",
      family: .time,
      summary: "standard deviation of the mean intervals of the segments of \(minutes) min",
      formula: "√( Σ (mean NNₛ − their mean)² / (s − 1) ) over s segments; \(division)",
      source: taskForce,
      needs: "2 segments that count"
    ) { input, workspace throws(MetricError) in
      try workspace.intervals.segments(input, minutes: Double(minutes)).meansSpreadMs.get()
    }
  }

  /// Mean of the standard deviations inside the segments of a recording.
  private static func sdnni(minutes: Int) -> Metric {
    Metric(
      MetricID(rawValue: "sdnni_\(minutes)min"), symbol: "SDNN index \(minutes) min",
      unit: "ms", family: .time,
      summary: "mean of the standard deviations of NN inside the segments of \(minutes) min",
      formula: "Σ SDNNₛ / s over s segments, SDNNₛ with divisor n − 1; \(division)",
      source: taskForce,
      needs: "1 segment that counts"
    ) { input, workspace throws(MetricError) in
      try workspace.intervals.segments(input, minutes: Double(minutes)).meanSpreadMs.get()
    }
  }
}
