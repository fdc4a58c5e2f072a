public import HRVModel

/// Finds the intervals of a recording that are no normal sinus intervals, and replaces them.
///
/// Each contiguous run is treated for itself:
///
/// 1. An interval is *flagged* when it differs from the median of the nine intervals nearest to
///    it by more than ``Level/thresholdMs`` times that median / 1000 ms: the thresholds hold at
///    60 beats a minute and shrink in proportion at higher rates. See ``LocalMedianRule``.
/// 2. A flagged interval between normal ones is replaced by the value, at the instant at which
///    it ends, of the cubic spline (not-a-knot) through the normal intervals of the run at
///    theirs, held between the shortest and the longest of these. See ``SplineReplacement``.
/// 3. Flagged intervals at the beginning and at the end of a run are removed, since there is
///    nothing on one side to interpolate from. A run with fewer than two normal intervals is
///    removed whole.
///
/// Times are kept as recorded, so that the length of a missed beat stays in the series.
/// ``Level/none`` flags and removes nothing: every interval keeps its bits.
///
/// Every interval that was not kept as recorded has an entry in the audit.
///
/// - Complexity: O(*n*).
public struct ArtefactCorrection: Hashable, Sendable {
  /// How much an interval may differ from its neighbourhood.
  public let level: Level

  /// Creates a correction of the given strength.
  public init(level: Level = .standard) { self.level = level }

  /// Corrects `rr`.
  ///
  /// - Throws: ``HRVModel/MetricError/tooFewIntervals(needed:got:)`` with the number of normal
  ///   intervals when no run has two of them, which ``Level/none`` does not ask for;
  ///   ``HRVModel/MetricError/undefined(_:)`` when the recorder's clock jumped so far that the
  ///   instants of neighbouring beats are lost.
  public func callAsFunction(_ rr: RRSeries) throws(MetricError) -> NNSeries {
    guard rr.durationS < Self.longestS else {
      throw .undefined("the recording claims to last \(rr.durationS) s")
    }
    let endTimesS = rr.endTimesS()
    guard let thresholdMs = level.thresholdMs else { return untouched(rr, endTimesS) }
    let rule = LocalMedianRule(thresholdMs: thresholdMs, rr)
    let artefacts = rr.runs.map(rule.artefacts)
    guard zip(rr.runs, artefacts).contains(where: { $0.count < 2 || !$1.isEmpty }) else {
      return untouched(rr, endTimesS)
    }
    var replacement = SplineReplacement(rr, endTimesS: endTimesS, rule: rule)
    for (run, found) in zip(rr.runs, artefacts) { replacement.append(run, artefacts: found) }
    return try replacement.finish()
  }

  /// Up to here, some three hundred years, instants in a `Double` are good to 2 µs. A jump from
  /// 1970 to today is a dead clock battery and does no harm.
  private static let longestS = 1e10

  private func untouched(_ rr: RRSeries, _ endTimesS: [Double]) -> NNSeries {
    NNSeries(
      intervalsMs: rr.intervalsMs, endTimesS: endTimesS, runs: rr.runs,
      labels: [BeatLabel](repeating: .normal, count: rr.intervalsMs.count), audit: [],
      recordedCount: rr.intervalsMs.count, durationS: rr.durationS)
  }
}

extension ArtefactCorrection {
  /// How much an interval may differ from its neighbourhood before it is taken for an artefact.
  ///
  /// The levels and their names are those that HRV software has in common since Kubios HRV.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// Nothing is touched.
    case none
    /// 450 ms at 60 beats a minute: 45 % of the local median.
    case veryLow = "very-low"
    /// 350 ms at 60 beats a minute: 35 % of the local median.
    case low
    /// 250 ms at 60 beats a minute: 25 % of the local median.
    case medium
    /// 150 ms at 60 beats a minute: 15 % of the local median.
    case strong
    /// 50 ms at 60 beats a minute: 5 % of the local median. Flags sinus rhythm, too.
    case veryStrong = "very-strong"

    /// What is used unless something else is asked for: ``medium``.
    ///
    /// Measured on 37 recordings of sinus rhythm, by chest straps and by ECG, at rest and on
    /// standing up, as they are and with an artefact put in at every 25th beat:
    ///
    ///     level      clean recordings               artefacts found, of
    ///                altered   RMSSD lowered by     missed   extra   premature
    ///                           mean     worst
    ///     low         0.0 %     0.0 %     0.0 %     100 %    78 %      14 %
    ///     medium      0.02 %    0.2 %     5.0 %     100 %    96 %      86 %
    ///     strong      0.9 %     3.5 %    20.5 %     100 %   100 %      99 %
    ///
    /// The window of the rule and this level were chosen on the same recordings.
    ///
    /// (Extra: an interval cut at a quarter to three quarters. Premature: early by 30 %, and the
    /// pause after it.) ``strong`` takes most from those whose heart rate breathing moves most,
    /// and so compresses the differences that are to be measured; the price of ``medium`` is
    /// that beats less than a quarter early stay. Where that may matter, compare the two.
    public static let standard = Level.medium

    /// The greatest difference from the local median that is accepted at 60 beats a minute, in
    /// ms; nil for ``none``.
    public var thresholdMs: Double? {
      switch self {
      case .none: nil
      case .veryLow: 450
      case .low: 350
      case .medium: 250
      case .strong: 150
      case .veryStrong: 50
      }
    }
  }
}
