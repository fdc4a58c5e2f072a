/// The quartiles of a window of up to 91 elements that moves over a series, whose values are counted
/// in bins.
///
/// Counting says in which bins the quartiles lie; only what lies in these is put in order. The
/// window may jump, back and forth: what leaves and what enters is counted, nothing else.
struct MovingQuartiles {
  /// The elements that are counted.
  private var window = 0..<0
  /// How many of them fall into each bin.
  private var counts = [UInt16](repeating: 0, count: 512)
  /// Where the first quartile lies, or what comes before it, and the third.
  private var low = BinnedPlace()
  private var high = BinnedPlace()
  private var scratch = [Double](repeating: 0, count: 2 * 92)

  /// Sorts values into 512 bins, those far from 0 into the first and the last.
  static func fill(
    _ binsOfValues: inout [UInt16], with values: [Double], in range: Range<Int>,
    binsPerUnit: Double
  ) {
    let values = values.span
    var bins = binsOfValues.mutableSpan
    for i in range {
      // The number that makes the last bit of a sum worth 1 rounds to a whole number.
      let place = min(max(values[i] * binsPerUnit + 256, 0), 511) + 0x1p52
      bins[i] = UInt16(truncatingIfNeeded: place.bitPattern)
    }
  }

  /// Forgets all elements.
  mutating func empty() {
    window = 0..<0
    for bin in counts.indices { counts[bin] = 0 }
    (low, high) = (BinnedPlace(), BinnedPlace())
  }

  /// 5.2 quartile deviations of the values in a window, or of half the least that is not 0 where
  /// they do not differ.
  ///
  /// Half the distance between the quartiles, interpolated between the elements at (*count* − 1) / 4
  /// and 3 (*count* − 1) / 4 (definition 7 of Hyndman and Fan 1996).
  ///
  /// - Parameter bins: the bin of each value.
  /// - Precondition: `next` is not empty and has 91 elements at most; neither values nor bins have
  ///   changed since the elements of the window before were counted.
  /// - Complexity: O(*window*).
  mutating func threshold(_ next: Range<Int>, _ values: [Double], _ bins: [UInt16]) -> Double {
    Self.move(window, next, bins, &counts, &low, &high)
    window = next
    let deviation = Self.deviation(window, values, bins, &counts, low, high, &scratch)
    if deviation > 0 { return LipponenTarvainenRule.alpha * deviation }
    var least = Double.infinity
    for i in window where values[i] != 0 { least = min(least, abs(values[i])) }
    return least.isFinite ? LipponenTarvainenRule.alpha * (least / 2) : 0
  }

  private static func move(
    _ window: Range<Int>, _ next: Range<Int>, _ binsOfValues: [UInt16],
    _ countsOfBins: inout [UInt16], _ low: inout BinnedPlace, _ high: inout BinnedPlace
  ) {
    let bins = binsOfValues.span
    var counts = countsOfBins.mutableSpan
    // What both have in common, if anything, stays.
    let left = parts(of: window, outside: next)
    let entered = parts(of: next, outside: window)
    for k in 0..<2 {
      for i in left[k] {
        let bin = Int(bins[i])
        counts[bin] &-= 1
        low.remove(bin)
        high.remove(bin)
      }
    }
    for k in 0..<2 {
      for i in entered[k] {
        let bin = Int(bins[i])
        counts[bin] &+= 1
        low.insert(bin)
        high.insert(bin)
      }
    }
    low.settle((next.count &- 1) / 4, counts)
    high.settle(3 &* (next.count &- 1) / 4, counts)
  }

  /// What of a range lies below and above another one.
  private static func parts(
    of range: Range<Int>, outside other: Range<Int>
  ) -> InlineArray<2, Range<Int>> {
    let end = min(range.upperBound, max(range.lowerBound, other.lowerBound))
    let start = max(end, min(range.upperBound, other.upperBound))
    return [range.lowerBound..<end, start..<range.upperBound]
  }

  private static func deviation(
    _ window: Range<Int>, _ allValues: [Double], _ binsOfValues: [UInt16],
    _ countsOfBins: inout [UInt16], _ low: BinnedPlace, _ high: BinnedPlace,
    _ memory: inout [Double]
  ) -> Double {
    let values = allValues.span
    let bins = binsOfValues.span
    let counts = countsOfBins.mutableSpan
    var scratch = memory.mutableSpan
    let last = window.count - 1
    // The bins up to that of the next greater element; between, there is nothing.
    var (afterLow, afterHigh) = (low, high)
    afterLow.settle(min(last / 4 + 1, last), counts)
    afterHigh.settle(min(3 * last / 4 + 1, last), counts)
    let highs = 92
    let (lowWidth, highWidth) = (UInt(afterLow.bin - low.bin), UInt(afterHigh.bin - high.bin))
    var (lowCount, highCount) = (0, 0)
    // Without a branch: what is not wanted is written over by the next.
    for i in window {
      let (bin, value) = (Int(bins[i]), values[i])
      scratch[lowCount] = value
      lowCount &+= UInt(bitPattern: bin &- low.bin) <= lowWidth ? 1 : 0
      scratch[highs &+ highCount] = value
      highCount &+= UInt(bitPattern: bin &- high.bin) <= highWidth ? 1 : 0
    }
    let first = quantile(&scratch, 0, lowCount, last / 4 - low.below, quarters: last % 4)
    let third = quantile(
      &scratch, highs, highCount, 3 * last / 4 - high.below, quarters: 3 * last % 4)
    return (third - first) / 2
  }

  /// Puts some elements in order, of which there are a few as a rule, and goes so many quarters of
  /// the way from the one at `rank` to the next.
  private static func quantile(
    _ x: inout MutableSpan<Double>, _ first: Int, _ count: Int, _ rank: Int, quarters: Int
  ) -> Double {
    for i in first..<(first + count) {
      let value = x[i]
      var place = i
      while place > first, x[place &- 1] > value {
        x[place] = x[place &- 1]
        place &-= 1
      }
      x[place] = value
    }
    let value = x[first + rank]
    return quarters == 0 ? value : value + (x[first + rank + 1] - value) * (Double(quarters) / 4)
  }
}
