internal import HRVModel

/// The intervals of a heart in atrial fibrillation.
///
/// Impulses reach the atrioventricular node at random, ``impulseHz`` a second (a Poisson process).
/// After a beat the node lets none through for its refractory period, one of two by chance (the
/// slow and the fast pathway); then each with a probability that rises evenly from 0 to 1 over
/// ``recoveryS``. The first to pass makes the next beat.
///
/// - Source: V. D. A. Corino, F. Sandberg, L. T. Mainardi, L. Sörnmo, "An atrioventricular node
///   model for analysis of the ventricular response during atrial fibrillation", IEEE Trans. Biomed.
///   Eng. 58(12), 2011, pp. 3386–3395, doi:10.1109/TBME.2011.2166262. The default parameters lie
///   in the range of their estimates.
public struct FibrillatingRR: Hashable, Sendable {
  /// Impulses that reach the node, in 1/s.
  public var impulseHz = 7.0
  /// The refractory period of the slow pathway, in s.
  public var slowRefractoryS = 0.35
  /// The refractory period of the fast pathway, in s.
  public var fastRefractoryS = 0.55
  /// The share of beats after which the slow pathway decides.
  public var slowShare = 0.5
  /// The time over which the node recovers after the refractory period, in s.
  public var recoveryS = 0.25

  /// A ventricular rate of about 90 a minute.
  public init() {}

  /// `count` intervals, in whole ms as recorders write them, within what hearts do.
  ///
  /// The same seed gives the same bits on every machine.
  ///
  /// - Precondition: `impulseHz` > 0; the other parameters are not negative.
  /// - Complexity: O(`count`).
  public func intervalsMs(count: Int, seed: UInt64) -> [Double] {
    precondition(impulseHz > 0 && slowRefractoryS >= 0 && fastRefractoryS >= 0 && recoveryS >= 0)
    var stream = RandomStream(seed: seed, .fibrillation)
    return (0..<count).map { _ in
      let refractoryS = stream.uniform() < slowShare ? slowRefractoryS : fastRefractoryS
      // Arrivals before the end of the refractory period pass unseen: the process has no memory.
      var elapsedS = 0.0
      repeat {
        elapsedS -= PortableMath.logarithm(1 - stream.uniform()) / impulseHz
      } while elapsedS < recoveryS && stream.uniform() * recoveryS >= elapsedS
      let intervalMs = ((refractoryS + elapsedS) * 1000).rounded()
      let believableMs = RRSeries.believableMs
      return min(max(intervalMs, believableMs.lowerBound), believableMs.upperBound)
    }
  }
}
