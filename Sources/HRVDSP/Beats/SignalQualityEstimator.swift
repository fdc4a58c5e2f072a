public import HRVModel

/// Tells for every 10 s of an electrocardiogram how far the beats found in it can be relied on.
///
/// All comparisons are between parts of the signal, so that gain, polarity and sampling rate are
/// free. Of each segment are measured, on the curve length L (`QualityTrace`):
///
/// - residual *r*: how far the slope of the signal around a beat, its QRS complex left out, differs
///   from that around its neighbours, over the complex, in power (`BeatResiduals`); the mean over
///   the beats;
/// - weakest *w*: L at the weakest beat over its median at the beats;
/// - agreement *A*: the F-score, within 100 ms, between the beats and those that a second
///   detector finds in L alone (`CurveLengthDetector`);
/// - intrusion *I*: how much the beat that fits least looks like one made up by noise
///   (`BeatIntruders`);
/// - flat *f*: the share of stretches of 2 s or more in which L stays below 0.5 % of a beat's;
/// - clipped *c*: the share of samples that are the third or later of equal ones at the
///   greatest or least value of the segment.
///
///       own = (1 + A)/2 · (1 − f) · (1 − c) / (1 + (D/0.175)² + (I/0.05)²),     D = r/w
///       score = own / (1 + (p₋ + p₊)/2),     p = max(0, 1 − 2 · own) of the segment before and after
///
/// D = 0.175 is where, in records with noise added, beats begin to go wrong. Noise lasts: what stands
/// beside a poor segment and looks good may do so by chance, and must look better. A segment is unusable
/// when the score is below ½, A below ½, c above 5 %, anything is flat or fewer than two beats
/// were found. What the electrodes do while they settle (`SettlingTransient`) is a stretch of its
/// own, unusable; a run of less than 3 s is too short.
///
/// Arrhythmia is no noise: complexes and intervals do not enter.
public struct SignalQualityEstimator: Sendable {
  /// The shortest run that has a quality, in s.
  private static let shortestS = 3.0

  /// Creates an estimator; there is nothing to set.
  public init() {}

  /// The quality of `ecg`, in which a detector found `beats`, ascending: stretches of about 10 s
  /// (5 to 15 at the end of a run, or a whole run that is shorter), in order.
  ///
  /// - Complexity: O(*n*) time, in blocks of fixed size; allocates nothing per sample or beat.
  public func callAsFunction(_ ecg: ECGSignal, beats: [DetectedBeat]) -> [SignalQuality] {
    var result: [SignalQuality] = []
    measure(ecg, beats: beats) { startS, durationS, measures, reason in
      let reasons = reason.map { [$0] } ?? measures.reasons
      let score = reason == nil ? Double(measures.score) : 0
      result.append(
        SignalQuality(startS: startS, durationS: durationS, score: score, reasons: reasons))
    }
    return result
  }

  /// Passes on when each stretch starts, how long it lasts, and what was measured, or why
  /// nothing could be.
  func measure(
    _ ecg: ECGSignal, beats: [DetectedBeat],
    _ body: (Double, Double, QualityMeasures, SignalQuality.Reason?) -> Void
  ) {
    let rateHz = ecg.samplingRateHz
    guard rateHz >= QRSGrid.lowestSamplingRateHz else {
      for (range, startS) in zip(ecg.runs, ecg.runStartsS) {
        body(startS, Double(range.count) / rateHz, QualityMeasures(), .noBeats)
      }
      return
    }
    let quality = QualityGrid(QRSGrid(samplingRateHz: rateHz))
    var block = QualityBlock(quality)
    var settling = SettlingTransient(quality)
    var cursor = 0
    for (range, startS) in zip(ecg.runs, ecg.runStartsS) {
      let durationS = Double(range.count) / rateHz
      while cursor < beats.count, beats[cursor].timeS < startS { cursor += 1 }
      guard durationS >= Self.shortestS else {
        body(startS, durationS, QualityMeasures(), .tooShort)
        continue
      }
      let run = QRSRun(ecg.samplesMv, run: range, grid: quality.grid)
      let settled = settling(run, startS: startS, beats: beats, from: cursor)
      if settled > 0 {
        body(startS, Double(settled) / quality.stepsPerS, QualityMeasures(), .settling)
      }
      // A segment waits for the one after it.
      var pending: (startS: Double, durationS: Double, measures: QualityMeasures)?
      let layout = SegmentLayout(settled..<(run.count / quality.step), length: quality.segment)
      for first in stride(from: 0, to: layout.count, by: QualityGrid.segmentsInBlock) {
        let last = min(layout.count, first + QualityGrid.segmentsInBlock) - 1
        block.load(
          run, steps: layout[first].lowerBound..<layout[last].upperBound, beats: beats,
          runStartS: startS, cursor: &cursor)
        for segment in first...last {
          let steps = layout[segment]
          let fromS = Double(steps.lowerBound) / quality.stepsPerS
          let toS =
            segment + 1 == layout.count
            ? durationS : Double(steps.upperBound) / quality.stepsPerS
          var measures = block.measures(steps)
          if var before = pending {
            measures.poorNeighbours = before.measures.poverty
            before.measures.poorNeighbours += measures.poverty
            body(before.startS, before.durationS, before.measures, nil)
          }
          pending = (startS + fromS, toS - fromS, measures)
        }
      }
      if let last = pending { body(last.startS, last.durationS, last.measures, nil) }
    }
  }
}

/// How a run is cut: segments of one length, the last of which takes up to half of one more.
private struct SegmentLayout {
  private let steps: Range<Int>
  private let length: Int
  let count: Int

  init(_ steps: Range<Int>, length: Int) {
    self.steps = steps
    self.length = length
    count = max(1, (steps.count + length / 2) / length)
  }

  subscript(segment: Int) -> Range<Int> {
    let first = steps.lowerBound + segment * length
    return first..<(segment + 1 == count ? steps.upperBound : first + length)
  }
}
