/// Where Dierckx puts the next knots: each on the middle point of the interval with the greatest
/// residuals, of which the parts then get their share by the number of their points.
///
/// An interval is named by the point that it begins on, so that knots need no place in an array until
/// all are found.
///
/// - Complexity: O(*log n*) for each knot.
struct KnotInsertion {
  /// An interval between knots that has points inside.
  private struct Interval {
    let residuals: Double
    /// The point that it begins on.
    let start: Int
    let inside: Int

    /// Whether it is split before `other`: the greater residuals, and of equals the first.
    func precedes(_ other: Interval) -> Bool {
      residuals > other.residuals || (residuals == other.residuals && start < other.start)
    }
  }

  /// The intervals that can be split, as a binary heap.
  private var heap: [Interval] = []

  /// - Parameters:
  ///   - starts: the point that each interval begins on, ascending.
  ///   - residuals: of each interval.
  ///   - last: the last point.
  init(starts: [Int], residuals: [Double], last: Int) {
    heap.reserveCapacity(starts.count)
    for (i, start) in starts.enumerated() {
      let end = i + 1 < starts.count ? starts[i + 1] : last
      push(Interval(residuals: residuals[i], start: start, inside: end - start - 1))
    }
  }

  /// The point that the next knot stands on; nil when no interval has a point inside.
  mutating func next() -> Int? {
    guard let chosen = pop() else { return nil }
    let half = chosen.inside / 2 + 1
    let (before, after) = (half - 1, chosen.inside - half)
    push(
      Interval(
        residuals: chosen.residuals * Double(before) / Double(chosen.inside), start: chosen.start,
        inside: before))
    push(
      Interval(
        residuals: chosen.residuals * Double(after) / Double(chosen.inside),
        start: chosen.start + half, inside: after))
    return chosen.start + half
  }

  private mutating func push(_ interval: Interval) {
    guard interval.inside > 0 else { return }
    heap.append(interval)
    var place = heap.count - 1
    while place > 0, heap[place].precedes(heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func pop() -> Interval? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var place = 0
    while true {
      var least = place
      for child in (2 * place + 1)...(2 * place + 2) where child < heap.count {
        if heap[child].precedes(heap[least]) { least = child }
      }
      if least == place { return first }
      heap.swapAt(place, least)
      place = least
    }
  }
}
