/// The memory in which metrics are computed: one for each task, used for one recording after the
/// other.
///
/// It has two uses. Scratch memory grows to the longest recording that it has served. And what
/// several metrics share beyond ``MetricInput`` (such as the intervals in order of size) is made
/// by the first metric that asks and kept until ``begin()``. What a workspace served before does
/// not change any result.
public struct MetricWorkspace: ~Copyable {
  var intervals = IntervalWorkspace()
  var nonlinear = NonlinearWorkspace()
  var respiration = RespirationSearch()

  /// An empty workspace.
  public init() {}

  /// Forgets what was made for the recording before. Memory is kept.
  mutating func begin() {
    intervals.forget()
    nonlinear.forget()
  }
}
