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

  /// Notes the places of values that stand one a line, in one column.
  mutating func append(lines: Range<Int>, column: Int) {
    guard let last = lines.last else { return }
    append(line: lines.lowerBound, column: column)
    nextLine = last &+ 1
    count += lines.count - 1
  }

  /// Notes the places of the values that follow, whose lines were counted from `linesBefore`.
  mutating func append(contentsOf next: PlaceMap, linesBefore: Int) {
    for (i, entry) in next.entries.enumerated() {
      let line = entry.line + linesBefore
      if i == 0, line == nextLine, entry.column == column { continue }
      entries.append(Entry(index: count + entry.index, line: line, column: entry.column))
    }
    guard next.count > 0 else { return }
    count += next.count
    nextLine = next.nextLine + linesBefore
    column = next.column
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
