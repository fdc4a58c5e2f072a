/// What speaks for and against beats, in nats.
///
/// The forms are those of logarithms of odds; the numbers were fitted, by the count of errors, to
/// annotated records and to the same records with their heights disturbed by 12 %, and rounded.
/// None of them stands on an edge: a tenth more or less of any changes errors by a few percent.
struct QRSWeights {
  /// Two maxima nearer than this are not two beats: the refractory period.
  static let refractoryS: Float = 0.2
  /// What a stretch in which there is no believable sequence costs.
  static let restart: Float = 30

  /// A height of 28 % of the level (ln 0.28 = −1.27) is as likely of a beat as of none …
  private static let even: Float = -1.27
  /// … and e times as high makes it e⁶ times as likely, within limits.
  private static let slope: Float = 6
  private static let limits: ClosedRange<Float> = -2.1...8
  /// No QRS complex stands 8 times as high as the median of its neighbourhood (ln 8 = 2.08).
  private static let artefact: Float = 2.08
  private static let artefactSlope: Float = 40

  /// The weight of a candidate whose height, as a share of the level, has the logarithm `height`.
  static func weight(height: Float) -> Float {
    let weight = max(limits.lowerBound, min(limits.upperBound, slope * (height - even)))
    return weight - artefactSlope * max(0, height - artefact)
  }

  /// A candidate this soon after a beat is a T wave when it is less than 72 % as high (ln 0.72 =
  /// −0.33).
  private static let tWaveS: Float = 0.335
  private static let tWaveRatio: Float = -0.33
  private static let tWaveSlope: Float = 17
  /// A candidate this soon before a beat is a P wave unless it is 1.7 times as high (ln 1.7 =
  /// 0.53).
  private static let pWaveS: Float = 0.265
  private static let pWaveRatio: Float = 0.53
  private static let pWaveSlope: Float = 6
  /// The distance from the typical interval at which it speaks half as much for a beat.
  private static let width: Float = 0.15
  /// The irregularity at which the rhythm says half as much.
  private static let irregularity: Float = 0.06

  private let intervalS: Float
  private let match: Float
  private let early: Float
  private let late: Float

  /// The weights of pairs in a rhythm.
  init(_ rhythm: QRSRhythm) {
    let u = rhythm.irregularity / Self.irregularity
    let regularity = 1 / (1 + u * u)
    intervalS = rhythm.intervalS
    match = 1.6 * regularity
    early = 4 * regularity
    late = 3.6 + 2.5 * regularity
  }

  /// Whether a candidate looks like the T wave of one before it, by the logarithms of heights.
  static func isTWave(_ height: Float, afterS: Float, _ beat: Float) -> Bool {
    afterS < 0.36 && height < beat - 0.4
  }

  /// Whether a candidate looks like the P wave of one after it.
  static func isPWave(_ height: Float, beforeS: Float, _ beat: Float) -> Bool {
    beforeS < 0.27 && height < beat - 0.2
  }

  /// The weight of two successive beats: `first` and `second` are the logarithms of their heights.
  func pair(intervalS: Float, from first: Float, to second: Float) -> Float {
    // ln r for ratios r near 1, and nearer to 0 than that for others: −0.67 for ½, 0.67 for 2.
    let ratio = 2 * (intervalS - self.intervalS) / (intervalS + self.intervalS)
    let u = ratio / Self.width
    var weight = match / (1 + u * u)
    weight += ratio < 0 ? early * ratio : -late * ratio
    if intervalS < Self.tWaveS {
      weight -= Self.tWaveSlope * max(0, first + Self.tWaveRatio - second)
    }
    if intervalS < Self.pWaveS {
      weight -= Self.pWaveSlope * max(0, second + Self.pWaveRatio - first)
    }
    return weight
  }
}
