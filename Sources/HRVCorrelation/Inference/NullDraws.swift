/// Series that are pure noise, as a design sees them: what noise each seems to be, and `t` of the
/// column that is tested.
struct NullDraws: Sendable {
  /// The absolute values of `t`.
  private(set) var statistics: [Double] = []
  /// The noise that each seems to be without that column.
  private(set) var appearances: [DayNoise.Angles] = []
  /// Their densities at the points of the grid, the greatest of a series being 1; one series
  /// after another.
  private(set) var densities: [Double] = []

  /// The number of series.
  var count: Int { statistics.count }

  /// Makes room.
  mutating func reserve(_ series: Int) {
    statistics.reserveCapacity(count + series)
    appearances.reserveCapacity(count + series)
    densities.reserveCapacity((count + series) * DayNoise.gridSide * DayNoise.gridSide)
  }

  /// Appends the first draws of others.
  mutating func append(_ others: NullDraws, first: Int) {
    statistics += others.statistics.prefix(first)
    appearances += others.appearances.prefix(first)
    densities += others.densities.prefix(first * DayNoise.gridSide * DayNoise.gridSide)
  }

  /// Appends a draw.
  mutating func append(t: Double, densities series: [Double]) {
    statistics.append(abs(t))
    appearances.append(DayNoise.appearance(series))
    densities += series
  }
}
