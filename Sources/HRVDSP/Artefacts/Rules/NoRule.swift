/// Finds nothing.
struct NoRule: ArtefactRule {
  func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>,
    using workspace: inout CorrectionWorkspace
  ) {}
}
