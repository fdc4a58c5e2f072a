/// The offset at which a stretch of one stream of beats meets another stream.
///
/// All differences within the search are counted in bins of 10 ms; at the right offset nearly
/// every beat of the stretch adds one. The highest bins are refined to the median of the
/// differences, and judged by their cost: the mean distance from each beat to the nearest one of
/// the other stream, of which no more than 100 ms count.
struct OffsetSearch {
  /// The offset in s.
  let offsetS: Double
  /// The mean distance in ms.
  let costMs: Double
  /// The cost of the best of other offsets over this cost: how much it stands out.
  let distinction: Double

  /// How many beats a stretch has.
  static let beats = 100
  /// A distinction that leaves no doubt.
  static let clear = 3.0
  /// The least distinction that is believed.
  static let least = 1.8

  private static let binS = 0.01
  private static let candidates = 24
  private static let cappedS = 0.1
  /// Offsets nearer to each other than this are one.
  private static let apartS = 0.15
  /// The least mean distance in s: recorders round to the ms.
  private static let finestS = 0.0005
  private static let fewestBeats = 12

  /// Searches within `withinS` of `aroundS`; nil when there are too few beats, or no offset brings
  /// most of them to one of the others.
  init?(_ stretch: ArraySlice<Double>, _ other: [Double], aroundS: Double, withinS: Double) {
    guard stretch.count >= Self.fewestBeats else { return nil }
    let bins = Self.histogram(stretch, other, fromS: aroundS - withinS, lastingS: 2 * withinS)
    var found: [(offsetS: Double, cost: Double)] = []
    for bin in Self.highest(bins) {
      let roughS = aroundS - withinS + (Double(bin) + 1) * Self.binS
      let offsetS = Self.refined(roughS, stretch, other)
      let isNew = found.allSatisfy { abs($0.offsetS - offsetS) > 0.02 }
      if isNew { found.append((offsetS, Self.cost(offsetS, stretch, other))) }
    }
    guard let best = found.min(by: { $0.cost < $1.cost }), best.cost < Self.cappedS / 2 else {
      return nil
    }
    let others = found.filter { abs($0.offsetS - best.offsetS) > Self.apartS }.map(\.cost)
    offsetS = best.offsetS
    costMs = best.cost * 1000
    distinction = (others.min() ?? Self.cappedS) / max(best.cost, Self.finestS)
  }

  /// The index of the first of `timesS` that is not before `timeS`.
  static func index(of timeS: Double, in timesS: [Double]) -> Int {
    var (low, high) = (0, timesS.count)
    while low < high {
      let middle = (low + high) / 2
      if timesS[middle] < timeS { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The median; 0 of nothing.
  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }

  /// Counts of differences, each bin together with its right neighbour.
  private static func histogram(
    _ stretch: ArraySlice<Double>, _ other: [Double], fromS: Double, lastingS: Double
  ) -> [Int32] {
    var bins = [Int32](repeating: 0, count: Int(lastingS / binS) + 2)
    for timeS in stretch {
      var j = index(of: timeS + fromS, in: other)
      while j < other.count, other[j] - timeS - fromS < lastingS {
        bins[Int((other[j] - timeS - fromS) / binS)] += 1
        j += 1
      }
    }
    for bin in bins.indices.dropLast() { bins[bin] += bins[bin + 1] }
    return bins
  }

  /// The highest bins that are no neighbours of higher ones, highest first.
  private static func highest(_ bins: [Int32]) -> [Int] {
    let peaks = bins.indices.dropFirst().dropLast().filter {
      bins[$0] > 1 && bins[$0] >= bins[$0 - 1] && bins[$0] > bins[$0 + 1]
    }
    return Array(peaks.sorted { (bins[$1], $0) < (bins[$0], $1) }.prefix(candidates))
  }

  private static func refined(
    _ roughS: Double, _ stretch: ArraySlice<Double>, _ other: [Double]
  ) -> Double {
    var offsetS = roughS
    for reachS in [0.06, 0.04, 0.03] {
      let near = stretch.compactMap { timeS -> Double? in
        let difference = distance(from: timeS + offsetS, in: other)
        return abs(difference) < reachS ? difference : nil
      }
      offsetS += median(near)
    }
    return offsetS
  }

  private static func cost(
    _ offsetS: Double, _ stretch: ArraySlice<Double>, _ other: [Double]
  ) -> Double {
    let sum = stretch.reduce(0) {
      $0 + min(abs(distance(from: $1 + offsetS, in: other)), cappedS)
    }
    return sum / Double(stretch.count)
  }

  /// The nearest of `timesS` minus `timeS`.
  private static func distance(from timeS: Double, in timesS: [Double]) -> Double {
    let j = index(of: timeS, in: timesS)
    let after = j < timesS.count ? timesS[j] - timeS : .infinity
    let before = j > 0 ? timesS[j - 1] - timeS : -.infinity
    return after < -before ? after : before
  }
}
