/// Finds elements by their rank without putting all in order, in O(*n*) whatever the data.
///
/// A series is divided into up to 2048 buckets of equal width, counted once. A rank lies in one
/// of them, and only the elements of that bucket are looked at again, in narrower buckets, until
/// few are left. The narrower ones are parts of equal size of the range of bit patterns, which
/// for positive numbers are in the order of the numbers: every round divides that range by at
/// least half as many as there are buckets, so that no data need more than a few rounds.
package struct RankSelection: Sendable {
  private var counts: [UInt32] = []
  private var candidates: [UInt64] = []
  private var narrowCounts: [UInt32] = []
  private var buckets = WideBuckets(least: 0, greatest: 0, count: 1)

  /// Up to so many candidates are put in order by insertion.
  private static let few = 24

  /// An empty one.
  package init() {}

  /// Looks at a series for the first time. The calls of ``neighbours(_:at:)`` that follow are
  /// for the same series.
  ///
  /// - Precondition: no element is negative or NaN; `least` and `greatest` are the extremes.
  package mutating func prepare(_ x: borrowing Span<Double>, least: Double, greatest: Double) {
    let buckets = WideBuckets(
      least: least, greatest: greatest, count: 1 << Self.bucketBits(count: x.count))
    Self.clear(&counts, buckets.count)
    var counts = counts.mutableSpan
    for i in x.indices { counts[buckets.index(x[i])] &+= 1 }
    self.buckets = buckets
  }

  /// The element of this rank, counted from 0, and the next greater one (the same, if it is the
  /// last).
  ///
  /// - Precondition: `x` is the series that was prepared, and `rank` one of its indices.
  package mutating func neighbours(
    _ x: borrowing Span<Double>, at rank: Int
  ) -> (lower: Double, upper: Double) {
    let buckets = buckets
    let next = min(rank + 1, x.count - 1)
    let (place, first) = Self.find(rank, counts.span)
    let (nextPlace, _) = Self.find(next, counts.span)
    if place != nextPlace {
      var (lower, upper) = (buckets.least, Double.infinity)
      for i in x.indices {
        let index = buckets.index(x[i])
        if index == place { lower = max(lower, x[i]) }
        if index == nextPlace { upper = min(upper, x[i]) }
      }
      return (lower, upper)
    }
    let room = Int(counts[place])
    if candidates.count < room {
      candidates.append(contentsOf: repeatElement(0, count: room - candidates.count))
    }
    // Taken out for as long as the candidates are lent.
    var narrower: [UInt32] = []
    swap(&narrower, &narrowCounts)
    defer { swap(&narrower, &narrowCounts) }
    var found = 0
    var values = candidates.mutableSpan
    for i in x.indices {
      if buckets.index(x[i]) == place {
        values[found] = x[i].bitPattern
        found &+= 1
      }
    }
    let pair = Self.narrow(
      &values, count: found, rank: rank - first, next: next - first, &narrower)
    return (Double(bitPattern: pair.lower), Double(bitPattern: pair.upper))
  }

  /// The quantile of a prepared series, linear between the two elements around rank
  /// `(n − 1) · quarters / 4` (Hyndman and Fan's type 7).
  package mutating func quartile(_ x: borrowing Span<Double>, _ quarters: Int) -> Double {
    let position = (x.count - 1) * quarters
    let (lower, upper) = neighbours(x, at: position / 4)
    return lower + Double(position % 4) / 4 * (upper - lower)
  }

  /// Two neighbouring ranks among the first `count` values.
  private static func narrow(
    _ values: inout MutableSpan<UInt64>, count: Int, rank: Int, next: Int,
    _ counts: inout [UInt32]
  ) -> (lower: UInt64, upper: UInt64) {
    var (count, rank, next) = (count, rank, next)
    while count > few {
      var (least, greatest) = (values[0], values[0])
      for i in 1..<count {
        least = min(least, values[i])
        greatest = max(greatest, values[i])
      }
      if least == greatest { return (least, least) }
      let buckets = Buckets(least: least, greatest: greatest, bits: bucketBits(count: count))
      clear(&counts, buckets.count)
      for i in 0..<count { counts[buckets.index(values[i])] &+= 1 }
      let (place, first) = find(rank, counts.span)
      let (nextPlace, _) = find(next, counts.span)
      var (lower, upper) = (least, UInt64.max)
      var found = 0
      for i in 0..<count {
        let bits = values[i]
        let index = buckets.index(bits)
        if index == place {
          lower = max(lower, bits)
          values[found] = bits
          found &+= 1
        } else if index == nextPlace {
          upper = min(upper, bits)
        }
      }
      if place != nextPlace { return (lower, upper) }
      (count, rank, next) = (found, rank - first, next - first)
    }
    for i in 1..<max(1, count) {
      let bits = values[i]
      var j = i
      while j > 0, values[j - 1] > bits {
        values[j] = values[j - 1]
        j -= 1
      }
      values[j] = bits
    }
    return (values[rank], values[next])
  }

  /// The bucket that holds a rank, and the rank of that bucket's first element.
  private static func find(_ rank: Int, _ counts: borrowing Span<UInt32>) -> (Int, Int) {
    var before = 0
    var place = 0
    while before + Int(counts[place]) <= rank {
      before += Int(counts[place])
      place += 1
    }
    return (place, before)
  }

  /// Some four elements a bucket, and not more buckets than fit the fastest memory.
  private static func bucketBits(count: Int) -> Int {
    min(11, max(3, Int.bitWidth - count.leadingZeroBitCount - 2))
  }

  private static func clear(_ counts: inout [UInt32], _ count: Int) {
    if counts.count < count {
      counts.append(contentsOf: repeatElement(0, count: count - counts.count))
    }
    var places = counts.mutableSpan
    for k in 0..<count { places[k] = 0 }
  }

  /// A division of a range of numbers into parts of equal width.
  private struct WideBuckets {
    let least: Double
    let count: Int
    private let scale: Double

    /// The number that makes the last bit of a sum worth 1.
    private static let units = 0x1p52

    init(least: Double, greatest: Double, count: Int) {
      self.least = least
      self.count = count
      // Where a range is too narrow or too wide for a scale, all is one bucket.
      let scale = Double(count - 1) / (greatest - least)
      self.scale = scale.isFinite ? scale : 0
    }

    /// The bucket of a number of the range; never less for a greater number.
    @inline(__always)
    func index(_ value: Double) -> Int {
      let shifted = (value - least) * scale + Self.units
      return Int(truncatingIfNeeded: shifted.bitPattern & 0xFFFF_FFFF)
    }
  }

  /// A division of a range of bit patterns into equal parts, two to the power of `bits` or
  /// fewer.
  private struct Buckets {
    let least: UInt64
    let shift: UInt64
    let count: Int

    init(least: UInt64, greatest: UInt64, bits: Int) {
      self.least = least
      let range = greatest - least
      shift = UInt64(max(0, UInt64.bitWidth - range.leadingZeroBitCount - bits))
      count = Int(range >> shift) + 1
    }

    func index(_ bits: UInt64) -> Int { Int(truncatingIfNeeded: (bits &- least) &>> shift) }
  }
}
