/// An interval is an artefact when it differs from the mean of its two neighbours by more than
/// 20 % of that mean. The first and the last of a run cannot be judged.
///
/// - Source: M. Karlsson, R. Hörnsten, A. Rydberg, U. Wiklund, "Automatic filtering of outliers in
///   RR intervals before analysis of heart rate variability in Holter recordings: a comparison with
///   carefully edited data", BioMed Eng OnLine 11 (2012) 2.
struct NeighbourMeanRule: ArtefactRule {
  static let allowed = 0.2

  func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>,
    using workspace: inout CorrectionWorkspace
  ) {
    for i in run.dropFirst().dropLast() {
      let meanMs = (intervalsMs[i - 1] + intervalsMs[i + 1]) / 2
      let allowedMs = Self.allowed * meanMs
      guard abs(intervalsMs[i] - meanMs) > allowedMs else { continue }
      workspace.findings.append(
        ArtefactFinding(index: i, referenceMs: meanMs, allowedMs: allowedMs))
    }
  }
}
