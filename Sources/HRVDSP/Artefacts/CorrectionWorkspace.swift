/// The memory in which recordings are corrected: one for each task, used for one recording after
/// the other. What it served before does not change any result.
public struct CorrectionWorkspace: ~Copyable {
  /// What the rule found in the recording at hand, in order.
  package var findings: [ArtefactFinding] = []
  /// A number for each interval, for rules that need one.
  var numbers: [Double] = []
  /// What the Lipponen–Tarvainen rule works with.
  var lipponenTarvainen = LipponenTarvainenMemory()
  /// What the rule of the smoothest rhythm works with.
  var rhythm = RhythmMemory()
  /// What replaces intervals.
  var spline = CubicSpline()
  var knotTimesS: [Double] = []
  var knotsMs: [Double] = []

  /// An empty workspace.
  public init() {}

  /// Makes room for a number for each of `count` intervals.
  mutating func makeNumbers(_ count: Int) {
    if numbers.count < count { numbers = [Double](repeating: 0, count: count) }
  }
}
