public import HRVModel

extension RPeakDetector {
  /// The intervals between `beats`, on the time axis of `ecg`: interval *i* ends at the
  /// instant of its beat, `DetectedBeat.timeS`, to within rounding.
  ///
  /// The time before the first beat is a lead-in, unless a heart would have beaten in it.
  /// Whatever else bounds no interval becomes one gap, from the beat before it to the beat after:
  ///
  /// - across a gap of the signal, with the cause of that gap (the first, of several without
  ///   a beat between them);
  /// - where no beat was found for longer than a heart takes: `unusableSignal`;
  /// - from the last beat to the end of the signal, when one of the last two is the case there.
  ///
  /// `beats` ascend, as the detector makes them; one that is not after the one before it, or
  /// before time 0, bounds no interval and is passed over.
  ///
  /// Beats in stretches whose `quality` is unusable are left out: each such stretch lies in a gap,
  /// from the last beat before it that may be used to the first after it, with the cause
  /// `unusableSignal`. Stretches ascend, as ``SignalQualityEstimator`` makes them; where there is
  /// none, beats are used.
  ///
  /// Where `types` are known, an interval that does not lie between two normal beats is among the
  /// ectopic ones of the series.
  ///
  /// - Precondition: `types` is nil or has one element a beat.
  /// - Throws: ``BeatDetectionError/noIntervals(beats:)`` when no two neighbours bound an interval,
  ///   ``BeatDetectionError/unusable(beats:unusableS:durationS:)`` when that is for the quality.
  /// - Complexity: O(`beats.count` + `ecg.gaps.count` + `quality.count`).
  public func rrSeries(
    of beats: [DetectedBeat], types: [BeatType]? = nil, in ecg: ECGSignal,
    quality: [SignalQuality] = []
  ) throws(BeatDetectionError) -> RRSeries {
    precondition(types.map { $0.count == beats.count } ?? true)
    var poor = PoorStretches(quality)
    var builder = RRSeries.Builder()
    builder.reserveCapacity(beats.count)
    var breaks = RunBreaks(ecg)
    let longestMs = RRSeries.believableMs.upperBound
    var isFirst = true
    var lastIsNormal = true
    for (index, beat) in beats.enumerated() {
      // From the clock of the series, not from the beat before: rounding does not add up.
      let intervalMs = beat.timeS * 1000 - builder.elapsedMs
      guard intervalMs.isFinite, isFirst ? intervalMs >= 0 : intervalMs > 0 else { continue }
      guard poor.allow(beat.timeS) else { continue }
      let isPoor = poor.takePassed()
      let isNormal = types.map { $0[index] == .normal } ?? true
      if let cause = breaks.firstCause(until: beat.timeS) {
        builder.addGap(durationMs: intervalMs, cause: cause)
      } else if isPoor || intervalMs > longestMs {
        builder.addGap(durationMs: intervalMs, cause: .unusableSignal)
      } else if isFirst {
        builder.leadIn(durationMs: intervalMs)
      } else {
        builder.append(intervalMs: intervalMs, isEctopic: !isNormal || !lastIsNormal)
      }
      isFirst = false
      lastIsNormal = isNormal
    }
    let restMs = ecg.durationS * 1000 - builder.elapsedMs
    let cause = breaks.firstCause(until: .infinity)
    let endsPoor = !poor.allow(.infinity) || poor.takePassed()
    if restMs.isFinite, restMs > 0, restMs > longestMs || endsPoor || cause != nil {
      builder.addGap(durationMs: restMs, cause: cause ?? .unusableSignal)
    }
    do throws(ModelError) {
      return try builder.finish()
    } catch {
      let unusableS = quality.reduce(0) { $0 + ($1.isUsable ? 0 : $1.durationS) }
      guard unusableS == 0 else {
        throw .unusable(beats: beats.count, unusableS: unusableS, durationS: ecg.durationS)
      }
      throw .noIntervals(beats: beats.count)
    }
  }
}

/// The places where one run of a signal ends and the next begins, in order.
private struct RunBreaks {
  private let ecg: ECGSignal
  private var nextRun = 1
  private var nextGap = 0

  init(_ ecg: ECGSignal) { self.ecg = ecg }

  /// Why the signal broke off before `timeS`, the first time since the last call; nil when it
  /// did not.
  mutating func firstCause(until timeS: Double) -> Gap.Cause? {
    var cause: Gap.Cause?
    while nextRun < ecg.runs.count, ecg.runStartsS[nextRun] <= timeS {
      let firstSample = ecg.runs[nextRun].lowerBound
      while nextGap < ecg.gaps.count, ecg.gaps[nextGap].beforeInterval < firstSample {
        nextGap += 1
      }
      let isTold = nextGap < ecg.gaps.count && ecg.gaps[nextGap].beforeInterval == firstSample
      cause = cause ?? (isTold ? ecg.gaps[nextGap].cause : .dropout)
      nextRun += 1
    }
    return cause
  }
}

/// The unusable stretches of a signal, in order.
private struct PoorStretches {
  private let quality: [SignalQuality]
  private var next = 0
  private var isPassed = false

  init(_ quality: [SignalQuality]) { self.quality = quality }

  /// Whether a beat at `timeS`, not before that of the last call, may be used.
  mutating func allow(_ timeS: Double) -> Bool {
    while next < quality.count, quality[next].endS <= timeS {
      if !quality[next].isUsable { isPassed = true }
      next += 1
    }
    guard next < quality.count, quality[next].startS <= timeS, !quality[next].isUsable else {
      return true
    }
    isPassed = true
    return false
  }

  /// Whether an unusable stretch began since the last call.
  mutating func takePassed() -> Bool {
    defer { isPassed = false }
    return isPassed
  }
}
