/// One way to tell normal sinus intervals from others.
///
/// A rule looks at one contiguous run at a time and reports what it finds; what becomes of it is
/// not its business, see ``ArtefactReplacement``.
package protocol ArtefactRule: Sendable {
  /// Appends what is no normal interval of `run` to the findings of the workspace, in ascending
  /// order.
  ///
  /// - Precondition: every interval is finite and greater than 0; `run` lies in `intervalsMs`.
  func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>,
    using workspace: inout CorrectionWorkspace)
}
