/// The grid as a surface: functions of the noise are known at its points.
extension DayNoise {
  /// A point of the plane of ``parameters(x:y:)``.
  struct Angles: Hashable, Sendable {
    var x, y: Double
  }

  /// The mean of the angles over the grid, weighted by `densities` at its points: which noise a
  /// series seems to be, without a search and never on a bound.
  static func appearance(_ densities: [Double]) -> Angles {
    var (sum, x, y) = (0.0, 0.0, 0.0)
    for i in 0..<gridSide {
      for j in 0..<gridSide {
        let weight = densities[i * gridSide + j]
        sum += weight
        x += weight * gridAngles[i]
        y += weight * gridAngles[j]
      }
    }
    return Angles(x: x / sum, y: y / sum)
  }

  /// The value at `angles` of a function that `values` gives at the points of the grid:
  /// interpolated along both angles, and beyond the outermost points as it is there.
  @inline(__always)
  static func interpolate(at angles: Angles, _ values: (_ point: Int) -> Double) -> Double {
    let (i, u) = place(angles.x)
    let (j, v) = place(angles.y)
    let corner = i * gridSide + j
    let near = (1 - v) * values(corner) + v * values(corner + 1)
    let far = (1 - v) * values(corner + gridSide) + v * values(corner + gridSide + 1)
    return (1 - u) * near + u * far
  }

  private static func place(_ angle: Double) -> (Int, Double) {
    let exact = angle * Double(2 * gridSide) / Double.pi - 0.5
    let bounded = min(max(exact, 0), Double(gridSide - 1))
    let whole = min(Int(bounded), gridSide - 2)
    return (whole, bounded - Double(whole))
  }
}
