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
    for block in 0..<blockCount {
      buildTables(block, rule)
      countOwn(block, rule.further)
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

  /// Adds, for each template, its matches in a block.
  private mutating func countOwn(_ block: Int, _ further: Int) {
    let start = block * Self.blockLength
    let end = min(start + Self.blockLength, count)
    for place in 0..<count {
      let alike = limits[(further + 1) * place]
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
