extension LipponenTarvainenMemory {
  /// Gathers the differences that are beyond the lower bound of their threshold.
  ///
  /// The quartiles lie in bins that are followed from beat to beat. What lies between these bins is
  /// less than what lies between the quartiles.
  static func sift(
    _ differencesMs: [Double], _ binsOfDifferences: [UInt16], _ count: Int, _ binsPerMs: Double,
    _ countsOfBins: inout [UInt16], _ doubtful: inout [Int]
  ) {
    let reach = LipponenTarvainenRule.reach
    doubtful.removeAll(keepingCapacity: true)
    let differences = differencesMs.span
    let bins = binsOfDifferences.span
    var counts = countsOfBins.mutableSpan
    for bin in counts.indices { counts[bin] = 0 }
    var (low, high) = (BinnedPlace(), BinnedPlace())
    // A little less than the width of a bin, so that rounding cannot make a threshold look greater
    // than it is.
    let perBin = (1 - 1e-9) / binsPerMs * (LipponenTarvainenRule.alpha / 2)
    for j in 0..<min(count, reach) { counts[Int(bins[j])] &+= 1 }
    for j in 0..<count {
      if j &+ reach < count {
        let entering = Int(bins[j &+ reach])
        counts[entering] &+= 1
        low.insert(entering)
        high.insert(entering)
      }
      if j > reach {
        let leaving = Int(bins[j &- reach &- 1])
        counts[leaving] &-= 1
        low.remove(leaving)
        high.remove(leaving)
      }
      let size = min(count, j &+ reach &+ 1) &- max(0, j &- reach)
      low.settle((size &+ 2) / 4, counts)
      high.settle(3 &* (size &- 1) / 4, counts)
      let difference = abs(differences[j])
      if difference > 0, difference > Double(high.bin &- low.bin &- 1) * perBin {
        doubtful.append(j)
      }
    }
  }
}
