/// Where the values of a table stand, in little space: rows that follow each other line by
/// line with the value in the same column take one entry together.
struct PlaceMap {
  private struct Entry {
    var index: Int
    var line: Int
    var column: Int
  }

  private var entries: [Entry] = []
  private var count = 0
  private var nextLine = 0
  private var column = 0

  /// Notes the place of the next value.
  mutating func append(line: Int, column: Int) {
    if line != nextLine || column != self.column {
      entries.append(Entry(index: count, line: line, column: column))
      self.column = column
    }
    nextLine = line &+ 1
    count &+= 1
  }

  /// The place of value `index`.
  ///
  /// - Precondition: it was noted.
  /// - Complexity: O(log *entries*).
  subscript(index: Int) -> Place {
    precondition(0..<count ~= index, "value \(index) of \(count)")
    var (low, high) = (0, entries.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if entries[middle].index <= index { low = middle } else { high = middle }
    }
    let entry = entries[low]
    return Place(line: entry.line + index - entry.index, column: entry.column)
  }
}
