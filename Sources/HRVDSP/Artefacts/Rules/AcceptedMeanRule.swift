/// An interval is an artefact when it differs from the mean of the last nine accepted ones by
/// more than 20 % of that mean. The first nine of a run cannot be judged, and are accepted.
///
/// What the paper leaves open: nine artefacts in a row are no artefacts but a heart rate that has
/// changed, and the nine are what the next interval is compared with. Without that, everything
/// after standing up would be lost.
///
/// - Source: B. Acar, I. Savelieva, H. Hemingway, M. Malik, "Automatic ectopic beat elimination
///   in short-term heart rate variability measurement", Comput Methods Programs Biomed 63 (2000)
///   123–131.
struct AcceptedMeanRule: ArtefactRule {
  static let allowed = 0.2
  static let memory = 9

  func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>,
    using workspace: inout CorrectionWorkspace
  ) {
    var last = InlineArray<9, Double>(repeating: 0)
    var (accepted, rejected) = (0, 0)
    for i in run {
      let x = intervalsMs[i]
      if accepted >= Self.memory {
        var sumMs = 0.0
        for k in 0..<Self.memory { sumMs += last[k] }
        let meanMs = sumMs / Double(Self.memory)
        let allowedMs = Self.allowed * meanMs
        if abs(x - meanMs) > allowedMs {
          workspace.findings.append(
            ArtefactFinding(index: i, referenceMs: meanMs, allowedMs: allowedMs))
          rejected += 1
          if rejected == Self.memory {
            for k in 0..<Self.memory { last[k] = intervalsMs[i - k] }
            (accepted, rejected) = (Self.memory, 0)
          }
          continue
        }
      }
      last[accepted % Self.memory] = x
      accepted += 1
      rejected = 0
    }
  }
}
