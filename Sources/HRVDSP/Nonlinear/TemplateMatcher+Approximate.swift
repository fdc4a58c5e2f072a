extension TemplateMatcher {
  /// Φᵐ − Φᵐ⁺¹ for a rule in which templates have m intervals and m more are compared, the last
  /// of which a template may lack.
  ///
  /// - Precondition: a run is longer than m; every value matches itself.
  mutating func approximateEntropy(
    _ x: borrowing Span<Double>, _ runs: [Range<Int>], _ rule: Rule
  ) -> Double {
    prepare(x, runs, rule)
    ownCounts.removeAll(keepingCapacity: true)
    ownCounts.append(contentsOf: repeatElement((0, 0), count: count))
    var first = 0
    for block in 0..<blockCount {
      buildTables(block, rule)
      let start = block * Self.blockLength
      while Int(limits[first * (rule.further + 1)].upper) <= start { first += 1 }
      if rule.further == 2 {
        Self.countOwnOfThree(
          &ownCounts, rows, rowStarts, limits, order.distinctCount + 1, first,
          start..<min(start + Self.blockLength, count))
      } else {
        countOwn(first, start, rule.further)
      }
    }
    var (sum, longerSum, longerCount) = (0.0, 0.0, 0)
    for (over, longer) in ownCounts {
      if over > 0 { sum += naturalLogarithm(Double(over)) }
      if longer > 0 {
        longerSum += naturalLogarithm(Double(longer))
        longerCount += 1
      }
    }
    let (t, longerT) = (Double(count), Double(longerCount))
    return (sum / t - naturalLogarithm(t)) - (longerSum / longerT - naturalLogarithm(longerT))
  }

  /// Adds, for each template of three intervals from `first` on, its matches in a block.
  private static func countOwnOfThree(
    _ counts: inout [(Int, Int)], _ rowArray: [UInt64], _ rowStartArray: [Int32],
    _ limitArray: [RankRange], _ ranks: Int, _ first: Int, _ block: Range<Int>
  ) {
    var counts = counts.mutableSpan
    let (rows, rowStarts, limits) = (rowArray.span, rowStartArray.span, limitArray.span)
    for place in first..<counts.count {
      let alike = limits[3 &* place]
      // From here on, all begin behind the block.
      if Int(alike.lower) >= block.upperBound { return }
      let lower = max(Int(alike.lower), block.lowerBound) &- block.lowerBound
      let upper = min(Int(alike.upper), block.upperBound) &- block.lowerBound
      guard lower < upper else { continue }
      let own = countMatches(
        rows, rowStarts, ranks, limits[3 &* place &+ 1], limits[3 &* place &+ 2], lower, upper)
      counts[place].0 &+= own.0
      counts[place].1 &+= own.1
    }
  }

  /// Adds, for each template from `first` on, its matches in a block.
  private mutating func countOwn(_ first: Int, _ start: Int, _ further: Int) {
    let end = min(start + Self.blockLength, count)
    for place in first..<count {
      let alike = limits[(further + 1) * place]
      if Int(alike.lower) >= end { return }
      let lower = max(Int(alike.lower), start) - start
      let upper = min(Int(alike.upper), end) - start
      guard lower < upper else { continue }
      var (over, longer) = ownCounts[place]
      for w in (lower >> 6)...((upper - 1) >> 6) {
        let (all, allButLast) = matching(place, further, word: w, within: lower..<upper)
        over += allButLast.nonzeroBitCount
        longer += all.nonzeroBitCount
      }
      ownCounts[place] = (over, longer)
    }
  }
}
