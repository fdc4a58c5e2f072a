internal import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// When a beat came and what followed, beside the rhythm around it.
struct BeatRhythm {
  /// The interval before the beat over the local interval; 1 where there is none.
  private(set) var before: Float = 1
  /// The interval after the beat over the local interval; 1 where there is none.
  private(set) var after: Float = 1
  /// The median of |interval / local interval − 1| around.
  private(set) var spread: Float = 0

  /// How much the beat was early and followed by a pause: ln(after / before), cut at ± 1.
  private(set) var prematurity: Float = 0

  /// The intervals at both sides of a beat from which the local one is told.
  private static let reach = 8

  /// Follows the beats of a record one by one.
  struct Track {
    /// The interval that ends at each beat, in s; 0 when a gap or the start of the record is in it, or
    /// no heart makes it. One more stands behind the last beat.
    private let intervals: [Double]
    /// The intervals around the current beat, and the means of two neighbours.
    private var around = SortedWindow(capacity: 2 * BeatRhythm.reach + 1)
    private var means = SortedWindow(capacity: 2 * BeatRhythm.reach + 1)
    private var beat = 0

    init(_ beats: [DetectedBeat]) {
      var intervals = [0.0]
      intervals.reserveCapacity(beats.count + 1)
      for i in 1..<max(1, beats.count) {
        let intervalS = beats[i].timeS - beats[i - 1].timeS
        intervals.append(RRSeries.believableMs.contains(intervalS * 1000) ? intervalS : 0)
      }
      intervals.append(0)
      self.intervals = intervals
      for i in 1..<max(1, min(BeatRhythm.reach, beats.count)) { enter(i) }
    }

    /// The rhythm at the next beat.
    ///
    /// The local interval is the median of (before + after) / 2 of the beats around: the sum of the
    /// two is that of two sinus intervals whether or not the beat in the middle was premature, so
    /// that a bigeminus does not change it.
    ///
    /// - Complexity: O(1), no allocation.
    mutating func next() -> BeatRhythm {
      let i = beat
      beat += 1
      var rhythm = BeatRhythm()
      let count = intervals.count - 1
      guard count > 2 else { return rhythm }
      if i - BeatRhythm.reach > 1 { leave(i - BeatRhythm.reach - 1) }
      if i + BeatRhythm.reach < count { enter(i + BeatRhythm.reach) }
      guard means.count > 2 else { return rhythm }
      let localS = means.median
      rhythm.spread = around.medianDistance(from: localS)
      let (before, after) = (intervals[i], intervals[i + 1])
      if before > 0 { rhythm.before = Float(before / localS) }
      if after > 0 { rhythm.after = Float(after / localS) }
      if before > 0, after > 0 {
        rhythm.prematurity = max(-1, min(1, log(rhythm.after / rhythm.before)))
      }
      return rhythm
    }

    private mutating func enter(_ i: Int) {
      let (before, after) = (intervals[i], intervals[i + 1])
      if before > 0 { around.insert(before) }
      if before > 0, after > 0 { means.insert((before + after) / 2) }
    }

    private mutating func leave(_ i: Int) {
      let (before, after) = (intervals[i], intervals[i + 1])
      if before > 0 { around.remove(before) }
      if before > 0, after > 0 { means.remove((before + after) / 2) }
    }
  }
}

/// A few values in ascending order, which come and go.
private struct SortedWindow {
  private var values: [Double]
  private(set) var count = 0

  init(capacity: Int) { values = Array(repeating: 0, count: capacity) }

  /// The upper median.
  var median: Double { values[count / 2] }

  mutating func insert(_ value: Double) {
    var k = count
    while k > 0, values[k &- 1] > value {
      values[k] = values[k &- 1]
      k &-= 1
    }
    values[k] = value
    count &+= 1
  }

  /// Takes out a value that was inserted.
  mutating func remove(_ value: Double) {
    var k = 0
    while k < count, values[k] < value { k &+= 1 }
    count &-= 1
    while k < count {
      values[k] = values[k &+ 1]
      k &+= 1
    }
  }

  /// The upper median of |value / `middle` − 1|; 0 when there are no values.
  ///
  /// In ascending order these fall and then rise, so that the least of them are found from the
  /// turn outwards.
  func medianDistance(from middle: Double) -> Float {
    guard count > 0 else { return 0 }
    var above = 0
    while above < count, values[above] < middle { above &+= 1 }
    var below = above &- 1
    func distance(_ k: Int) -> Double {
      0 <= k && k < count ? abs(values[k] / middle - 1) : .infinity
    }
    var (lower, upper) = (distance(below), distance(above))
    for _ in 0..<count / 2 {
      if lower < upper {
        below &-= 1
        lower = distance(below)
      } else {
        above &+= 1
        upper = distance(above)
      }
    }
    return Float(min(lower, upper))
  }
}
