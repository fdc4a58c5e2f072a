internal import HRVModel

/// What a program does to the recorded intervals before it computes anything.
struct PresetPreparation: Sendable {
  private let body: @Sendable ([Double]) throws(MetricError) -> PresetSeries

  init(_ body: @escaping @Sendable ([Double]) throws(MetricError) -> PresetSeries) {
    self.body = body
  }

  func callAsFunction(_ recordedMs: [Double]) throws(MetricError) -> PresetSeries {
    try body(recordedMs)
  }

  /// Takes the intervals as they are.
  static let none = PresetPreparation { recorded throws(MetricError) in PresetSeries(recorded) }
}
