import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Metrics as their definitions read, over the runs of a series, one array after the other.
extension Naive {
  /// The runs of a series as arrays.
  static func runs(_ nn: NNSeries) -> [[Double]] { nn.runs.map { Array(nn.intervalsMs[$0]) } }

  /// The successive differences of one run.
  static func differences(_ x: [Double]) -> [Double] { zip(x.dropFirst(), x).map { $0 - $1 } }

  /// The quantile of type 7, from all elements in order.
  static func quantile(_ x: [Double], _ p: Double) -> Double {
    let sorted = x.sorted()
    let position = p * Double(x.count - 1)
    let below = Int(position)
    let above = min(below + 1, x.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }

  /// The median distance from the median.
  static func medianDistance(_ x: [Double]) -> Double {
    let centre = quantile(x, 0.5)
    return quantile(x.map { abs($0 - centre) }, 0.5)
  }

  /// The number of elements in each bin that has any, by the edge below it.
  static func histogram(_ x: [Double], binMs: Double) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for value in x {
      var bin = Int(value / binMs)
      while Double(bin + 1) * binMs <= value { bin += 1 }
      while Double(bin) * binMs > value { bin -= 1 }
      counts[bin, default: 0] += 1
    }
    return counts
  }

  /// The base of the best triangle in bins: every pair of feet is tried, and the error of each
  /// is summed over all bins that either the histogram or the triangle fills.
  static func triangleBins(_ counts: [Int: Int]) -> Int {
    let highest = counts.values.max() ?? 0
    let peak = counts.filter { $0.value == highest }.keys.min() ?? 0
    let (low, high) = (counts.keys.min() ?? 0, counts.keys.max() ?? 0)
    let reach = 6 * counts.values.reduce(0, +) / max(1, highest) + 3
    var best = (bins: 0, error: Double.infinity)
    // From the narrowest on: of equal errors the narrower triangle counts.
    for left in ((peak - reach)...(peak - 1)).reversed() {
      for right in (peak + 1)...(peak + reach) {
        var error = 0.0
        for bin in min(left, low)...max(right, high) {
          var line = 0.0
          if bin == peak {
            line = Double(highest)
          } else if bin > left, bin < peak {
            line = Double(highest) * Double(bin - left) / Double(peak - left)
          } else if bin > peak, bin < right {
            line = Double(highest) * Double(right - bin) / Double(right - peak)
          }
          let miss = Double(counts[bin] ?? 0) - line
          error += miss * miss
        }
        // The sums of two triangles of one error differ by their rounding.
        if error < best.error - 1e-9 * (1 + error) { best = (right - left, error) }
      }
    }
    return best.bins
  }

  /// The spread of the means of segments, and the mean of their spreads.
  static func segments(_ nn: NNSeries, minutes: Double) -> (means: Double?, spreads: Double?) {
    var byIndex: [Int: [Double]] = [:]
    for (x, end) in zip(nn.intervalsMs, nn.endTimesS) {
      byIndex[Int(end / (60 * minutes)), default: []].append(x)
    }
    let kept = byIndex.sorted { $0.key < $1.key }.map(\.value).filter {
      $0.count >= 2 && $0.reduce(0, +) >= 30_000 * minutes
    }
    let means = kept.map { sum($0) / Double($0.count) }
    return (
      means.count < 2 ? nil : deviation(means),
      kept.isEmpty ? nil : sum(kept.map(deviation)) / Double(kept.count)
    )
  }

  /// PIP, IALS, PSS and PAS.
  static func fragmentation(_ nn: NNSeries) -> [Double] {
    var (inflections, alternating) = (0, 0)
    var lengths: [Int] = []
    for run in runs(nn) {
      let d = differences(run)
      inflections += zip(d.dropFirst(), d).count { $0 * $1 <= 0 }
      // Each difference with the length of the stretch of its sign, 0 for a difference of 0.
      var stretches: [[Int]] = []
      for i in d.indices {
        if i > 0, d[i] * d[i - 1] > 0 {
          stretches[stretches.count - 1].append(i)
        } else {
          stretches.append([i])
        }
      }
      let moving = stretches.map { d[$0[0]] == 0 ? 0 : $0.count }
      lengths += moving.filter { $0 > 0 }
      for block in moving.split(whereSeparator: { $0 != 1 }) where block.count >= 4 {
        alternating += block.count
      }
    }
    let n = Double(nn.intervalsMs.count)
    let inLong = lengths.filter { $0 >= 3 }.reduce(0, +)
    return [
      100 * Double(inflections) / n, Double(lengths.count) / Double(lengths.reduce(0, +)),
      100 * (1 - Double(inLong) / n), 100 * Double(alternating) / n,
    ]
  }

  /// Porta's, Guzik's, the slope and the area index.
  static func asymmetry(_ nn: NNSeries) -> [Double] {
    let pairs = runs(nn).flatMap { zip($0, $0.dropFirst()) }
    let above = pairs.filter { $0.1 > $0.0 }
    let below = pairs.filter { $0.1 < $0.0 }
    func square(_ p: (Double, Double)) -> Double { (p.1 - p.0) * (p.1 - p.0) }
    func angle(_ p: (Double, Double)) -> Double { abs(.pi / 4 - atan(p.1 / p.0)) }
    func area(_ p: (Double, Double)) -> Double { angle(p) * (p.0 * p.0 + p.1 * p.1) / 2 }
    func share(_ weight: ((Double, Double)) -> Double) -> Double {
      100 * sum(above.map(weight)) / (sum(above.map(weight)) + sum(below.map(weight)))
    }
    return [
      100 * Double(below.count) / Double(below.count + above.count), share(square),
      share(angle), share(area),
    ]
  }

  /// Deceleration and acceleration capacity, from the average of the segments around anchors.
  static func capacities(_ nn: NNSeries) -> (dc: Double?, ac: Double?) {
    func capacity(_ isAnchor: (Double, Double) -> Bool) -> Double? {
      var segments: [[Double]] = []
      for run in runs(nn) where run.count >= 4 {
        for i in 2..<(run.count - 1) where isAnchor(run[i - 1], run[i]) {
          segments.append(Array(run[(i - 2)...(i + 1)]))
        }
      }
      guard !segments.isEmpty else { return nil }
      let curve = (0..<4).map { k in sum(segments.map { $0[k] }) / Double(segments.count) }
      return (curve[2] + curve[3] - curve[1] - curve[0]) / 4
    }
    return (
      capacity { $1 > $0 && $1 - $0 <= $0 / 20 }, capacity { $1 < $0 && $0 - $1 <= $0 / 20 }
    )
  }

  /// 0V, 1V, 2LV and 2UV.
  static func symbols(_ nn: NNSeries) -> [Double] {
    let (least, greatest) = (nn.intervalsMs.min() ?? 0, nn.intervalsMs.max() ?? 0)
    var counts = [0, 0, 0, 0]
    for run in runs(nn) where run.count >= 3 {
      let s = run.map { min(5, Int(6 * ($0 - least) / (greatest - least))) }
      for i in 2..<s.count {
        let word = (s[i - 2], s[i - 1], s[i])
        if word.0 == word.1, word.1 == word.2 {
          counts[0] += 1
        } else if word.0 == word.1 || word.1 == word.2 {
          counts[1] += 1
        } else if (word.0 < word.1) == (word.1 < word.2) {
          counts[2] += 1
        } else {
          counts[3] += 1
        }
      }
    }
    let total = Double(counts.reduce(0, +))
    return counts.map { 100 * Double($0) / total }
  }
}
