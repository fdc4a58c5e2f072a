internal import HRVModel

/// Leaves out the fewest intervals without which the rhythm is smooth.
///
/// Of all ways to keep some intervals of a run and leave out the others, the one of least cost is
/// chosen. A cost is the sum of
///
/// - 1 for each interval left out;
/// - `z²`, 6 at most, for each two that then follow each other, where `z` is their difference over
///   their mean and over the *tolerance* there;
/// - `((|RR / level − 1| − 0.2) / 0.2)²`, 6 at most, for each kept one that is more than 20 % away
///   from the sinus *level* there;
/// - 4 for each row of intervals left out of which none is short, that is, less than the shorter
///   of its two neighbours by half the tolerance, and which lasts less than one and a half times
///   what is to be expected: hearts slow down in one beat, artefacts do not;
/// - 3 for finding the rhythm again after more than 16 intervals left out in a row.
///
/// The tolerance is eight times the median difference of neighbours, as a share of their mean, within
/// 6…20 %: it follows the variability of the person, but an arrhythmia cannot raise it. The level
/// is the median of the means of neighbours: where every second or third beat is premature, an early
/// interval and the pause after it have the mean of two normal ones, though no median of the
/// intervals themselves would find it. Both come from the 61 pairs around each block of 32 intervals.
///
/// Why a search and not a threshold: an artefact is what does not fit on *both* sides, while a heart
/// rate that changes fits on one. A rhythm that is broken and goes on where it was costs more with
/// the artefact than without it, however much of it there is; a step to a new level costs less with
/// the step than without all that follows.
///
/// What was left out is then named by the time that it takes, in units of the mean of the intervals
/// kept before and after it:
///
/// - one interval that lasts as long as two or more, to within 15 % each, is *missed*;
/// - intervals in a row that last as long as a smaller number, to within 20 %, are *extra*: beats
///   detected that were none, or premature beats between two sinus beats on time;
/// - all others are *ectopic*: beats at the wrong instant. Where a beat came from cannot be read off
///   its instant: a premature beat with a full pause and a misplaced detection look the same.
///
/// Multiplying all intervals by a number changes no verdict.
///
/// - Complexity: O(*n*): 16 steps back where the rhythm breaks, one elsewhere; runs without a break
///   are not searched at all.
struct RhythmRule: ArtefactRule {
  static let block = 32
  static let window = 61
  static let spread = 8.0
  static let tolerances = 0.06...0.2
  static let longestSearch = 16
  static let mostForOne = 6.0
  static let levelFree = 0.2
  static let levelWidth = 0.2
  static let noShort = 4.0
  static let short = 0.5
  static let long = 1.5
  static let found = 3.0

  func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>,
    using workspace: inout CorrectionWorkspace
  ) {
    guard run.count >= 3 else { return }
    let x = intervalsMs.extracting(run)
    workspace.rhythm.begin(run, of: intervalsMs)
    guard !Self.isSmooth(x, workspace.rhythm) else { return }
    Self.search(x, &workspace.rhythm)
    var i = 0
    while i < run.count {
      guard workspace.rhythm.isLeftOut[i] else {
        i += 1
        continue
      }
      var end = i + 1
      while end < run.count, workspace.rhythm.isLeftOut[end] { end += 1 }
      Self.name(i..<end, x, offset: run.lowerBound, &workspace)
      i = end
    }
  }

  /// Whether no interval can be worth leaving out: where keeping each costs half at most, leaving out
  /// any number, at 1 each, never pays.
  private static func isSmooth(_ x: borrowing Span<Double>, _ memory: RhythmMemory) -> Bool {
    let tolerances = memory.tolerances.span
    let levels = memory.levelsMs.span
    var start = 0
    while start < x.count {
      let end = min(x.count, start + block)
      let b = start / block
      let before = tolerances[max(0, b - 1)]
      let tolerance = min(tolerances[b], before)
      // z² ≤ ½ with z = 2 (a − b) / (tolerance (a + b)).
      let limit = tolerance * tolerance / 8
      let (low, high) = (levels[b] * (1 - levelFree), levels[b] * (1 + levelFree))
      var rough = 0
      var last = x[max(0, start - 1)]
      for i in start..<end {
        let (difference, sum) = (x[i] - last, x[i] + last)
        rough |= difference * difference > limit * sum * sum ? 1 : 0
        rough |= x[i] < low || x[i] > high ? 1 : 0
        last = x[i]
      }
      if rough != 0 { return false }
      start = end
    }
    return true
  }

  /// Names what was left out between two intervals that were kept.
  private static func name(
    _ row: Range<Int>, _ x: borrowing Span<Double>, offset: Int,
    _ workspace: inout CorrectionWorkspace
  ) {
    let before = row.lowerBound > 0 ? x[row.lowerBound - 1] : x[min(row.upperBound, x.count - 1)]
    let after = row.upperBound < x.count ? x[row.upperBound] : before
    let referenceMs = (before + after) / 2
    var sumMs = 0.0
    for i in row { sumMs += x[i] }
    let label = self.label(row.count, lasting: sumMs / referenceMs)
    let tolerance = workspace.rhythm.tolerances[row.lowerBound / block]
    for i in row {
      // In a row that is too long as a whole, those that are too long are what makes it so.
      let isMissed =
        label == .ectopic && row.count > 1 && sumMs > (Double(row.count) + 0.5) * referenceMs
        && self.label(1, lasting: x[i] / referenceMs) == .missed
      workspace.findings.append(
        ArtefactFinding(
          index: offset + i, label: isMissed ? .missed : label, referenceMs: referenceMs,
          allowedMs: tolerance * referenceMs))
    }
  }
}
