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
    private let beats: [DetectedBeat]
    private let ecg: ECGSignal
    private var sorted = [Double](repeating: 0, count: 2 * BeatRhythm.reach + 1)

    init(_ beats: [DetectedBeat], in ecg: ECGSignal) {
      self.beats = beats
      self.ecg = ecg
    }

    /// The interval that ends at beat `i`; nil when a gap or the start of the record is in it, or no
    /// heart makes it.
    private func interval(_ i: Int) -> Double? {
      guard i > 0, i < beats.count else { return nil }
      let intervalS = beats[i].timeS - beats[i - 1].timeS
      return RRSeries.believableMs.contains(intervalS * 1000) ? intervalS : nil
    }

    /// The rhythm at beat `i`.
    ///
    /// The local interval is the median of (before + after) / 2 of the beats around: the sum of the
    /// two is that of two sinus intervals whether or not the beat in the middle was premature, so
    /// that a bigeminus does not change it.
    ///
    /// - Complexity: O(1), no allocation.
    mutating func rhythm(at i: Int) -> BeatRhythm {
      var rhythm = BeatRhythm()
      guard beats.count > 2 else { return rhythm }
      let around = max(1, i - BeatRhythm.reach)...min(beats.count - 1, i + BeatRhythm.reach)
      var count = 0
      for j in around {
        guard let a = interval(j), let b = interval(j + 1) else { continue }
        insert((a + b) / 2, &count)
      }
      guard count > 2 else { return rhythm }
      let localS = sorted[count / 2]
      count = 0
      for j in around {
        guard let a = interval(j) else { continue }
        insert(abs(a / localS - 1), &count)
      }
      rhythm.spread = count > 0 ? Float(sorted[count / 2]) : 0
      let (before, after) = (interval(i), interval(i + 1))
      rhythm.before = before.map { Float($0 / localS) } ?? 1
      rhythm.after = after.map { Float($0 / localS) } ?? 1
      if before != nil, after != nil {
        rhythm.prematurity = max(-1, min(1, log(rhythm.after / rhythm.before)))
      }
      return rhythm
    }

    private mutating func insert(_ value: Double, _ count: inout Int) {
      var k = count
      while k > 0, sorted[k - 1] > value {
        sorted[k] = sorted[k - 1]
        k -= 1
      }
      sorted[k] = value
      count += 1
    }
  }
}
