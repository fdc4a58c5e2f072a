/// An interval is an artefact when it is too much longer or shorter than the one before it:
///
///     RR[i] > (1 + rise) · RR[i − 1]   or   RR[i] < (1 − fall) · RR[i − 1]
///
/// It is compared with the interval before it as recorded, whatever that was: after an artefact
/// the first normal interval is often found, too. The first of a run cannot be judged.
///
/// - Source: for 20 % either way, M. Malik, T. Farrell, T. Cripps, A. J. Camm, "Heart rate
///   variability in relation to prognosis after myocardial infarction: selection of optimal
///   processing techniques", Eur Heart J 10 (1989) 1060–1074. For 32.5 and 24.5 %, M. V. Kamath,
///   E. L. Fallen, "Correction of the heart rate variability signal for ectopics and missing
///   beats", in: Heart Rate Variability, Futura 1995, 75–85.
struct PrecedingIntervalRule: ArtefactRule {
  /// By which share of it an interval may be longer than the one before it.
  let rise: Double
  /// By which share of it an interval may be shorter.
  let fall: Double

  func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>,
    using workspace: inout CorrectionWorkspace
  ) {
    for i in run.dropFirst() {
      let beforeMs = intervalsMs[i - 1]
      let differenceMs = intervalsMs[i] - beforeMs
      let allowedMs = (differenceMs > 0 ? rise : fall) * beforeMs
      guard abs(differenceMs) > allowedMs else { continue }
      workspace.findings.append(
        ArtefactFinding(index: i, referenceMs: beforeMs, allowedMs: allowedMs))
    }
  }
}
