public import HRVModel

/// Finds the intervals of a recording that are no normal sinus intervals, and replaces them.
///
/// Each contiguous run is treated for itself:
///
/// 1. The ``method`` says which intervals are no normal ones, and of what kind, as far as it
///    knows. See ``ArtefactMethod/all``. What the ECG or an annotator told to be ectopic is none
///    either, whatever the method says.
/// 2. Those between normal ones are replaced in the way that ``replacement`` says.
/// 3. Those at the beginning and at the end of a run are removed, since there is nothing on one
///    side to interpolate from. A run with fewer than two normal intervals is removed whole.
///
/// Time is kept: every interval ends at the instant at which it ended as recorded, moved and
/// inserted beats excepted, and the length of the recording does not change. ``ArtefactMethod/none``
/// finds and removes nothing: every interval keeps its bits, as it does in every run in which
/// nothing is found.
///
/// Every interval that was not kept as recorded has an entry in the audit.
///
/// - Complexity: O(*n*).
public struct ArtefactCorrection: Hashable, Sendable, CustomStringConvertible {
  /// How artefacts are found.
  public let method: ArtefactMethod
  /// What becomes of them.
  public let replacement: ArtefactReplacement

  /// Creates a correction.
  ///
  /// - Parameter replacement: the one that goes with the method, when nil.
  public init(
    method: ArtefactMethod = .standard, replacement: ArtefactReplacement? = nil
  ) {
    self.method = method
    self.replacement = replacement ?? method.replacement
  }

  /// Creates a correction by a threshold against the local median, with replacement by spline.
  public init(level: Level) {
    self.init(method: level.method)
  }

  /// Corrects `rr`.
  ///
  /// - Throws: as ``callAsFunction(_:using:)``.
  public func callAsFunction(_ rr: RRSeries) throws(MetricError) -> NNSeries {
    var workspace = CorrectionWorkspace()
    return try self(rr, using: &workspace)
  }

  /// Corrects `rr` in memory that serves one recording after the other.
  ///
  /// - Throws: ``HRVModel/MetricError/tooFewIntervals(needed:got:)`` with the number of normal
  ///   intervals when no run has two of them, which ``ArtefactMethod/none`` does not ask for;
  ///   ``HRVModel/MetricError/undefined(_:)`` when the recorder's clock jumped so far that the
  ///   instants of neighbouring beats are lost.
  public func callAsFunction(
    _ rr: RRSeries, using workspace: inout CorrectionWorkspace
  ) throws(MetricError) -> NNSeries {
    guard rr.durationS < Self.longestS else {
      throw .undefined("the recording claims to last \(rr.durationS) s")
    }
    guard method != .none else { return Self.untouched(rr) }
    workspace.findings.removeAll(keepingCapacity: true)
    for run in rr.runs { method.rule.find(in: run, of: rr.intervalsMs.span, using: &workspace) }
    Self.addEctopic(of: rr, using: &workspace)
    guard !workspace.findings.isEmpty || rr.runs.contains(where: { $0.count < 2 }) else {
      return Self.untouched(rr)
    }
    return try CorrectedSeries.make(rr, replacement: replacement, using: &workspace)
  }

  /// The name of the method, and how it replaces when not in the way that goes with it.
  public var description: String {
    replacement == method.replacement || method == .none
      ? method.id : "\(method.id), \(replacement.rawValue)"
  }

  /// Up to here, some three hundred years, instants in a `Double` are good to 2 µs. A jump from
  /// 1970 to today is a dead clock battery and does no harm.
  private static let longestS = 1e10

  /// Merges the intervals of `rr` that are known to be ectopic into the findings, both in order.
  /// What a rule found there too is labelled so, and keeps what it was compared with.
  private static func addEctopic(of rr: RRSeries, using workspace: inout CorrectionWorkspace) {
    guard !rr.ectopicIntervals.isEmpty else { return }
    let found = workspace.findings
    workspace.findings.removeAll(keepingCapacity: true)
    var next = 0
    for index in rr.ectopicIntervals {
      while next < found.count, found[next].index < index {
        workspace.findings.append(found[next])
        next += 1
      }
      let intervalMs = rr.intervalsMs[index]
      var (referenceMs, allowedMs, pass) = (intervalMs, 0.0, 1)
      if next < found.count, found[next].index == index {
        (referenceMs, allowedMs, pass) =
          (found[next].referenceMs, found[next].allowedMs, found[next].pass)
        next += 1
      }
      workspace.findings.append(
        ArtefactFinding(
          index: index, label: .ectopic, referenceMs: referenceMs, allowedMs: allowedMs,
          pass: pass))
    }
    workspace.findings += found[next...]
  }

  private static func untouched(_ rr: RRSeries) -> NNSeries {
    NNSeries(
      intervalsMs: rr.intervalsMs, endTimesS: rr.endTimesS(), runs: rr.runs,
      labels: [BeatLabel](repeating: .normal, count: rr.intervalsMs.count), audit: [],
      recordedCount: rr.intervalsMs.count, durationS: rr.durationS)
  }
}
