/// The values of a window that moves over a series, in order of their size.
///
/// The window moves by up to ``step`` elements at a time: what leaves and what enters is sorted and
/// merged in one pass, which costs less than one element at a time.
struct SortedWindow {
  /// The most elements that leave or enter in one move.
  static let step = 8

  /// The place of the window in the series.
  private(set) var range = 0..<0
  private var values: [Double]
  private var spare: [Double]

  /// An empty window that will hold at most `capacity` values.
  init(capacity: Int) {
    values = [Double](repeating: 0, count: capacity)
    spare = [Double](repeating: 0, count: capacity)
  }

  /// The number of values.
  var count: Int { range.count }

  /// The value at a place in the order.
  subscript(rank: Int) -> Double { values[rank] }

  /// Begins anew, with no values, before an element of the series.
  mutating func empty(at start: Int) { range = start..<start }

  /// Moves the window to another place, not before this one.
  ///
  /// - Precondition: both bounds move forward, by any number; the capacity suffices.
  mutating func move(to target: Range<Int>, over series: borrowing Span<Double>) {
    while range != target {
      let low = min(target.lowerBound, range.lowerBound + Self.step)
      let high = min(target.upperBound, range.upperBound + Self.step)
      advance(to: low..<max(low, high), over: series)
    }
  }

  private mutating func advance(to next: Range<Int>, over series: borrowing Span<Double>) {
    var leaving = InlineArray<8, Double>(repeating: .infinity)
    var entering = InlineArray<8, Double>(repeating: .infinity)
    let out = Self.fill(&leaving, series, range.lowerBound..<min(range.upperBound, next.lowerBound))
    let new = Self.fill(&entering, series, max(range.upperBound, next.lowerBound)..<next.upperBound)
    Self.merge(values, count, leaving, out, entering, new, into: &spare)
    swap(&values, &spare)
    range = next
  }

  /// Writes the first `count` of the ordered `values` without those that leave and with those that
  /// enter.
  private static func merge(
    _ values: [Double], _ count: Int, _ leaving: InlineArray<8, Double>, _ out: Int,
    _ entering: InlineArray<8, Double>, _ new: Int, into spare: inout [Double]
  ) {
    let old = values.span
    var merged = spare.mutableSpan
    var (read, write, left, entered) = (0, 0, 0, 0)
    while left < out || entered < new {
      let enters = left == out || (entered < new && entering[entered] < leaving[left])
      let value = enters ? entering[entered] : leaving[left]
      while read < count, old[read] < value {
        merged[write] = old[read]
        read &+= 1
        write &+= 1
      }
      if enters {
        merged[write] = value
        write &+= 1
        entered &+= 1
      } else {
        read &+= 1
        left &+= 1
      }
    }
    while read < count {
      merged[write] = old[read]
      read &+= 1
      write &+= 1
    }
  }

  /// Puts the elements of `range` in order, and says how many there are.
  private static func fill(
    _ ordered: inout InlineArray<8, Double>, _ series: borrowing Span<Double>, _ range: Range<Int>
  ) -> Int {
    var count = 0
    for i in range {
      let value = series[i]
      var place = count
      while place > 0, ordered[place &- 1] > value {
        ordered[place] = ordered[place &- 1]
        place &-= 1
      }
      ordered[place] = value
      count &+= 1
    }
    return count
  }
}
