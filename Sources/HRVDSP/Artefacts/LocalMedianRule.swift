internal import HRVModel

/// An interval is an artefact when it is too far from the median of its neighbourhood:
///
///     |RR[i] − m[i]| > thresholdMs · m[i] / 1000
///
/// where `m[i]` is the median of the nine intervals of the run nearest to `RR[i]`, itself
/// included (four to either side, fewer on one side near the ends of the run); of all, when the
/// run has fewer.
///
/// Both the comparison and the scale use the local median and not the mean of the recording:
/// the verdict on a beat then does not depend on what else was recorded that day, and does not
/// change when all intervals are multiplied by a number.
///
/// The width of nine is measured. Narrower windows follow respiratory sinus arrhythmia better,
/// but a median of five or seven is itself an artefact when two beats in a row are cut in
/// pieces; wider ones reach over a breath or over standing up, and flag sinus rhythm. Nine hold
/// four artefacts in a row.
struct LocalMedianRule {
  private let intervalsMs: [Double]
  private let medians: [Double]
  private let thresholdMs: Double

  /// The rule with this threshold, applied to `rr`.
  init(thresholdMs: Double, _ rr: RRSeries) {
    self.thresholdMs = thresholdMs
    intervalsMs = rr.intervalsMs
    var medians = [Double](repeating: 0, count: rr.intervalsMs.count)
    var all = medians.mutableSpan
    for run in rr.runs { Kernels.localMedians(rr.intervalsMs.span, in: run, into: &all) }
    self.medians = medians
  }

  /// The median of the neighbourhood of interval `i`, in ms.
  func referenceMs(_ i: Int) -> Double { medians[i] }

  /// The greatest difference from the reference that is accepted at interval `i`, in ms.
  func allowedMs(_ i: Int) -> Double { thresholdMs * medians[i] / 1000 }

  /// The indices of the artefacts of a run, in order.
  func artefacts(in run: Range<Int>) -> [Int] {
    run.filter { abs(intervalsMs[$0] - medians[$0]) > allowedMs($0) }
  }
}
