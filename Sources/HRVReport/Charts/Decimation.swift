/// Drawing no more points than a screen can show, without losing a single extreme.
enum Decimation {
  /// The indices of `range` to draw: of every column of a drawing the lowest and the highest
  /// value, in order.
  ///
  /// - Parameters:
  ///   - column: the column of an index; must not fall as the index rises.
  ///   - value: the value at an index.
  /// - Complexity: O(*n*); at most two indices a column.
  static func extremes(
    _ range: Range<Int>, column: (Int) -> Int, value: (Int) -> Double
  ) -> [Int] {
    guard let first = range.first else { return [] }
    var kept: [Int] = []
    var current = column(first)
    var (lowest, highest) = (first, first)
    for index in range.dropFirst() {
      let place = column(index)
      if place != current {
        keep(lowest, highest, in: &kept)
        (current, lowest, highest) = (place, index, index)
        continue
      }
      let number = value(index)
      if number < value(lowest) { lowest = index }
      if number > value(highest) { highest = index }
    }
    keep(lowest, highest, in: &kept)
    return kept
  }

  private static func keep(_ lowest: Int, _ highest: Int, in kept: inout [Int]) {
    kept.append(min(lowest, highest))
    if lowest != highest { kept.append(max(lowest, highest)) }
  }
}
