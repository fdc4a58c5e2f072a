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
/// interpolated (definition 7); beyond the ends of a run dRR is 0; where a threshold is 0, nothing
/// is found; a run with fewer than eleven intervals is left as it is. The paper makes one pass, and
/// so does this.
///
/// - Source: J. A. Lipponen, M. P. Tarvainen, "A robust algorithm for heart rate variability time
///   series artefact correction using novel beat classification", J Med Eng Technol 43 (2019)
///   173–181, doi:10.1080/03091902.2019.1640306.
/// - Complexity: O(*n*). Thresholds are computed where they are needed: a lower bound, from the
///   order of the values in every eighth window, rules out all but some percent of the beats.
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
    workspace.lipponenTarvainen.begin(run, of: intervalsMs)
    Self.findCandidates(count: run.count, &workspace.lipponenTarvainen)
    guard !workspace.lipponenTarvainen.candidates.isEmpty else { return }
    Self.classify(run, intervalsMs, &workspace.lipponenTarvainen)
    for j in 0..<run.count where workspace.lipponenTarvainen.labels[j] != .normal {
      let finding = ArtefactFinding(
        index: run.lowerBound + j, label: workspace.lipponenTarvainen.labels[j],
        referenceMs: workspace.lipponenTarvainen.median(j, run, intervalsMs),
        allowedMs: workspace.lipponenTarvainen.firstThreshold(j, run.count))
      workspace.findings.append(finding)
    }
  }

  /// Where |dRR| > 1.
  private static func findCandidates(count: Int, _ memory: inout LipponenTarvainenMemory) {
    let differencesMs = memory.differencesMs
    memory.window.empty(at: 0)
    var start = 0
    while start < count {
      let end = min(count, start + SortedWindow.step)
      let centre = min(count - 1, start + SortedWindow.step / 2)
      memory.window.move(to: window(centre, reach, count), over: differencesMs.span)
      let isWhole = start >= reach && end + reach <= count
      let least = leastThreshold(memory.window, isWhole: isWhole)
      for j in start..<end {
        let difference = abs(differencesMs[j])
        guard difference > least, difference > 0 else { continue }
        let threshold = memory.firstThreshold(j, count)
        if threshold > 0, difference > threshold { memory.candidates.append(j) }
      }
      start = end
    }
  }

  /// Less than or equal to Th1 of every beat that is at most four from the centre of the window.
  ///
  /// Moving the window by up to four beats takes out four values and brings in four at most, so
  /// that no place in the order changes by more than four; near the ends of a run, where windows
  /// are not whole, their number changes by as many.
  private static func leastThreshold(_ window: SortedWindow, isWhole: Bool) -> Double {
    let slack = SortedWindow.step / 2
    let count = window.count
    let other = isWhole ? 0 : slack
    let third = 3 * (count - other - 1) / 4 - slack
    let first = (count + other + 2) / 4 + slack
    guard count > 2 * slack, third >= 0, first < count else { return 0 }
    return max(0, alpha / 2 * (window[third] - window[first]) * (1 - 1e-12))
  }

  private static func classify(
    _ run: Range<Int>, _ intervalsMs: borrowing Span<Double>,
    _ memory: inout LipponenTarvainenMemory
  ) {
    let count = run.count
    for k in memory.candidates.indices {
      let j = memory.candidates[k]
      guard memory.labels[j] == .normal else { continue }
      let d = ratio(j, count, &memory)
      let (before, after) = (ratio(j - 1, count, &memory), ratio(j + 1, count, &memory))
      let isEctopic =
        d > 0
        ? max(before, after) < -slope * d - offset : min(before, after) > -slope * d + offset
      if isEctopic {
        memory.labels[j] = .ectopic
        if memory.labels[j - 1] == .normal { memory.labels[j - 1] = .ectopic }
        continue
      }
      judgeLength(j, run, intervalsMs, &memory)
      if j + 1 < count, memory.labels[j + 1] == .normal,
        abs(after) < abs(ratio(j + 2, count, &memory))
      {
        judgeLength(j + 1, run, intervalsMs, &memory)
      }
    }
  }

  /// Whether an interval is too long or too short, and why.
  private static func judgeLength(
    _ j: Int, _ run: Range<Int>, _ intervalsMs: borrowing Span<Double>,
    _ memory: inout LipponenTarvainenMemory
  ) {
    let count = run.count
    let d = ratio(j, count, &memory)
    let next = (ratio(j + 1, count, &memory), ratio(j + 2, count, &memory))
    let threshold = memory.secondThreshold(j, run, intervalsMs)
    guard threshold > 0 else { return }
    let m = memory.distance(j, run, intervalsMs) / threshold
    let medianMs = memory.median(j, run, intervalsMs)
    let intervalMs = intervalsMs[run.lowerBound + j]
    if (d > 1 && min(next.0, next.1) < -1) || m > 3 {
      memory.labels[j] = abs(intervalMs / 2 - medianMs) < threshold ? .missed : .misaligned
    } else if (d < -1 && max(next.0, next.1) > 1) || m < -3 {
      if j + 1 < count,
        abs(intervalMs + intervalsMs[run.lowerBound + j + 1] - medianMs) < threshold
      {
        memory.labels[j] = .extra
        memory.labels[j + 1] = .extra
      } else {
        memory.labels[j] = .misaligned
      }
    }
  }

  /// dRR: a difference over its threshold; 0 beyond the run and where the threshold is 0.
  private static func ratio(
    _ j: Int, _ count: Int, _ memory: inout LipponenTarvainenMemory
  ) -> Double {
    guard j >= 0, j < count else { return 0 }
    let threshold = memory.firstThreshold(j, count)
    return threshold > 0 ? memory.differencesMs[j] / threshold : 0
  }
}
