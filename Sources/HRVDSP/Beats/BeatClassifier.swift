public import HRVModel

/// Tells where beats came from, by their shape and their rhythm in one lead.
///
/// There is nothing to set, and no shape is known beforehand: a record is its own measure.
///
/// 1. The QRS complexes are sorted into families of one shape (`BeatFamilies`).
/// 2. The rhythm says of each beat how early it was and what pause followed (`BeatRhythm`).
/// 3. Families are normal or ventricular (`BeatJudgement`): normal is what comes in time most
///    often, whatever its shape, so that a bundle branch block is and the beats of a bigeminus are
///    not; ventricular is what differs from it in shape, width and size, the sooner the earlier
///    it comes.
/// 4. An early beat of normal shape is supraventricular, where the rhythm around is regular: in
///    atrial fibrillation no beat is early. An aberrantly conducted one differs in shape and is
///    taken for ventricular.
/// 5. Where most beats of a family begin with the spike of a pacemaker (`PacingSpike`), they are
///    paced. Without spikes, as in slow or filtered recordings, they are normal when most beats are
///    like them.
/// 6. What lies between two beats that follow each other in time, or stands alone in noise, is
///    unclassifiable.
public struct BeatClassifier: Sendable {
  /// Below these shares of the local interval, a beat of normal shape is supraventricular.
  private static let early: Float = 0.85
  private static let earlyPrematurity: Float = 0.25
  /// Rhythms that spread more than this (median, relative) have no early beats.
  private static let regularSpread: Float = 0.06
  /// A beat whose intervals before and after add to less than this, in local intervals, may be none.
  private static let intrudes: Float = 1.35
  /// The noise (1 − correlation) in which a shape that was seen once or twice says nothing.
  private static let loudNoise: Float = 0.06

  /// Above this share of spikes in a family, those of its beats that show none are paced too.
  private static let sureSpikeShare: Float = 0.8

  /// Creates a classifier.
  public init() {}

  /// The types of `beats`, one for each, in their order.
  ///
  /// `beats` ascend, as ``RPeakDetector`` makes them, and lie in `ecg`.
  ///
  /// - Complexity: O(`beats.count`) time: a few µs a beat; a word or two of room a beat, and some
  ///   300 bytes a family.
  public func callAsFunction(_ beats: [DetectedBeat], in ecg: ECGSignal) -> [BeatType] {
    var window = BeatWindow(samplingRateHz: ecg.samplingRateHz)
    var shape = BeatShape()
    var families = BeatFamilies()
    var track = BeatRhythm.Track(beats)
    let spike = PacingSpike(samplingRateHz: ecg.samplingRateHz)
    var rhythms: [BeatRhythm] = []
    var spikes: [Bool] = []
    var members: [Int] = []
    rhythms.reserveCapacity(beats.count)
    members.reserveCapacity(beats.count)
    spikes.reserveCapacity(beats.count)
    var run = 0
    for (i, beat) in beats.enumerated() {
      while run + 1 < ecg.runs.count, ecg.runStartsS[run + 1] <= beat.timeS { run += 1 }
      let offsetS = beat.timeS - ecg.runStartsS[run]
      window.cut(ecg.samplesMv, run: ecg.runs[run], atS: offsetS, into: &shape.values)
      shape.prepare()
      rhythms.append(track.next())
      spikes.append(spike.isBefore(ecg.samplesMv, run: ecg.runs[run], atS: offsetS))
      members.append(
        families.add(shape, beat: i, rhythm: rhythms[i], hasSpike: spikes[i]))
    }
    families.finish()
    let judgement = BeatJudgement(families, beatCount: beats.count)
    return beats.indices.map { i in
      let family = families.families[members[i]]
      if family.isPaced, spikes[i] || family.spikeShare > Self.sureSpikeShare { return .paced }
      return Self.type(rhythms[i], family, judgement.verdicts[members[i]])
    }
  }

  private static func type(
    _ rhythm: BeatRhythm, _ family: BeatFamily, _ verdict: BeatJudgement.Verdict
  ) -> BeatType {
    let isRare = family.count <= 2
    if rhythm.before + rhythm.after < intrudes, isRare || verdict.size < -0.5 {
      return .unclassifiable
    }
    if verdict.isVentricular {
      let isNoise = isRare && family.noise > loudNoise && rhythm.prematurity < earlyPrematurity
      return isNoise ? .unclassifiable : .ventricular
    }
    let isEarly =
      rhythm.before < early && rhythm.prematurity > earlyPrematurity
      && rhythm.spread < regularSpread
    return isEarly ? .supraventricular : .normal
  }
}
