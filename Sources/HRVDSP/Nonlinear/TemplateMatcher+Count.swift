extension TemplateMatcher {
  /// The matching pairs of a series, each counted once.
  mutating func matches(
    _ x: borrowing Span<Double>, _ runs: [Range<Int>], _ rule: Rule
  ) -> TemplateMatches {
    prepare(x, runs, rule)
    var matches = TemplateMatches()
    matches.templates = count
    // The templates that match in their first interval end ever later: those that reach a block
    // follow one another.
    var first = 0
    for block in 0..<blockCount {
      buildTables(block, rule)
      let start = block * Self.blockLength
      while first < start, Int(limits[first * (rule.further + 1)].upper) <= start { first += 1 }
      let (over, overOneMore) =
        rule.further == 2
        ? countPairs(first, start) : countPairsOfAnyLength(first, start, rule.further)
      matches.overM += over
      matches.overMPlus1 += overOneMore
    }
    return matches
  }

  /// Fills the tables: the row of a rank holds the templates of the block whose interval is of a
  /// lower rank.
  mutating func buildTables(_ block: Int, _ rule: Rule) {
    let size = min(Self.blockLength, count - block * Self.blockLength)
    let words = (size + 63) / 64
    let ranks = order.distinctCount + 1
    grow(&rows, rule.further * (size + 1) * words, 0)
    grow(&rowStarts, rule.further * ranks, 0)
    for d in 0..<rule.further {
      let first = d * count + block * Self.blockLength
      let last = first + Int(entryCounts[d * blockCount + block])
      Self.buildTable(
        &rows, from: d * (size + 1) * words, words: words, &rowStarts,
        ranks: (d * ranks)..<((d + 1) * ranks), entries, first..<last)
    }
  }

  private static func buildTable(
    _ rowArray: inout [UInt64], from start: Int, words: Int, _ rowStartArray: inout [Int32],
    ranks: Range<Int>, _ allEntries: [Entry], _ range: Range<Int>
  ) {
    var rows = rowArray.mutableSpan
    var rowStarts = rowStartArray.mutableSpan
    let entries = allEntries.span.extracting(range)
    var row = start
    for w in row..<(row + words) { rows[w] = 0 }
    var next = ranks.lowerBound
    for e in 0..<entries.count {
      let rank = ranks.lowerBound &+ Int(entries[e].rank)
      if next <= rank {
        while next <= rank {
          rowStarts[next] = Int32(truncatingIfNeeded: row)
          next &+= 1
        }
        for w in row..<(row &+ words) { rows[w &+ words] = rows[w] }
        row &+= words
      }
      let place = Int(entries[e].place)
      rows[row &+ place &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: place & 63)
    }
    while next < ranks.upperBound {
      rowStarts[next] = Int32(truncatingIfNeeded: row)
      next &+= 1
    }
  }

  /// Templates of three intervals.
  private func countPairs(_ first: Int, _ start: Int) -> (Int, Int) {
    let (rows, rowStarts, limits) = (self.rows.span, self.rowStarts.span, self.limits.span)
    let ranks = order.distinctCount + 1
    let end = min(start + Self.blockLength, count)
    var (over, overOneMore) = (0, 0)
    for place in first..<end {
      let lower = max(place &+ 1, start) &- start
      let upper = min(Int(limits[3 &* place].upper), end) &- start
      guard lower < upper else { continue }
      let own = Self.countMatches(
        rows, rowStarts, ranks, limits[3 &* place &+ 1], limits[3 &* place &+ 2], lower, upper)
      over &+= own.0
      overOneMore &+= own.1
    }
    return (over, overOneMore)
  }

  /// The templates of a block between two places that match one of three intervals: in the
  /// second, and in the second and the third.
  @inline(__always)
  static func countMatches(
    _ rows: borrowing Span<UInt64>, _ rowStarts: borrowing Span<Int32>, _ ranks: Int,
    _ second: RankRange, _ third: RankRange, _ lower: Int, _ upper: Int
  ) -> (Int, Int) {
    let bLower = Int(rowStarts[Int(second.lower)])
    let bUpper = Int(rowStarts[Int(second.upper)])
    let cLower = Int(rowStarts[ranks &+ Int(third.lower)])
    let cUpper = Int(rowStarts[ranks &+ Int(third.upper)])
    var (over, overOneMore) = (0, 0)
    var mask = ~UInt64(0) &<< UInt64(truncatingIfNeeded: lower & 63)
    let lastWord = (upper &- 1) &>> 6
    var w = lower &>> 6
    while w < lastWord {
      let matching = (rows[bUpper &+ w] ^ rows[bLower &+ w]) & mask
      over &+= matching.nonzeroBitCount
      overOneMore &+= (matching & (rows[cUpper &+ w] ^ rows[cLower &+ w])).nonzeroBitCount
      mask = ~0
      w &+= 1
    }
    mask &= ~0 &>> UInt64(truncatingIfNeeded: 63 &- ((upper &- 1) & 63))
    let matching = (rows[bUpper &+ w] ^ rows[bLower &+ w]) & mask
    over &+= matching.nonzeroBitCount
    overOneMore &+= (matching & (rows[cUpper &+ w] ^ rows[cLower &+ w])).nonzeroBitCount
    return (over, overOneMore)
  }

  /// Templates of any number of intervals.
  private func countPairsOfAnyLength(
    _ first: Int, _ start: Int, _ further: Int
  ) -> (Int, Int) {
    let end = min(start + Self.blockLength, count)
    var (over, overOneMore) = (0, 0)
    for place in first..<end {
      let lower = max(place + 1, start) - start
      let upper = min(Int(limits[(further + 1) * place].upper), end) - start
      guard lower < upper else { continue }
      for w in (lower >> 6)...((upper - 1) >> 6) {
        let (all, allButLast) = matching(place, further, word: w, within: lower..<upper)
        over += allButLast.nonzeroBitCount
        overOneMore += all.nonzeroBitCount
      }
    }
    return (over, overOneMore)
  }

  /// The templates of a word of the block that match the one at `place`: in all intervals, and
  /// in all but the last.
  func matching(
    _ place: Int, _ further: Int, word: Int, within range: Range<Int>
  ) -> (all: UInt64, allButLast: UInt64) {
    var (all, allButLast) = (~UInt64(0), ~UInt64(0))
    if word == range.lowerBound >> 6 { all <<= UInt64(range.lowerBound & 63) }
    if word == (range.upperBound - 1) >> 6 { all &= ~0 >> UInt64(63 - (range.upperBound - 1) & 63) }
    for d in 0..<further {
      allButLast = all
      let limit = limits[place * (further + 1) + d + 1]
      let ranks = d * (order.distinctCount + 1)
      let upper = Int(rowStarts[ranks + Int(limit.upper)])
      let lower = Int(rowStarts[ranks + Int(limit.lower)])
      all &= rows[upper + word] ^ rows[lower + word]
    }
    return (all, allButLast)
  }
}
