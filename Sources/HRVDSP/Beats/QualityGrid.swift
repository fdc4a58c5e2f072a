/// The lengths of the quality measures: steps of about 20 ms on a ``QRSGrid``.
struct QualityGrid {
  private static let stepS = 0.02
  private static let segmentS = 10.0
  /// What a segment needs to know of its surroundings.
  private static let marginS = 8.0
  /// Segments that are worked on at a time.
  static let segmentsInBlock = 8

  let grid: QRSGrid
  /// The samples of the grid in a step.
  let step: Int
  /// The steps in a segment.
  let segment: Int
  /// The steps of context on either side of a block.
  let margin: Int

  init(_ grid: QRSGrid) {
    self.grid = grid
    step = grid.samples(Self.stepS)
    let rateHz = grid.rateHz / Double(step)
    segment = Int((Self.segmentS * rateHz).rounded())
    margin = Int((Self.marginS * rateHz).rounded())
  }

  /// A duration in steps, at least one.
  func steps(_ seconds: Double) -> Int { max(1, Int((seconds * stepsPerS).rounded())) }

  var stepsPerS: Double { grid.rateHz / Double(step) }

  /// The place on the grid of an instant, in s since the first recorded sample of the run.
  func index(_ timeS: Double) -> Double {
    (timeS * grid.samplingRateHz - Double(grid.decimation - 1) / 2) / Double(grid.decimation)
  }
}
