internal import HRVModel

/// Finds ectopic, missed, extra and misplaced beats by the patterns that they leave in the
/// successive differences, against thresholds that follow the variability of the person.
///
/// With α = 5.2, QD half the distance between the quartiles of the 91 values around *j*, and
/// medRR the median of the eleven intervals around *j*:
///
///     dRRs(j) = RR(j) − RR(j − 1), 0 for the first      Th1 = α · QD(dRRs)   dRR = dRRs / Th1
///     mRRs(j) = RR(j) − medRR(j), doubled where below 0  Th2 = α · QD(mRRs)   mRR = mRRs / Th2
///     S12 = max(dRR(j − 1), dRR(j + 1)) if dRR(j) > 0, else min
///     S22 = min(dRR(j + 1), dRR(j + 2)) if dRR(j) ≥ 0, else max
///
/// Intervals with |dRR| > 1 are looked at in order:
///
/// 1. *ectopic*, when dRR > 1 and S12 < −0.13 dRR − 0.17, or dRR < −1 and S12 > −0.13 dRR + 0.17.
///    The beat stands between intervals *j* − 1 and *j*: both are found.
/// 2. Else *long*, when dRR > 1 and S22 < −1, or mRR > 3; *short*, when dRR < −1 and S22 > 1, or
///    mRR < −3. The next interval is judged so, too, when |dRR(j + 1)| < |dRR(j + 2)|.
/// 3. A long interval is *missed* when |RR / 2 − medRR| < Th2; a short one is *extra*, together
///    with the next, when |RR(j) + RR(j + 1) − medRR| < Th2; else the beat is *misaligned*.
///
/// The quartiles are those of the signed series. The paper prints QD(|x|), but says that 5.2 of
/// them cover 99.95 % of normally distributed values; that holds for the signed series
/// (5.2 · 0.674 σ = 3.5 σ) and not for absolute values (2.2 σ, 97 %), and only the signed series
/// reproduces the paper's detection rates. Ports that take |x| find 1 % of sinus beats and lower
/// RMSSD by 4 to 7 %.
///
/// What the paper leaves open is settled so: windows are cut at the ends of a run; quartiles are
/// interpolated (definition 7); beyond the ends of a run dRR is 0; a run with fewer than eleven
/// intervals is left as it is. Where more than half of the values are equal, as in a quiet heart
/// recorded in steps of 1/128 s, the quartiles are, too: half the least value that is not 0, which is
/// half a step, then stands for their deviation. The paper makes one pass, and so does this.
///
/// - Source: J. A. Lipponen, M. P. Tarvainen, "A robust algorithm for heart rate variability time
///   series artefact correction using novel beat classification", J Med Eng Technol 43 (2019)
///   173–181, doi:10.1080/03091902.2019.1640306.
/// - Complexity: O(*n*). Thresholds are computed where they are needed: a lower bound rules out all
///   but some percent of the beats.
struct LipponenTarvainenRule: ArtefactRule {
  static let alpha = 5.2
  static let slope = 0.13
  static let offset = 0.17
  static let reach = 45
  static let medianReach = 5

  /// The indices within `reach` of `j` in a run of `count`.
  static func window(_ j: Int, _ reach: Int, _ count: Int) -> Range<Int> {
    max(0, j - reach)..<min(count, j + reach + 1)
  }

  func find(
    in run: Range<Int>, of intervalsMs: borrowing Span<Double>,
    using workspace: inout CorrectionWorkspace
  ) {
    guard run.count > 2 * Self.medianReach else { return }
    let x = intervalsMs.extracting(run)
    workspace.lipponenTarvainen.begin(x)
    workspace.lipponenTarvainen.findCandidates()
    guard !workspace.lipponenTarvainen.candidates.isEmpty else { return }
    Self.classify(x, &workspace.lipponenTarvainen)
    for j in x.indices where workspace.lipponenTarvainen.labels[j] != .normal {
      let finding = ArtefactFinding(
        index: run.lowerBound + j, label: workspace.lipponenTarvainen.labels[j],
        referenceMs: workspace.lipponenTarvainen.median(j, x),
        allowedMs: workspace.lipponenTarvainen.firstThreshold(j))
      workspace.findings.append(finding)
    }
  }

  private static func classify(
    _ x: borrowing Span<Double>, _ memory: inout LipponenTarvainenMemory
  ) {
    let count = x.count
    for k in memory.candidates.indices {
      let j = memory.candidates[k]
      guard memory.labels[j] == .normal else { continue }
      let d = ratio(j, count, &memory)
      let limit = slope * abs(d) + offset
      if isBeyond(limit, against: d, j - 1, count, &memory),
        isBeyond(limit, against: d, j + 1, count, &memory)
      {
        memory.labels[j] = .ectopic
        if memory.labels[j - 1] == .normal { memory.labels[j - 1] = .ectopic }
        continue
      }
      judgeLength(j, x, &memory)
      if j + 1 < count, memory.labels[j + 1] == .normal,
        abs(ratio(j + 1, count, &memory)) < abs(ratio(j + 2, count, &memory))
      {
        judgeLength(j + 1, x, &memory)
      }
    }
  }

  /// Whether an interval is too long or too short, and why.
  private static func judgeLength(
    _ j: Int, _ x: borrowing Span<Double>, _ memory: inout LipponenTarvainenMemory
  ) {
    let count = x.count
    let d = ratio(j, count, &memory)
    let threshold = memory.secondThreshold(j, x)
    guard threshold > 0 else { return }
    let m = memory.distance(j, x) / threshold
    let medianMs = memory.median(j, x)
    let turns =
      abs(d) > 1
      && (isBeyond(1, against: d, j + 1, count, &memory)
        || isBeyond(1, against: d, j + 2, count, &memory))
    if (d > 1 && turns) || m > 3 {
      memory.labels[j] = abs(x[j] / 2 - medianMs) < threshold ? .missed : .misaligned
    } else if (d < -1 && turns) || m < -3 {
      if j + 1 < count, abs(x[j] + x[j + 1] - medianMs) < threshold {
        memory.labels[j] = .extra
        memory.labels[j + 1] = .extra
      } else {
        memory.labels[j] = .misaligned
      }
    }
  }

  /// Whether dRR is beyond a limit in the direction against that of another: no threshold is needed
  /// to see that it goes the same way.
  private static func isBeyond(
    _ limit: Double, against other: Double, _ j: Int, _ count: Int,
    _ memory: inout LipponenTarvainenMemory
  ) -> Bool {
    guard j >= 0, j < count else { return false }
    if other > 0 {
      return memory.differencesMs[j] < 0 && ratio(j, count, &memory) < -limit
    }
    return memory.differencesMs[j] > 0 && ratio(j, count, &memory) > limit
  }

  /// dRR: a difference over its threshold; 0 beyond the run and where the threshold is 0.
  private static func ratio(
    _ j: Int, _ count: Int, _ memory: inout LipponenTarvainenMemory
  ) -> Double {
    guard j >= 0, j < count else { return 0 }
    let threshold = memory.firstThreshold(j)
    return threshold > 0 ? memory.differencesMs[j] / threshold : 0
  }
}
