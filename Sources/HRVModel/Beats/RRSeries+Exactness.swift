extension RRSeries {
  /// The steps in which the intervals are written, as steps in a second: 1000 for whole
  /// milliseconds, 1024 for those of a Polar strap, 64 for an optical wristband.
  ///
  /// The coarsest clock of ``clocks`` of which every interval is a multiple, to within the
  /// rounding of six decimals of a second (0.6 µs). A strap whose steps an app rounded to
  /// milliseconds shows those. Nil when no clock fits, or when fewer than 20 intervals, or
  /// fewer than three different ones, leave it to chance.
  ///
  /// - Complexity: O(*n*) in intervals, as a rule: most clocks fail at the first few.
  public var ticksPerSecond: Int? {
    guard intervalsMs.count >= 20 else { return nil }
    let first = intervalsMs[0]
    guard let second = intervalsMs.first(where: { $0 != first }),
      intervalsMs.contains(where: { $0 != first && $0 != second })
    else { return nil }
    return Self.clocks.first { ticksPerSecond in
      let ticksPerMs = Double(ticksPerSecond) / 1000
      let tolerance = 0.0006 * ticksPerMs
      return intervalsMs.allSatisfy {
        let ticks = $0 * ticksPerMs
        return abs(ticks - ticks.rounded()) <= tolerance
      }
    }
  }

  /// The clocks that recorders have, in steps a second, coarsest first.
  static let clocks = [
    64, 100, 125, 128, 130, 200, 250, 256, 300, 360, 400, 500, 512, 1000, 1024, 2000, 2048, 4096,
    8192, 10_000,
  ]
}
