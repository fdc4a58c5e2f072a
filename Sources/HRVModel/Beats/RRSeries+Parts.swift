extension RRSeries {
  /// Creates a series of the parts of another, such as were kept somewhere, or says what is wrong
  /// with them.
  ///
  /// Nothing is summed anew: what comes back is the series that was taken apart, bit by bit.
  ///
  /// - Throws: ``ModelError`` for the first invariant that the parts break.
  /// - Complexity: O(*n*).
  public init(
    species: Species, intervalsMs: [Double], runs: [Range<Int>], runStartsMs: [Double],
    gaps: [Gap], ectopicIntervals: [Int], durationMs: Double
  ) throws(ModelError) {
    guard !intervalsMs.isEmpty else { throw .emptySeries }
    for (index, valueMs) in intervalsMs.enumerated()
    where !species.believableMs.contains(valueMs) {
      throw .invalidInterval(index: index, valueMs: valueMs)
    }
    var end = 0
    for run in runs {
      guard run.lowerBound == end, !run.isEmpty else { throw Self.disorder("runs") }
      end = run.upperBound
    }
    guard end == intervalsMs.count, runStartsMs.count == runs.count else {
      throw Self.disorder("runs")
    }
    guard Self.ascends(runStartsMs), durationMs.isFinite, durationMs >= runStartsMs.last ?? 0
    else { throw Self.disorder("times of runs") }
    guard Self.ascends(gaps.map(\.startS)), Self.ascends(gaps.map { Double($0.beforeInterval) }),
      gaps.allSatisfy({ $0.beforeInterval <= intervalsMs.count })
    else { throw Self.disorder("gaps") }
    guard zip(ectopicIntervals, ectopicIntervals.dropFirst()).allSatisfy({ $0 < $1 }),
      ectopicIntervals.allSatisfy({ intervalsMs.indices.contains($0) })
    else { throw Self.disorder("ectopic intervals") }
    self.init(
      unchecked: species, intervalsMs: intervalsMs, runs: runs, runStartsMs: runStartsMs,
      gaps: gaps, ectopicIntervals: ectopicIntervals, durationMs: durationMs)
  }

  private static func ascends(_ values: [Double]) -> Bool {
    values.allSatisfy { $0.isFinite && $0 >= 0 } && zip(values, values.dropFirst()).allSatisfy(<=)
  }

  private static func disorder(_ parts: String) -> ModelError {
    .incompatible("the \(parts)", "the intervals")
  }
}
