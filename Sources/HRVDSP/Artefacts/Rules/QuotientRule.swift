/// An interval is an artefact when its quotient with the next one, either way round, lies outside
/// 0.8…1.2:
///
///     RR[i] / RR[i + 1] or RR[i + 1] / RR[i]  <  0.8  or  >  1.2
///
/// What is found is left out, and what then stands side by side is looked at again, until nothing
/// more is found. The last of a run has no next one, and stays.
///
/// - Source: J. Piskorski, P. Guzik, "Filtering Poincaré plots", Comput Methods Sci Technol 11
///   (2005) 39–48.
struct QuotientRule: ArtefactRule {
  static let accepted = 0.8...1.2

  func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>,
    using workspace: inout CorrectionWorkspace
  ) {
    // The pass in which each was found, 0 while it stands.
    workspace.makeNumbers(intervalsMs.count)
    for i in run { workspace.numbers[i] = 0 }
    var pass = 0.0
    var found = true
    while found {
      found = false
      pass += 1
      var before = -1
      for i in run where workspace.numbers[i] == 0 {
        if before >= 0, !Self.accepts(intervalsMs[before], intervalsMs[i]) {
          workspace.numbers[before] = pass
          found = true
        }
        before = i
      }
    }
    guard pass > 1 else { return }
    for i in run where workspace.numbers[i] > 0 {
      let k = Self.next(after: i, in: run, workspace.numbers)
      workspace.findings.append(
        ArtefactFinding(
          index: i, referenceMs: intervalsMs[k], allowedMs: 0.2 * intervalsMs[k],
          pass: Int(workspace.numbers[i])))
    }
  }

  /// The interval that followed `i` when it was found: the first that was still there.
  private static func next(after i: Int, in run: Range<Int>, _ pass: [Double]) -> Int {
    var k = i + 1
    while k + 1 < run.upperBound, pass[k] > 0, pass[k] < pass[i] { k += 1 }
    return k
  }

  private static func accepts(_ a: Double, _ b: Double) -> Bool {
    accepted.contains(a / b) && accepted.contains(b / a)
  }
}
