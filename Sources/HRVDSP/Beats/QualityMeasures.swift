internal import HRVModel

/// What is measured of one segment, and what follows from it; the formulas stand at
/// ``SignalQualityEstimator``.
struct QualityMeasures {
  /// Where beats begin to go wrong, measured: see ``SignalQualityEstimator``.
  private static let criticalDisorder: Float = 0.175
  private static let criticalIntrusion: Float = 0.05
  /// A score below this is unusable.
  private static let leastScore: Float = 0.5
  private static let leastAgreement: Float = 0.5
  private static let mostClipped: Float = 0.05
  /// More than this between the beats is called noise.
  private static let ordinaryNoise: Float = 0.3

  /// Beats in the segment.
  var beats = 0
  /// The F-score between the two detectors.
  var agreement: Float = 0
  /// The mean residual of the beats against their neighbours.
  var residual: Float = 0
  /// The curve length at the weakest beat over that at the median beat.
  var weakest: Float = 0
  /// How much the beat that fits least looks like one that was made up.
  var intrusion: Float = 0
  /// How poor the two stretches beside this one are, each in `0...1`, as far as they are.
  var poorNeighbours: Float = 0
  /// The curve length between the beats over that at the median beat, root mean square.
  var noise: Float = 0
  /// The share of the segment that lies in flat stretches.
  var flat: Float = 0
  /// The share of samples at a limit that the signal does not cross.
  var clipped: Float = 0

  /// The score, in `0...1`.
  var score: Float { ownScore / (1 + poorNeighbours / 2) }

  /// What the stretch makes its neighbours lose: 0 when it is usable itself, 1 at worst.
  var poverty: Float { max(0, 1 - ownScore / Self.leastScore) }

  /// The score but for the neighbours.
  private var ownScore: Float {
    guard beats >= 2, weakest > 0 else { return 0 }
    let disorder = residual / weakest / Self.criticalDisorder
    let intrusion = intrusion / Self.criticalIntrusion
    let score =
      (1 + agreement) / 2 * (1 - flat) * (1 - clipped)
      / (1 + disorder * disorder + intrusion * intrusion)
    return score.isFinite ? max(0, min(1, score)) : 0
  }

  /// Whether the score is high enough.
  var isGood: Bool { score >= Self.leastScore }

  /// Why the segment cannot be used; none when it can.
  var reasons: [SignalQuality.Reason] {
    var reasons: [SignalQuality.Reason] = []
    if flat > 0 { reasons.append(.flat) }
    if clipped > Self.mostClipped { reasons.append(.clipped) }
    guard beats >= 2 else { return reasons.isEmpty ? [.noBeats] : reasons }
    if agreement < Self.leastAgreement { reasons.append(.disagreement) }
    if !isGood {
      reasons.append(noise > Self.ordinaryNoise ? .noise : .templateMismatch)
    }
    return reasons
  }
}
