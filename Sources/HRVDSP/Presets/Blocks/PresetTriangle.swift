/// How a program lays a triangle over the histogram of intervals.
enum PresetTriangle: Hashable, Sendable {
  /// The base of the triangle with the least squared distance from the counts, which a Gaussian
  /// may smooth first.
  case leastSquares(smoothedBy: Double, reach: Reach)
  /// As NeuroKit2 does: the left foot stays where the search begins, since the right one is not
  /// set back for the next left foot; a distance of 2¹⁴ or more is not accepted, and then the
  /// base is 0.
  case leftFootFixed
  /// Twice the area over the height: no triangle is fitted.
  case twiceAreaOverHeight

  /// How far the right foot may lie.
  enum Reach: Hashable, Sendable {
    /// To the last bin that holds an interval.
    case lastCount
    /// To the upper edge of the last bin.
    case lastEdge
  }

  func widthMs(over histogram: PresetHistogram, of values: [Double]) -> Double {
    switch self {
    case .twiceAreaOverHeight:
      let widthMs = histogram.edges[1] - histogram.edges[0]
      return Double(values.count) * widthMs / Double(histogram.tallest) * 2
    case .leftFootFixed:
      return Self.withLeftFootFixed(histogram, values)
    case .leastSquares(let sigma, let reach):
      let counts = histogram.counts.map { Double($0) }
      let heights = sigma > 0 ? Self.smoothed(counts, sigma: sigma) : counts
      return Self.base(of: heights, counts, histogram.edges, reach)
    }
  }

  private static func base(
    of heights: [Double], _ counts: [Double], _ edges: [Double], _ reach: Reach
  ) -> Double {
    guard let top = heights.max(), let peak = heights.firstIndex(of: top),
      let first = counts.firstIndex(where: { $0 > 0 }),
      let last = counts.lastIndex(where: { $0 > 0 })
    else { return 0 }
    let end = reach == .lastCount ? last : edges.count - 1
    guard first < peak, peak < end else { return 0 }
    // The two sides share no bin, so each foot has its own optimum; the first of equals wins.
    let left = (first..<peak).map { foot in
      distance(heights, 0..<foot) + distance(heights, side: foot, peak, top)
    }
    let right = ((peak + 1)...end).map { foot in
      distance(heights, side: foot, peak, top)
        + distance(heights, min(foot + 1, heights.count)..<heights.count)
    }
    guard let n = left.firstIndex(of: left.min() ?? 0),
      let m = right.firstIndex(of: right.min() ?? 0)
    else { return 0 }
    return edges[peak + 1 + m] - edges[first + n]
  }

  private static func withLeftFootFixed(
    _ histogram: PresetHistogram, _ values: [Double]
  ) -> Double {
    let (edges, heights) = (histogram.edges, histogram.counts.map { Double($0) })
    guard let least = values.min(), let greatest = values.max(), let top = heights.max(),
      let peak = heights.firstIndex(of: top), let foot = edges.firstIndex(where: { $0 > least }),
      foot < peak
    else { return 0 }
    let left = distance(heights, side: foot, peak, top)
    var best = 16_384.0
    var widthMs = 0.0
    var right = peak + 1
    while right < heights.count, edges[right] < greatest {
      let error = left + distance(heights, side: right, peak, top)
      if error < best {
        best = error
        widthMs = edges[right] - edges[foot]
      }
      right += 1
    }
    return widthMs
  }

  /// Σ height² over `bins`.
  private static func distance(_ heights: [Double], _ bins: Range<Int>) -> Double {
    bins.reduce(0) { $0 + heights[$1] * heights[$1] }
  }

  /// Σ (height − line)² from a foot to the peak, without the peak.
  private static func distance(
    _ heights: [Double], side foot: Int, _ peak: Int, _ top: Double
  ) -> Double {
    let bins = foot < peak ? foot..<peak : (peak + 1)..<(foot + 1)
    let slope = top / Double(peak - foot)
    return bins.reduce(0) { sum, bin in
      guard bin < heights.count else { return sum }
      let line = Double(bin - foot) * slope
      return sum + (heights[bin] - line) * (heights[bin] - line)
    }
  }

  /// The counts under a Gaussian of `sigma` bins, cut off at four, with mirrored ends.
  private static func smoothed(_ counts: [Double], sigma: Double) -> [Double] {
    let radius = Int(4 * sigma + 0.5)
    var weights = (-radius...radius).map {
      exponential(-0.5 / (sigma * sigma) * Double($0 * $0))
    }
    let sum = weights.reduce(0, +)
    for i in weights.indices { weights[i] /= sum }
    return counts.indices.map { i in
      var value = counts[i] * weights[radius]
      for offset in -radius..<0 {
        let pair = mirrored(counts, i + offset) + mirrored(counts, i - offset)
        value += pair * weights[radius + offset]
      }
      return value
    }
  }

  /// The count at `i`, where the ends stand twice: d c b a | a b c d | d c b a.
  private static func mirrored(_ counts: [Double], _ i: Int) -> Double {
    let period = 2 * counts.count
    let place = ((i % period) + period) % period
    return counts[place < counts.count ? place : period - 1 - place]
  }
}
