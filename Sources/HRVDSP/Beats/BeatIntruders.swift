/// How much the beat of a stretch that fits least looks like one that noise made up.
///
/// Noise that is taken for a beat divides an interval: its own two intervals have the sum of one,
/// where those of a premature beat, with the pause that follows, have the sum of two. And it is
/// like no other around, where ectopic beats have companions. With Tᵢ the time from the beat before
/// beat *i* to the one after it, T̃ the median of the stretch, *s* the strangeness
/// (`BeatResiduals`) and *v* the median of |interval / median interval − 1|,
///
///     intrusion = maxᵢ (1 − Tᵢ/T̃) · sᵢ / (1 + (v/0.06)²)
///
/// Where intervals vary much, as in atrial fibrillation, they say nothing of the kind.
struct BeatIntruders {
  /// The irregularity at which the rhythm says half as much, as in `QRSWeights`.
  private static let irregularity: Float = 0.06

  private var spans: [Float] = []
  private var intervals: [Float] = []

  init(capacity: Int) {
    spans.reserveCapacity(capacity)
    intervals.reserveCapacity(capacity)
  }

  /// The intrusion among the beats `range` of those at `places`, which ascend; 0 where too few
  /// tell a rhythm.
  ///
  /// - Complexity: that of sorting the intervals; no allocation.
  mutating func intrusion(
    _ range: Range<Int>, of places: [Int], _ residuals: BeatResiduals
  ) -> Float {
    let inner = max(1, range.lowerBound)..<max(1, min(range.upperBound, places.count - 1))
    guard inner.count >= 2 else { return 0 }
    spans.removeAll(keepingCapacity: true)
    intervals.removeAll(keepingCapacity: true)
    for i in inner {
      spans.append(Float(places[i + 1] - places[i - 1]))
      intervals.append(Float(places[i] - places[i - 1]))
    }
    let span = ShortMedian.of(&spans)
    let typical = ShortMedian.of(&intervals)
    guard span > 0, typical > 0 else { return 0 }
    for k in intervals.indices { intervals[k] = abs(intervals[k] / typical - 1) }
    let variation = ShortMedian.of(&intervals) / Self.irregularity
    var worst: Float = 0
    for i in inner {
      let shorter = 1 - Float(places[i + 1] - places[i - 1]) / span
      worst = max(worst, shorter * residuals.strangeness(i))
    }
    return worst / (1 + variation * variation)
  }
}
