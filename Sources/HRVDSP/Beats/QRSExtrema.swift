/// The peaks of one QRS complex, one of which is taken for its R peak.
struct QRSExtrema {
  let upward: Peak?
  let downward: Peak?

  /// An extremum of the filtered signal.
  struct Peak {
    /// Where on the grid of the run, below the sample.
    let place: Double
    /// The height in the filtered signal; greater than 0.
    let height: Float
    /// The height in the signal above the stretches before and after the QRS; signed.
    let amplitude: Float

    /// The height in the filtered signal beside that in the signal: the narrower a complex, the
    /// smaller; 0 where it has none.
    var form: Float { amplitude != 0 ? height / abs(amplitude) : 0 }
  }

  /// A peak against the polarity of the record must be this many times as high as the one
  /// that goes with it, or else small changes of a biphasic complex made the instant jump.
  static let oppositeRatio: Float = 1.3

  /// Whether the upward peak is the greater one.
  var pointsUp: Bool { (upward?.height ?? 0) >= (downward?.height ?? 0) }

  /// The R peak of a complex in a record whose complexes mostly point up, or down.
  func rPeak(recordPointsUp: Bool) -> Peak? {
    isUpward(recordPointsUp: recordPointsUp) ? upward : downward
  }

  /// Whether the R peak of such a complex is the upward one.
  func isUpward(recordPointsUp: Bool) -> Bool {
    let (along, against) = recordPointsUp ? (upward, downward) : (downward, upward)
    guard let along else { return recordPointsUp == (against == nil) }
    guard let against, against.height > Self.oppositeRatio * along.height else {
      return recordPointsUp
    }
    return !recordPointsUp
  }
}
