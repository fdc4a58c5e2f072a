public import HRVModel

/// Detrended fluctuation analysis: how the fluctuation about local lines grows with the length
/// of the boxes that the lines are fitted to.
///
/// The series of a run less its mean is summed up to a profile; the profile is cut into boxes of
/// s beats; in each, the line of least squares is subtracted. F(s) is the root of the mean square
/// of what is left over all boxes. The exponent is the slope of the line of least squares through
/// ln F against ln s, over all whole box lengths of a range: 0.5 for white noise, 1 for 1/f
/// noise, 1.5 for Brownian noise.
///
/// What the literature leaves open is decided so:
/// - Box lengths are all whole numbers of the range, not a geometric progression of them.
/// - Boxes do not overlap. Unless asked otherwise, the series is cut twice, from its start and
///   from its end, so that the beats left over at one end are not thrown away (Kantelhardt 2002,
///   section 2.1). Peng 1995 cuts from the start alone: ``Boxes/fromStart``.
/// - No box spans a gap. Only runs that hold the longest box are used, at every length, so that
///   the slope compares the same beats.
/// - These runs must have four times the beats of the longest box: beyond a quarter of the
///   series, F rests on too few boxes to be trusted (Kantelhardt 2002; the PhysioNet program
///   `dfa` stops there, too).
///
/// C.-K. Peng et al., Chaos 5(1), 1995, pp. 82–87. doi:10.1063/1.166141.
/// J. W. Kantelhardt et al., Physica A 316, 2002, pp. 87–114. doi:10.1016/S0378-4371(02)01383-3.
public struct DetrendedFluctuation: Sendable {
  /// Where boxes begin.
  public enum Boxes: Hashable, Sendable {
    /// At the start of a run and, a second time, so that the last one ends with it.
    case fromBothEnds
    /// At the start of a run; what is left over at its end is not used.
    case fromStart
  }

  /// The box lengths, in beats: all whole numbers of this range.
  public let boxLengths: ClosedRange<Int>
  /// Where boxes begin.
  public let boxes: Boxes

  /// How often the longest box must fit.
  static let leastBoxes = 4

  /// What ln F at each length is multiplied with to sum to the slope of least squares.
  private let slopeWeights: [Double]
  private let scales: [Workspace.Scale]

  /// Creates an analysis.
  ///
  /// - Precondition: two or more lengths, the first 4 or more: a line leaves nothing of two
  ///   beats and next to nothing of three.
  public init(boxLengths: ClosedRange<Int>, boxes: Boxes = .fromBothEnds) {
    precondition(boxLengths.lowerBound >= 4 && boxLengths.count >= 2)
    self.boxLengths = boxLengths
    self.boxes = boxes
    let logs = boxLengths.map { naturalLogarithm(Double($0)) }
    let mean = logs.reduce(0, +) / Double(logs.count)
    let squares = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    scales = boxLengths.map { Workspace.Scale(length: $0) }
    slopeWeights = logs.map { ($0 - mean) / squares }
  }

  /// The exponent, a pure number.
  ///
  /// - Throws: ``HRVModel/MetricError/tooFewIntervals(needed:got:)`` when there are fewer
  ///   beats than four longest boxes hold, ``HRVModel/MetricError/undefined(_:)`` when at some length nothing is
  ///   left beside the lines.
  /// - Complexity: O(*n* · (1 + ln(longest / shortest))).
  public func exponent(of nn: NNSeries) throws(MetricError) -> Double {
    var workspace = Workspace()
    return try exponent(of: nn, using: &workspace)
  }

  /// F(s) in ms at each of ``boxLengths``.
  ///
  /// - Throws: ``HRVModel/MetricError/tooFewIntervals(needed:got:)`` when there are fewer
  ///   beats than four longest boxes hold.
  public func fluctuationsMs(of nn: NNSeries) throws(MetricError) -> [Double] {
    var workspace = Workspace()
    try analyze(nn, using: &workspace)
    return workspace.scales.map { $0.meanSquareMs2.squareRoot() }
  }

  func exponent(
    of nn: NNSeries, using workspace: inout Workspace
  ) throws(MetricError) -> Double {
    try analyze(nn, using: &workspace)
    var slope = 0.0
    for (weight, scale) in zip(slopeWeights, workspace.scales) {
      guard scale.meanSquareMs2 > 0 else {
        throw .undefined(
          "in boxes of \(scale.box.length) beats, the profile is made of straight lines")
      }
      // ln F = ½ ln F².
      slope += weight * 0.5 * naturalLogarithm(scale.meanSquareMs2)
    }
    return slope
  }

  private func analyze(
    _ nn: NNSeries, using workspace: inout Workspace
  ) throws(MetricError) {
    let longest = boxLengths.upperBound
    var usable = 0
    for run in nn.runs where run.count >= longest { usable += run.count }
    guard usable >= Self.leastBoxes * longest else {
      throw .tooFewIntervals(needed: Self.leastBoxes * longest, got: usable)
    }
    workspace.begin(scales, longest: longest, isCutTwice: boxes == .fromBothEnds)
    for run in nn.runs where run.count >= longest {
      workspace.add(nn.intervalsMs.span.extracting(run))
    }
  }
}
