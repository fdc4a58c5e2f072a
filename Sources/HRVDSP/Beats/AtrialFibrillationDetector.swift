public import HRVModel

/// Tells atrial fibrillation by its irregularity: no interval follows from those before it.
///
/// For a stretch of 128 intervals xᵢ and every lag *k* from 1 to 12, let qₖ be the lower quartile
/// of |xᵢ₊ₖ − xᵢ|. Its irregularity is the least of q₁ … q₁₂ over the median interval.
///
/// - In atrial fibrillation successive intervals are next to independent, so all lags say the
///   same: about 0.4 of the coefficient of variation.
/// - What varies slowly has a small q₁; breathing, whose period is a few beats, a small qₖ at that
///   period; a bigeminus, trigeminus or quadrigeminus at 2, 3 or 4.
/// - Ectopic beats: where the types of beats are known, only intervals between two normal ones (or
///   two paced ones) are compared. Where they are not, couples of a short and a long interval that
///   last two ordinary ones together, and single short ones between ordinary ones, are left out; of
///   a bigeminus nothing is left, and nothing is said.
///
/// - Source: that irregularity beyond patterns marks atrial fibrillation, and stretches of 128 beats,
///   as in S. Dash, K. H. Chon, S. Lu, E. A. Raeder, "Automatic real time detection of atrial
///   fibrillation", Ann. Biomed. Eng. 37(9), 2009, pp. 1701–1709, doi:10.1007/s10439-009-9740-z,
///   and D. E. Lake, J. R. Moorman, "Accurate estimation of entropy in very short physiological time
///   series", Am. J. Physiol. Heart Circ. Physiol. 300, 2011, pp. H319–H325,
///   doi:10.1152/ajpheart.00561.2010. The measure is this package's own.
///
/// Atrial flutter with varying conduction looks the same; with constant conduction, it and
/// fibrillation under a pacemaker are regular and are not found.
public struct AtrialFibrillationDetector: Sendable {
  /// The intervals of a stretch.
  public static let windowLength = 128
  /// The fewest intervals that are judged, and the fewest that may be left of them.
  static let leastLength = 64
  static let leastUsable = 32
  /// The irregularity from which on a stretch is called fibrillation.
  static let threshold = 0.033
  private static let lags = 1...12
  /// An irregularity that is regular beyond doubt: no further lag is looked at.
  private static let regular = threshold / 2

  /// Creates a detector.
  public init() {}

  /// Judges the rhythm of beats whose types are known: of the intervals between successive beats
  /// that are both normal or both paced. Intervals that no heart makes, as across a gap, are left
  /// out. Interval *i* of the result lies between beats *i* and *i* + 1.
  ///
  /// - Precondition: as many types as beats.
  /// - Complexity: O(*n*).
  public func callAsFunction(_ beats: [DetectedBeat], _ types: [BeatType]) -> RhythmJudgement {
    precondition(beats.count == types.count)
    let intervalsMs = zip(beats, beats.dropFirst()).map { ($1.timeS - $0.timeS) * 1000 }
    return self(intervalsMs: intervalsMs, types: types)
  }

  /// Judges the rhythm of successive intervals, in ms; `types`, where they are known, are those of the
  /// beats, of which there is one more than intervals.
  ///
  /// - Precondition: `types` is nil or has one element more than `intervalsMs`.
  /// - Complexity: O(*n*): a few ns an interval and lag; room for one stretch.
  public func callAsFunction(
    intervalsMs: [Double], types: [BeatType]? = nil
  ) -> RhythmJudgement {
    precondition(types.map { $0.count == intervalsMs.count + 1 } ?? true)
    var windows: [RhythmWindow] = []
    var room = Room(Self.windowLength)
    var start = 0
    while start < intervalsMs.count {
      let end = min(intervalsMs.count, start + Self.windowLength)
      let window = max(0, end - Self.windowLength)..<end
      guard window.count >= Self.leastLength else { break }
      let irregularity = irregularity(intervalsMs, types, window, &room)
      windows.append(
        RhythmWindow(
          intervals: window, irregularity: irregularity,
          isAtrialFibrillation: (irregularity ?? 0) > Self.threshold))
      start = end
    }
    return RhythmJudgement(windows: windows)
  }

