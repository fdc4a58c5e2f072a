/// The numbers of the first rows of a file, in one array as in ``HeadRows``. Some rows hold other
/// things than numbers.
struct HeadNumbers: Sendable {
  private var values: [Double] = []
  /// Of each row, where its numbers lie; nil where a cell is no number.
  private var ranges: [Range<Int>?] = []

  /// Rows of one width below what may be a row of names.
  struct Table {
    /// Whether the first row is one of names.
    let hasHeader: Bool
    /// How many rows of numbers there are.
    let count: Int
    /// The numbers, row after row.
    let values: [Double]
  }

  /// How many rows there are.
  var count: Int { ranges.count }

  /// Adds a row of so many cells; empty ones at its end do not count.
  mutating func append(_ count: Int, _ number: (Int) -> Double?) {
    let start = values.count
    for i in 0..<count {
      guard let value = number(i) else {
        values.removeLast(values.count - start)
        return ranges.append(nil)
      }
      values.append(value)
    }
    ranges.append(count > 0 ? start..<values.count : nil)
  }

  /// The numbers of a row; nil when a cell is no number.
  subscript(row: Int) -> ArraySlice<Double>? { ranges[row].map { values[$0] } }

  /// The rows of exactly `width` numbers below what may be a row of names; nil when other rows
  /// are more than one in eight.
  ///
  /// A few others are let pass so that a file with one spoilt line is still recognized, and
  /// its reader can point at that line.
  func table(width: Int) -> Table? {
    let count = ranges.count { $0?.count == width }
    let hasHeader = count > 0 && ranges[0]?.count != width
    let others = ranges.count - count - (hasHeader ? 1 : 0)
    guard count > 0, others <= Swift.max(1, count / 7) else { return nil }
    let isAll = values.count == count * width
    return Table(
      hasHeader: hasHeader, count: count,
      values: isAll ? values : ranges.flatMap { $0?.count == width ? values[$0 ?? 0..<0] : [] })
  }

  /// The width of the last row of numbers, which nearly all have; nil when there is none.
  var lastWidth: Int? { ranges.last { $0 != nil }??.count }
}
