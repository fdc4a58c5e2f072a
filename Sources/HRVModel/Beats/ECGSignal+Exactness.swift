extension ECGSignal {
  /// What the samples show of the converter that took them.
  public struct Extent: Hashable, Sendable {
    /// The smallest sample, in the unit of the samples.
    public let smallest: Float
    /// The largest sample.
    public let largest: Float
    /// The smallest difference between neighbours that differ: the step of the converter,
    /// unless the signal was filtered since. Nil when all samples are equal.
    public let step: Float?
    /// How many samples lie at the smallest or largest value in stretches of at least three
    /// samples and 8 ms: there the signal was larger than the converter can tell. No beat stays
    /// that long at its peak. 0 when all samples are equal.
    public let clippedCount: Int
  }

  /// What the samples show of the converter that took them.
  ///
  /// - Complexity: O(*n*) in samples.
  public var extent: Extent {
    var (smallest, largest) = (samplesMv[0], samplesMv[0])
    var step = Float.infinity
    for run in runs {
      var last = samplesMv[run.lowerBound]
      for i in run {
        let sample = samplesMv[i]
        smallest = min(smallest, sample)
        largest = max(largest, sample)
        if sample != last { step = min(step, abs(sample - last)) }
        last = sample
      }
    }
    return Extent(
      smallest: smallest, largest: largest, step: step.isFinite ? step : nil,
      clippedCount: smallest == largest ? 0 : clippedCount(at: smallest, largest))
  }

  private func clippedCount(at smallest: Float, _ largest: Float) -> Int {
    let fewest = max(3, Int(min(0.008 * samplingRateHz, 1e6).rounded(.up)))
    var clipped = 0
    for run in runs {
      var stretch = 0
      for i in run {
        let isExtreme = samplesMv[i] == smallest || samplesMv[i] == largest
        if isExtreme, stretch > 0, samplesMv[i] == samplesMv[i - 1] {
          stretch += 1
        } else {
          if stretch >= fewest { clipped += stretch }
          stretch = isExtreme ? 1 : 0
        }
      }
      if stretch >= fewest { clipped += stretch }
    }
    return clipped
  }
}
