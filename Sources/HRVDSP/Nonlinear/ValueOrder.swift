/// A series in order of size, and for each of its elements the rank of its value among the
/// distinct ones.
///
/// Values are dealt into about as many buckets as there are values, over an even division of
/// their range, and put in order inside each: O(*n*) for anything like intervals (whole
/// milliseconds are in order once they are dealt), O(*n* log *n*) at worst.
struct ValueOrder: Sendable {
  /// The indices of the series in ascending order of their values; equal values in any, but
  /// always the same, order.
  private(set) var indices: [Int32] = []
  /// The rank of the value at each index; equal values have one rank, ranks have no holes.
  private(set) var ranks: [Int32] = []
  /// The distinct values, ascending, first those in use.
  private(set) var values: [Double] = []
  /// The number of distinct values.
  private(set) var distinctCount = 0

  private var bucketStarts: [Int32] = []

  init() {}

  /// Puts `x` in order.
  ///
  /// - Precondition: not empty, all finite, fewer than 2³¹.
  mutating func sort(_ x: borrowing Span<Double>) {
    let n = x.count
    grow(&indices, n, 0)
    grow(&ranks, n, 0)
    grow(&values, n, 0)
    let (low, scale, count) = Self.buckets(x)
    grow(&bucketStarts, count + 1, 0)
    // Until the ranks are known, their memory holds the buckets.
    Self.deal(x, (low, scale, count), &bucketStarts, &ranks, &indices)
    Self.settle(x, &indices)
    distinctCount = Self.number(x, indices, &ranks, &values)
  }

  /// The lowest value, buckets per ms, and how many buckets there are.
  private static func buckets(_ x: borrowing Span<Double>) -> (Double, Double, Int) {
    var (low, high) = (x[0], x[0])
    for i in 0..<x.count {
      low = min(low, x[i])
      high = max(high, x[i])
    }
    let most = max(1024, 2 * x.count)
    let range = high - low
    // A power of two, so that whole numbers and those of a binary grid never share a bucket with
    // a neighbour, as long as there are enough.
    var scale = 1.0
    while range * scale * 2 < Double(most), scale < 1024 { scale *= 2 }
    while range * scale >= Double(most) { scale /= 2 }
    return (low, scale, min(most, Int(range * scale) + 1))
  }

  /// Deals the indices into buckets.
  private static func deal(
    _ x: borrowing Span<Double>, _ grid: (low: Double, scale: Double, count: Int),
    _ startArray: inout [Int32], _ bucketArray: inout [Int32], _ indexArray: inout [Int32]
  ) {
    var starts = startArray.mutableSpan
    var buckets = bucketArray.mutableSpan
    var indices = indexArray.mutableSpan
    for b in 0...grid.count { starts[b] = 0 }
    for i in 0..<x.count {
      let b = min(Int((x[i] - grid.low) * grid.scale), grid.count &- 1)
      buckets[i] = Int32(truncatingIfNeeded: b)
      starts[b &+ 1] &+= 1
    }
    var sum: Int32 = 0
    for b in 0...grid.count {
      sum &+= starts[b]
      starts[b] = sum
    }
    for i in 0..<x.count {
      let b = Int(buckets[i])
      indices[Int(starts[b])] = Int32(truncatingIfNeeded: i)
      starts[b] &+= 1
    }
  }

  /// Puts the values inside each bucket in order: almost nothing is left to do.
  private static func settle(_ x: borrowing Span<Double>, _ indexArray: inout [Int32]) {
    var indices = indexArray.mutableSpan
    var moves = 0
    for k in 1..<max(1, x.count) {
      let index = indices[k]
      let value = x[Int(index)]
      var place = k
      while place > 0, x[Int(indices[place &- 1])] > value {
        indices[place] = indices[place &- 1]
        place &-= 1
      }
      indices[place] = index
      moves &+= k &- place
      // Many values crowd in few buckets.
      if moves > 16 &* x.count { return heapSort(&indices, x) }
    }
  }

  /// Numbers the distinct values; their number.
  private static func number(
    _ x: borrowing Span<Double>, _ indexArray: [Int32], _ rankArray: inout [Int32],
    _ valueArray: inout [Double]
  ) -> Int {
    let indices = indexArray.span
    var ranks = rankArray.mutableSpan
    var values = valueArray.mutableSpan
    var last = -Double.infinity
    var distinct = 0
    for k in 0..<x.count {
      let i = Int(indices[k])
      if x[i] != last {
        last = x[i]
        values[distinct] = last
        distinct &+= 1
      }
      ranks[i] = Int32(truncatingIfNeeded: distinct &- 1)
    }
    return distinct
  }

  private static func heapSort(_ indices: inout MutableSpan<Int32>, _ x: borrowing Span<Double>) {
    let n = x.count
    for root in stride(from: n / 2 - 1, through: 0, by: -1) { sift(&indices, x, root, n) }
    for end in stride(from: n - 1, to: 0, by: -1) {
      indices.swapAt(0, end)
      sift(&indices, x, 0, end)
    }
  }

  private static func sift(
    _ indices: inout MutableSpan<Int32>, _ x: borrowing Span<Double>, _ start: Int, _ end: Int
  ) {
    var root = start
    while 2 * root + 1 < end {
      var child = 2 * root + 1
      if child + 1 < end, x[Int(indices[child])] < x[Int(indices[child + 1])] { child += 1 }
      guard x[Int(indices[root])] < x[Int(indices[child])] else { return }
      indices.swapAt(root, child)
      root = child
    }
  }
}
