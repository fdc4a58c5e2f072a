public import HRVModel

/// Correlation dimension: how fast the number of near pairs of vectors grows with the distance
/// that counts as near.
///
/// C(r) is the share of the pairs of vectors of m = 10 successive intervals (delay 1) whose
/// Euclidean distance is below r. D2 is the slope of the line of least squares through ln C
/// against ln r. Which part of the curve is straight, the literature leaves to the eye; here it
/// is where C goes from 1 % to 10 %: of 16 values of C spaced evenly in ln C from 0.01 to 0.1,
/// each gives the least r, on a grid of 256 to the octave of r², at which C is not smaller, and
/// that r enters with its own C. No vector spans a gap.
///
/// The dimension cannot exceed about 2 log₁₀ n (J.-P. Eckmann, D. Ruelle, Physica D 56, 1992,
/// pp. 185–187. doi:10.1016/0167-2789(92)90023-G): five for 300 intervals. Of noise, it tells
/// nothing but that.
///
/// P. Grassberger, I. Procaccia, Phys. Rev. Lett. 50(5), 1983, pp. 346–349.
/// doi:10.1103/PhysRevLett.50.346.
public struct CorrelationDimension: Hashable, Sendable {
  /// The points of the curve that the line is fitted to: r in multiples of SDNN, and C(r).
  public let points: [Point]

  /// A point of the curve.
  public struct Point: Hashable, Sendable {
    /// r / SDNN.
    public let relativeRadius: Double
    /// C(r).
    public let share: Double
  }

  /// The part of the curve.
  static let shares = 0.01...0.1
  static let pointCount = 16

  /// Measures the curve of a recording.
  ///
  /// - Throws: as ``Recurrences/init(_:)`` does.
  /// - Complexity: O(*n*²) time, O(*n*) memory.
  public init(_ nn: NNSeries) throws(MetricError) {
    var space = PhaseSpace()
    try self.init(nn, IntervalStatistics(nn), &space)
  }

  init(
    _ nn: NNSeries, _ statistics: IntervalStatistics, _ space: inout PhaseSpace
  ) throws(MetricError) {
    try space.list(nn)
    guard statistics.squaredDeviationsMs2 > 0 else {
      throw .undefined("all intervals are equal: there is no distance to compare them with")
    }
    let scale = Double(statistics.count - 1) / statistics.squaredDeviationsMs2
    var counts = [Int](repeating: 0, count: Grid.count)
    space.forEachDiagonal(nn) { squares in
      for i in 0..<squares.count { counts[Grid.cell(squares[i] * scale)] &+= 1 }
    }
    let pairs = Double(space.count * (space.count - 1) / 2)
    let ratio = Self.shares.upperBound / Self.shares.lowerBound
    var points: [Point] = []
    var (cell, below) = (0, 0)
    for k in 0..<Self.pointCount {
      let step = Double(k) / Double(Self.pointCount - 1)
      let share = Self.shares.lowerBound * naturalExponential(step * naturalLogarithm(ratio))
      // A last point at 0.1 exactly may be missed by rounding alone.
      while Double(below) < share * pairs * (1 - 1e-12) {
        below += counts[cell]
        cell += 1
      }
      let radius = Grid.lowerBound(cell).squareRoot()
      if radius != points.last?.relativeRadius {
        points.append(Point(relativeRadius: radius, share: Double(below) / pairs))
      }
    }
    self.points = points
  }

  /// The slope D2, a pure number.
  ///
  /// - Throws: ``HRVModel/MetricError/undefined(_:)`` when the curve is one step there: when the
  ///   rhythm repeats itself or takes a few values only.
  public func slope() throws(MetricError) -> Double {
    guard points.count >= 3, points[0].relativeRadius > 0 else {
      throw .undefined("the distances are too few different ones to fit a line to their shares")
    }
    let n = Double(points.count)
    var (sumX, sumY) = (0.0, 0.0)
    for point in points {
      sumX += naturalLogarithm(point.relativeRadius)
      sumY += naturalLogarithm(point.share)
    }
    var (xx, xy) = (0.0, 0.0)
    for point in points {
      let x = naturalLogarithm(point.relativeRadius) - sumX / n
      xx += x * x
      xy += x * (naturalLogarithm(point.share) - sumY / n)
    }
    return xy / xx
  }
}

/// Cells of squared distances in units of the variance, 256 to the octave from 2⁻⁶⁴ to 2⁶⁴: the
/// first bits of a floating-point number are its place in such a grid.
private enum Grid {
  private static let octaves = 64
  private static let bias = 1023
  /// The cells; the first holds all below, the last all above.
  static let count = 2 * octaves * 256 + 2

  /// The cell of a square.
  static func cell(_ square: Double) -> Int {
    let place = Int(truncatingIfNeeded: square.bitPattern &>> 44) - (bias - octaves) * 256
    return min(max(place + 1, 0), count - 1)
  }

  /// The least square of a cell.
  static func lowerBound(_ cell: Int) -> Double {
    guard cell > 0 else { return 0 }
    return Double(bitPattern: UInt64(cell - 1 + (bias - octaves) * 256) << 44)
  }
}
