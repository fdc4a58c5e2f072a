extension NNSeries {
  /// The indices of the intervals that lie wholly in `startS ..< endS`: both of their beats do.
  ///
  /// A microsecond is allowed for the rounding of end times.
  ///
  /// - Complexity: O(log *n*).
  package func indices(fromS startS: Double, toS endS: Double) -> Range<Int> {
    let allowedS = 1e-6
    var first = firstIndex { $0 > startS + allowedS }
    // The interval that ends first inside may have begun outside; only one can have.
    if first < endTimesS.count, beginS(first) < startS - allowedS { first += 1 }
    let end = firstIndex { $0 > endS + allowedS }
    return first..<max(first, end)
  }

  /// The recorded time from the beginning of a run to its end, in s.
  package func lengthS(of run: Range<Int>) -> Double {
    endTimesS[run.upperBound - 1] - beginS(run.lowerBound)
  }

  /// When an interval begins, in s since time 0.
  private func beginS(_ i: Int) -> Double { endTimesS[i] - intervalsMs[i] / 1000 }

  /// The entries of the audit whose recorded intervals end after `startS` and not after `endS`.
  private func decisions(fromS startS: Double, toS endS: Double) -> Range<Int> {
    let first = Self.first(of: audit.count) { audit[$0].endTimeS > startS }
    let end = Self.first(of: audit.count) { audit[$0].endTimeS > endS }
    return first..<max(first, end)
  }

  /// The first index whose end time satisfies a condition that, once true, stays true.
  private func firstIndex(_ condition: (Double) -> Bool) -> Int {
    Self.first(of: endTimesS.count) { condition(endTimesS[$0]) }
  }

  /// The first of `count` indices that satisfies a condition that, once true, stays true.
  private static func first(of count: Int, _ condition: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Becomes the part of `whole` that lies in a window, in the memory that it has: once it has
  /// served the longest window, nothing is allocated.
  ///
  /// Instants stay those of the recording. The intervals at both ends are in the audit of the
  /// window in which they end.
  ///
  /// - Returns: whether there are any intervals; if not, this series stays what it was.
  /// - Complexity: O(log *n* + *window*), whatever was corrected elsewhere.
  package mutating func becomePart(
    of whole: borrowing NNSeries, fromS startS: Double, toS endS: Double
  ) -> Bool {
    let range = whole.indices(fromS: startS, toS: endS)
    guard !range.isEmpty else { return false }
    intervalsMs.replace(with: whole.intervalsMs, range)
    endTimesS.replace(with: whole.endTimesS, range)
    labels.replace(with: whole.labels, range)
    runs.removeAll(keepingCapacity: true)
    for part in whole.runs(in: range) {
      runs.append((part.lowerBound - range.lowerBound)..<(part.upperBound - range.lowerBound))
    }
    audit.replace(with: whole.audit, whole.decisions(fromS: startS, toS: endS))
    var normals = 0
    for label in labels where label == .normal { normals += 1 }
    recordedCount = normals + audit.count
    durationS = endS - startS
    return true
  }
}

extension Array {
  fileprivate mutating func replace(with other: [Element], _ range: Range<Int>) {
    removeAll(keepingCapacity: true)
    append(contentsOf: other[range])
  }
}
