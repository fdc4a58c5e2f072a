internal import HRVModel

extension RhythmRule {
  /// What a row of intervals is that lasts as long as so many normal ones.
  static func label(_ count: Int, lasting length: Double) -> BeatLabel {
    let whole = max(1, length.rounded())
    if count == 1 {
      return whole >= 2 && abs(length - whole) <= 0.15 * whole ? .missed : .ectopic
    }
    return whole < Double(count) && abs(length - whole) <= 0.2 * whole ? .extra : .ectopic
  }

  /// Finds the rhythm of least cost and marks what it leaves out.
  ///
  /// The cost of keeping interval *j* is the least, over the interval kept before it, of the cost of
  /// that one and of what lies between. Leaving out *m* intervals costs *m* at least, and so pays
  /// only if keeping them costs more: `gain` is the most, over all *m*, by which keeping the last
  /// *m* did. While it is not above 0, the interval before is the best to come from.
  static func search(_ x: borrowing Span<Double>, _ memory: inout RhythmMemory) {
    memory.makeRoom(x.count)
    walk(
      x, memory.tolerances, memory.levelsMs, &memory.costs, &memory.previous,
      &memory.lostCosts, &memory.lostPrevious)
    mark(x, &memory)
  }

  private static func walk(
    _ x: borrowing Span<Double>, _ tolerancesOfBlocks: [Double], _ levelsOfBlocks: [Double],
    _ costs: inout [Double], _ froms: inout [Int32],
    _ lostCosts: inout [Double], _ lostFroms: inout [Int32]
  ) {
    let count = x.count
    let tolerances = tolerancesOfBlocks.span
    let levels = levelsOfBlocks.span
    var cost = costs.mutableSpan
    var previous = froms.mutableSpan
    var lostCost = lostCosts.mutableSpan
    var lostPrevious = lostFroms.mutableSpan
    var gain = -Double.infinity
    for j in 0..<count {
      let b = j / block
      let distance = levelCost(x[j], levels[b])
      var keep = distance
      if j > 0 {
        let tolerance = min(tolerances[b], tolerances[(j - 1) / block])
        keep += stepCost(x[j - 1], x[j], tolerance)
      }
      var best = keep + (j > 0 ? cost[j - 1] : 0)
      var from = j - 1
      if keep + gain > 0 {
        var (shortest, sum) = (Double.infinity, 0.0)
        for m in 1...min(max(1, j), longestSearch) where m <= j {
          let i = j - 1 - m
          shortest = min(shortest, x[i + 1])
          sum += x[i + 1]
          var leaving = Double(m) + distance
          let tolerance = i < 0 ? tolerances[b] : min(tolerances[b], tolerances[i / block])
          if i >= 0 { leaving += cost[i] + stepCost(x[i], x[j], tolerance) }
          leaving += rowCost(shortest, sum, m, i < 0 ? x[j] : x[i], x[j], tolerance)
          if leaving < best { (best, from) = (leaving, i) }
        }
        if j > longestSearch, lostCost[j - 1] + found + distance < best {
          best = lostCost[j - 1] + found + distance
          from = Int(lostPrevious[j - 1])
        }
      }
      cost[j] = best
      previous[j] = Int32(from)
      gain = keep - 1 + max(0, gain)

      // Losing the beat at j: going on without it, or giving it up now.
      let since = j - 1 - longestSearch
      let giveUp =
        since >= -1 ? (since >= 0 ? cost[since] : 0) + Double(longestSearch + 1) : .infinity
      let goOn = j > 0 ? lostCost[j - 1] + 1 : .infinity
      (lostCost[j], lostPrevious[j]) =
        goOn <= giveUp ? (goOn, j > 0 ? lostPrevious[j - 1] : -1) : (giveUp, Int32(since))
    }
  }

  /// Finds where the best rhythm ends, and follows it back.
  private static func mark(_ x: borrowing Span<Double>, _ memory: inout RhythmMemory) {
    let count = x.count
    var best = memory.costs[count - 1]
    var last = count - 1
    var (shortest, sum) = (Double.infinity, 0.0)
    for m in 1...longestSearch where m < count {
      let i = count - 1 - m
      shortest = min(shortest, x[i + 1])
      sum += x[i + 1]
      let ending =
        memory.costs[i] + Double(m)
        + rowCost(shortest, sum, m, x[i], x[i], memory.tolerances[i / block])
      if ending < best { (best, last) = (ending, i) }
    }
    if memory.lostCosts[count - 1] < best { last = Int(memory.lostPrevious[count - 1]) }
    for i in 0..<count { memory.isLeftOut[i] = true }
    while last >= 0 {
      memory.isLeftOut[last] = false
      last = Int(memory.previous[last])
    }
  }

  /// What it costs that one interval follows another.
  @inline(__always)
  private static func stepCost(_ a: Double, _ b: Double, _ tolerance: Double) -> Double {
    let z = 2 * (a - b) / ((a + b) * tolerance)
    return min(z * z, mostForOne)
  }

  /// What it costs that an interval is as far from the sinus level.
  @inline(__always)
  private static func levelCost(_ x: Double, _ level: Double) -> Double {
    let beyond = (abs(x - level) - levelFree * level) / (levelWidth * level)
    return beyond > 0 ? min(beyond * beyond, mostForOne) : 0
  }

  /// What it costs that a row is left out which looks like a slowing heart.
  @inline(__always)
  private static func rowCost(
    _ shortest: Double, _ sum: Double, _ count: Int, _ before: Double, _ after: Double,
    _ tolerance: Double
  ) -> Double {
    let isShort = shortest <= min(before, after) * (1 - short * tolerance)
    let isLong = sum >= Double(count) * long * (before + after) / 2
    return isShort || isLong ? 0 : noShort
  }
}
