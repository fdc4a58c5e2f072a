internal import HRVModel

/// Tells how long the electrodes take to settle when a run begins.
///
/// A run that begins with its baseline further from where it will be (the mean from 3 to 8 s)
/// than a beat is high, and comes to rest near it within 3 s, has settled once it stayed within
/// half the height of a beat for 0.3 s, unless it leaves again: then it wanders. The height is the median over the beats that follow.
/// A Polar H10 was seen to begin with 12 mV; nothing here knows of a device.
struct SettlingTransient {
  private static let searchS = 3.0
  private static let referenceS = 5.0
  private static let startS = 0.1
  private static let restS = 0.3
  private static let mostBeats = 16

  private let quality: QualityGrid
  private var trace: QualityTrace
  private var amplitudes: [Float] = []

  init(_ quality: QualityGrid) {
    self.quality = quality
    let capacity = quality.steps(Self.searchS) + quality.steps(Self.referenceS)
    trace = QualityTrace(quality, capacity: capacity)
    amplitudes.reserveCapacity(Self.mostBeats)
  }

  /// The steps at the start of `run`, whose first sample was taken at `startS`, in which the
  /// electrodes settle; `beats` from number `cursor` on are in the run or after it.
  mutating func callAsFunction(
    _ run: QRSRun, startS: Double, beats: [DetectedBeat], from cursor: Int
  ) -> Int {
    let search = quality.steps(Self.searchS)
    let total = min(run.count / quality.step, search + quality.steps(Self.referenceS))
    guard total >= search + quality.steps(1), let height = height(startS, beats, from: cursor)
    else { return 0 }
    trace.load(run, from: 0, count: total)
    let reference = mean(search..<total)
    let start = mean(0..<quality.steps(Self.startS))
    guard abs(start - reference) > height else { return 0 }
    let rest = quality.steps(Self.restS)
    var calm = 0
    for k in 0..<(search + rest) where k < total {
      calm = abs(trace.level(k) - reference) <= height / 2 ? calm + 1 : 0
      guard calm == rest else { continue }
      // Wander leaves again.
      let settled = k + 1 - rest
      var away: Float = 0
      for later in settled..<total { away += abs(trace.level(later) - reference) }
      return away <= height / 2 * Float(total - settled) ? settled : 0
    }
    return 0
  }

  private func mean(_ steps: Range<Int>) -> Float {
    var sum: Float = 0
    for k in steps { sum += trace.level(k) }
    return sum / Float(steps.count)
  }

  /// How high the beats after the search are; nil when there are none.
  private mutating func height(
    _ startS: Double, _ beats: [DetectedBeat], from cursor: Int
  ) -> Float? {
    amplitudes.removeAll(keepingCapacity: true)
    for i in cursor..<max(cursor, beats.count) {
      let timeS = beats[i].timeS - startS
      guard timeS < Self.searchS + 4 * Self.referenceS, amplitudes.count < Self.mostBeats
      else { break }
      if timeS > Self.searchS { amplitudes.append(abs(beats[i].amplitudeMv)) }
    }
    let median = ShortMedian.of(&amplitudes)
    return median > 0 ? median : nil
  }
}
