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
struct LocalMedianRule: ArtefactRule {
  /// The greatest difference that is accepted at 60 beats a minute, in ms.
  let thresholdMs: Double

  func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>,
    using workspace: inout CorrectionWorkspace
  ) {
    workspace.makeNumbers(intervalsMs.count)
    find(in: run, of: intervalsMs, &workspace.numbers, &workspace.findings)
  }

  private func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>, _ numbers: inout [Double],
    _ findings: inout [ArtefactFinding]
  ) {
    var medians = numbers.mutableSpan
    Kernels.localMedians(intervalsMs, in: run, into: &medians)
    for i in run {
      let allowedMs = thresholdMs * medians[i] / 1000
      if abs(intervalsMs[i] - medians[i]) > allowedMs {
        findings.append(
          ArtefactFinding(index: i, referenceMs: medians[i], allowedMs: allowedMs))
      }
    }
  }
}
