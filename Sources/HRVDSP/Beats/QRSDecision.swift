/// Decides which candidates are beats: two adaptive thresholds, search-back, and the rules
/// that tell P and T waves from QRS complexes.
///
/// All amplitudes are compared with each other, never with a number of millivolts, so the
/// decision does not depend on the gain; all lengths are durations.
struct QRSDecision {
  /// What is asked of a beat.
  private struct Threshold {
    /// How far it stands from the noise level towards the QRS level.
    let share: Float
    /// The share of the height of a beat just before, below which it is a T wave.
    let tWaveRatio: Float

    static let upper = Threshold(share: 0.3, tWaveRatio: 0.5)
    /// In the search-back.
    static let lower = Threshold(share: 0.1, tWaveRatio: 1)
  }

  /// The noise level is taken for at most this share of the QRS level.
  private static let noiseCap: Float = 0.5
  /// No QRS complex stands this many times as high as the median of its neighbourhood.
  private static let artefactRatio: Float = 8
  /// A candidate this soon before one that is this many times as high is a P wave.
  private static let pWaveS = 0.27
  private static let pWaveRatio: Float = 1.2
  /// A candidate this soon after a beat may be its T wave.
  private static let tWaveS = 0.36
  /// Search back when no beat was found for this many typical intervals …
  private static let overdueRatio = 1.5
  /// … but only for beats at least this long before the candidate that is being looked at.
  private static let searchBackS = 0.3
  /// Intervals that say something about the rhythm.
  private static let rhythmS = 0.3...2.0

  private let grid: QRSGrid
  private let pWave: Int
  private let tWave: Int
  private let searchBackReach: Int
  private var noise: Float = 0
  private var recentIntervals = [Double](repeating: 0.8, count: 8)
  private var sorted = [Double](repeating: 0.8, count: 8)
  private var nextInterval = 0
  private var typicalIntervalS = 0.8

  init(grid: QRSGrid) {
    self.grid = grid
    pWave = grid.samples(Self.pWaveS)
    tWave = grid.samples(Self.tWaveS)
    searchBackReach = grid.samples(Self.searchBackS)
  }
}

extension QRSDecision {
  /// How far the decision has come in a run.
  private struct Progress {
    /// The last beat.
    var last: QRSCandidate?
    /// The first candidate that no search-back has looked at.
    var unseen: Int
    /// The best candidate that the search-back would take.
    var missed: Int?
  }

  /// Appends those of `candidates[range]`, the candidates of the `run`th run, that are beats,
  /// in ascending order. The noise level and the rhythm are carried on from run to run.
  ///
  /// - Complexity: O(`range.count`), no allocation but room for the beats: a search-back
  ///   returns by no more than an overdue interval, and looks at a candidate once.
  mutating func callAsFunction(
    _ candidates: [QRSCandidate], _ range: Range<Int>, run: Int, endOfRun: Int,
    levels: QRSLevels, into beats: inout [QRSCandidate]
  ) {
    guard let first = range.first else { return }
    if noise == 0 { noise = 0.1 * levels.level(at: candidates[first], run: run) }
    var progress = Progress(unseen: first)
    var j = first
    while j <= range.upperBound {
      // A beat may be overdue at the end of the run, too.
      let now = j < range.upperBound ? candidates[j].index : endOfRun
      searchBack(candidates, before: j, now: now, run: run, levels: levels, &progress)
      if let missed = progress.missed {
        beats.append(candidates[missed])
        progress = Progress(last: candidates[missed], unseen: missed + 1)
        j = missed
      } else if j < range.upperBound {
        let candidate = candidates[j]
        let level = levels.level(at: candidate, run: run)
        let next = j + 1 < range.upperBound ? candidates[j + 1] : nil
        if isBeat(candidate, after: progress.last, before: next, level: level, .upper) {
          if let last = progress.last { follow(candidate.index - last.index) }
          beats.append(candidate)
          progress = Progress(last: candidate, unseen: j + 1)
        } else {
          noise += (min(candidate.amplitude, level) - noise) / 8
        }
      }
      j += 1
    }
  }

  /// Looks for a missed beat between the last beat and candidate `j`, if one is overdue `now`.
  private func searchBack(
    _ candidates: [QRSCandidate], before j: Int, now: Int, run: Int, levels: QRSLevels,
    _ progress: inout Progress
  ) {
    guard let last = progress.last, now - last.index > overdue else { return }
    while progress.unseen < j, now - candidates[progress.unseen].index > searchBackReach {
      let i = progress.unseen
      progress.unseen += 1
      let best = progress.missed.map { candidates[$0].amplitude } ?? 0
      let level = levels.level(at: candidates[i], run: run)
      let next = i + 1 < j ? candidates[i + 1] : nil
      if candidates[i].amplitude > best,
        isBeat(candidates[i], after: last, before: next, level: level, .lower)
      {
        progress.missed = i
      }
    }
  }

  /// The time after which a beat is overdue, in samples of the grid.
  private var overdue: Int { grid.samples(Self.overdueRatio * typicalIntervalS) }

  private func isBeat(
    _ candidate: QRSCandidate, after last: QRSCandidate?, before next: QRSCandidate?,
    level: Float, _ threshold: Threshold
  ) -> Bool {
    let floor = min(noise, Self.noiseCap * level)
    let amplitude = candidate.amplitude
    guard amplitude > floor + threshold.share * (level - floor),
      amplitude < Self.artefactRatio * level
    else { return false }
    if let next, next.index - candidate.index < pWave,
      next.amplitude > Self.pWaveRatio * amplitude
    {
      return false
    }
    guard let last, candidate.index - last.index < tWave else { return true }
    return amplitude >= threshold.tWaveRatio * last.amplitude
  }

  /// Takes an interval between two beats into the rhythm: the fourth shortest of the last
  /// eight. The median would grow to twice the interval, and stay there, once every second
  /// beat was missed.
  private mutating func follow(_ samples: Int) {
    let intervalS = Double(samples) / grid.rateHz
    guard Self.rhythmS.contains(intervalS) else { return }
    recentIntervals[nextInterval] = intervalS
    nextInterval = (nextInterval + 1) % recentIntervals.count
    for i in sorted.indices { sorted[i] = recentIntervals[i] }
    sorted.sort()
    typicalIntervalS = sorted[3]
  }
}
