import HRVModel

/// Lipponen and Tarvainen 2019, equation by equation, every threshold from a sorted copy of its
/// window.
enum NaiveLipponenTarvainen {
  static func labels(_ rr: [Double]) -> [BeatLabel] {
    let n = rr.count
    var labels = [BeatLabel](repeating: .normal, count: n)
    guard n > 10 else { return labels }
    let d = [0] + zip(rr.dropFirst(), rr).map { $0 - $1 }
    let th1 = thresholds(d)
    let med = rr.indices.map { j in quantile(sortedWindow(rr, j, 5), 0.5) }
    let m = rr.indices.map { rr[$0] < med[$0] ? 2 * (rr[$0] - med[$0]) : rr[$0] - med[$0] }
    let th2 = thresholds(m)
    func dRR(_ j: Int) -> Double {
      j >= 0 && j < n && th1[j] > 0 ? d[j] / th1[j] : 0
    }
    func mRR(_ j: Int) -> Double { th2[j] > 0 ? m[j] / th2[j] : 0 }
    func judge(_ j: Int) {
      guard th2[j] > 0 else { return }
      let s22 = dRR(j) >= 0 ? min(dRR(j + 1), dRR(j + 2)) : max(dRR(j + 1), dRR(j + 2))
      if (dRR(j) > 1 && s22 < -1) || mRR(j) > 3 {
        labels[j] = abs(rr[j] / 2 - med[j]) < th2[j] ? .missed : .misaligned
      } else if (dRR(j) < -1 && s22 > 1) || mRR(j) < -3 {
        if j + 1 < n, abs(rr[j] + rr[j + 1] - med[j]) < th2[j] {
          labels[j] = .extra
          labels[j + 1] = .extra
        } else {
          labels[j] = .misaligned
        }
      }
    }
    for j in 0..<n where labels[j] == .normal && abs(dRR(j)) > 1 {
      let s12 = dRR(j) > 0 ? max(dRR(j - 1), dRR(j + 1)) : min(dRR(j - 1), dRR(j + 1))
      if (dRR(j) > 1 && s12 < -0.13 * dRR(j) - 0.17)
        || (dRR(j) < -1 && s12 > -0.13 * dRR(j) + 0.17)
      {
        labels[j] = .ectopic
        if labels[j - 1] == .normal { labels[j - 1] = .ectopic }
        continue
      }
      judge(j)
      if j + 1 < n, labels[j + 1] == .normal, abs(dRR(j + 1)) < abs(dRR(j + 2)) { judge(j + 1) }
    }
    return labels
  }

  /// Th1 of every interval, and the median of eleven around it.
  static func firstThresholdsAndMedians(_ rr: [Double]) -> [(threshold: Double, median: Double)] {
    let th1 = thresholds([0] + zip(rr.dropFirst(), rr).map { $0 - $1 })
    return rr.indices.map { (th1[$0], quantile(sortedWindow(rr, $0, 5), 0.5)) }
  }

  private static func thresholds(_ x: [Double]) -> [Double] {
    x.indices.map { j in
      let sorted = sortedWindow(x, j, 45)
      let deviation = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2
      let step = sorted.filter { $0 != 0 }.map { abs($0) }.min() ?? 0
      return 5.2 * (deviation > 0 ? deviation : step / 2)
    }
  }

  private static func sortedWindow(_ x: [Double], _ j: Int, _ reach: Int) -> [Double] {
    x[max(0, j - reach)...min(x.count - 1, j + reach)].sorted()
  }

  private static func quantile(_ sorted: [Double], _ p: Double) -> Double {
    let place = p * Double(sorted.count - 1)
    let k = Int(place)
    guard k + 1 < sorted.count else { return sorted[k] }
    return sorted[k] + (sorted[k + 1] - sorted[k]) * (place - Double(k))
  }
}
