/// An interval is an artefact when it is shorter or longer than a heart at rest would have it.
///
/// - Source: the bounds of 300 and 2000 ms are those of most HRV software.
struct RangeRule: ArtefactRule {
  /// 30 to 200 beats a minute.
  static let standardMs: ClosedRange<Double> = 300...2000

  /// What is accepted, bounds included, in ms.
  let acceptedMs: ClosedRange<Double>

  func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>,
    using workspace: inout CorrectionWorkspace
  ) {
    let middleMs = (acceptedMs.lowerBound + acceptedMs.upperBound) / 2
    for i in run where !acceptedMs.contains(intervalsMs[i]) {
      workspace.findings.append(
        ArtefactFinding(
          index: i, referenceMs: middleMs, allowedMs: acceptedMs.upperBound - middleMs))
    }
  }
}
