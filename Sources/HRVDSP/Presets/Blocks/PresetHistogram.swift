/// Counts of values between edges.
struct PresetHistogram {
  /// One more than there are bins, ascending.
  let edges: [Double]
  let counts: [Int]

  var tallest: Int { counts.max() ?? 0 }

  /// Counts those with `edges[i] <= value < edges[i + 1]`, the last edge included.
  init(_ values: [Double], edges: [Double]) {
    self.init(values, edges: edges) { value, edge in edge <= value }
  }

  /// Counts those with `edges[i] < value <= edges[i + 1]`, the first edge included.
  init(_ values: [Double], edges: [Double], closedRightWithin slackMs: Double) {
    self.init(values, edges: edges) { value, edge in edge + slackMs < value }
  }

  private init(
    _ values: [Double], edges: [Double], begins: (_ value: Double, _ edge: Double) -> Bool
  ) {
    self.edges = edges
    var counts = [Int](repeating: 0, count: max(0, edges.count - 1))
    for value in values where !counts.isEmpty {
      guard let first = edges.first, let last = edges.last, value >= first, value <= last else {
        continue
      }
      // The number of edges that lie before the value, by bisection.
      var (low, high) = (0, edges.count)
      while low < high {
        let middle = (low + high) / 2
        if begins(value, edges[middle]) { low = middle + 1 } else { high = middle }
      }
      counts[min(max(low - 1, 0), counts.count - 1)] += 1
    }
    self.counts = counts
  }
}