  /// The irregularity of a stretch; nil where fewer than ``leastUsable`` intervals are left.
  private func irregularity(
    _ intervalsMs: [Double], _ types: [BeatType]?, _ window: Range<Int>, _ room: inout Room
  ) -> Double? {
    var count = 0
    for i in window where RRSeries.believableMs.contains(intervalsMs[i]) {
      if let types {
        guard types[i] == types[i + 1], types[i] == .normal || types[i] == .paced else { continue }
      }
      room.kept[count] = intervalsMs[i]
      count += 1
    }
    guard count >= Self.leastUsable else { return nil }
    if types == nil {
      // The mean of two neighbours is the sinus interval in a bigeminus, too.
      let sinusMs = room.medianOfMeans(count)
      count = room.dropEctopic(count, sinusMs)
      guard count >= Self.leastUsable else { return nil }
    }
    let medianMs = room.median(count)
    var least = Double.infinity
    for lag in Self.lags {
      least = room.lesser(least, lag, count)
      if least < Self.regular * medianMs { break }
    }
    return least / medianMs
  }
}

/// Room for the work on one stretch.
private struct Room {
  var kept: [Double]
  private var sorted: [Double]

  init(_ count: Int) {
    kept = Array(repeating: 0, count: count)
    sorted = kept
  }

  /// The lower median of the first `count` intervals.
  func median(_ count: Int) -> Double {
    Kernels.element(ofRank: (count - 1) / 2, of: kept.span.extracting(0..<count))
  }

  /// The lower median of the means of neighbours among the first `count` intervals.
  mutating func medianOfMeans(_ count: Int) -> Double {
    for i in 0..<(count - 1) { sorted[i] = (kept[i] + kept[i + 1]) / 2 }
    let means = sorted.span.extracting(0..<(count - 1))
    return Kernels.element(ofRank: (count - 2) / 2, of: means)
  }

  /// The lower quartile of the differences at this lag among the first `count` intervals, where it is
  /// less than `least`; else `least`. Counting tells that it is not, and few lags need more than that.
  mutating func lesser(_ least: Double, _ lag: Int, _ count: Int) -> Double {
    let pairs = count - lag
    let rank = (pairs - 1) / 4
    let below = Self.write(differencesOf: kept, at: lag, pairs, into: &sorted, below: least)
    guard below > rank else { return least }
    return Kernels.element(ofRank: rank, of: sorted.span.extracting(0..<pairs))
  }

  /// Writes the differences down, and says how many are less than `limit`.
  private static func write(
    differencesOf intervals: [Double], at lag: Int, _ pairs: Int, into room: inout [Double],
    below limit: Double
  ) -> Int {
    let x = intervals.span
    var differences = room.mutableSpan
    var counts = SIMD4<Int64>()
    var i = 0
    while i &+ 4 <= pairs {
      let signed = x.four(at: i &+ lag) - x.four(at: i)
      let four = signed.replacing(with: -signed, where: signed .< 0)
      counts.replace(with: counts &+ 1, where: four .< limit)
      differences.set(four: four, at: i)
      i &+= 4
    }
    var below = Int(counts.wrappedSum())
    while i < pairs {
      differences[i] = abs(x[i &+ lag] - x[i])
      below &+= differences[i] < limit ? 1 : 0
      i &+= 1
    }
    return below
  }

  /// Drops the two intervals of a premature beat with a compensatory pause (short, then long, together
  /// two ordinary ones), and the short one of a premature beat without; returns how many are left.
  mutating func dropEctopic(_ count: Int, _ sinusMs: Double) -> Int {
    var leastMs = Double.infinity
    for i in 0..<count { leastMs = min(leastMs, kept[i]) }
    // Where none is short, none is premature.
    if leastMs / sinusMs >= 0.88 { return count }
    var (i, left) = (0, 0)
    while i < count {
      let x = kept[i] / sinusMs
      let next = i + 1 < count ? kept[i + 1] / sinusMs : 1
      let before = i > 0 ? sorted[i - 1] : 1
      sorted[i] = x
      if x < 0.88, next > 1.12, abs(x + next - 2) < 0.2 {
        if i + 1 < count { sorted[i + 1] = next }
        i += 2
        continue
      }
      if x < 0.85, abs(next - 1) < 0.1, abs(before - 1) < 0.1 {
        i += 1
        continue
      }
      kept[left] = kept[i]
      left += 1
      i += 1
    }
    return left
  }
}
