extension NNSeries {
  /// The contiguous stretches inside `range`: the runs, clipped to it.
  ///
  /// - Precondition: `range` lies in the indices of the series.
  /// - Complexity: O(log *runs*) for the first, O(1) for each more; nothing is allocated.
  package func runs(in range: Range<Int>) -> ClippedRuns { ClippedRuns(runs, range) }

  /// The time that the intervals of `range` cover, gaps left out, in seconds.
  ///
  /// - Complexity: O(*range*).
  package func coveredS(in range: Range<Int>) -> Double {
    var ms = 0.0
    for i in range { ms += intervalsMs[i] }
    return ms / 1000
  }
}

/// The runs of a series as far as they lie in a range of indices, in order.
package struct ClippedRuns: Sequence, IteratorProtocol {
  private let runs: [Range<Int>]
  private let range: Range<Int>
  private var index: Int

  init(_ runs: [Range<Int>], _ range: Range<Int>) {
    self.runs = runs
    self.range = range
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    index = low
  }

  /// The next stretch, not empty; nil after the last.
  package mutating func next() -> Range<Int>? {
    guard index < runs.count else { return nil }
    let clipped = runs[index].clamped(to: range)
    index += 1
    return clipped.isEmpty ? nil : clipped
  }
}
