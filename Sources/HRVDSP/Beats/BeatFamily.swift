/// Beats of one shape.
struct BeatFamily {
  /// How many beats belong to it.
  private(set) var count = 0
  /// The first and the last of them.
  private(set) var firstBeat = 0
  private(set) var lastBeat = 0
  /// Beats that came neither early nor before a pause.
  private(set) var punctualCount = 0
  /// The length of the shape, running mean.
  var norm: Float
  /// How slow the shape is, ln √(Σx² / Σẋ²): a wide complex is slow.
  var slowness: Float = 0

  private var spikeCount = 0
  private var prematuritySum: Float = 0
  private var beforeSum: Float = 0
  private var noiseSum: Float = 0

  init(norm: Float) { self.norm = max(norm, .leastNormalMagnitude) }

  /// The mean of ``BeatRhythm/prematurity``.
  var prematurity: Float { prematuritySum / Float(max(1, count)) }

  /// The mean noise when its beats came.
  var noise: Float { noiseSum / Float(max(1, count)) }

  /// Whether its beats come in time.
  var isPunctual: Bool {
    prematurity < 0.15 && beforeSum > 0.85 * Float(count)
  }

  /// Whether most of its beats begin with the spike of a pacemaker.
  var isPaced: Bool { count >= 8 && spikeShare > 0.6 }

  /// The share of its beats that begin with the spike of a pacemaker.
  var spikeShare: Float { Float(spikeCount) / Float(max(1, count)) }

  mutating func add(beat: Int, rhythm: BeatRhythm, noise: Float, hasSpike: Bool) {
    if count == 0 { firstBeat = beat }
    count += 1
    if hasSpike { spikeCount += 1 }
    lastBeat = beat
    noiseSum += noise
    prematuritySum += rhythm.prematurity
    beforeSum += min(2, rhythm.before)
    if rhythm.before > 0.85, rhythm.prematurity < 0.1 { punctualCount += 1 }
  }
}
