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
  ///
  /// The quartiles lie in bins that are followed from beat to beat. What lies between these bins is
  /// less than what lies between the quartiles, and rules out most beats; the threshold itself is
  /// computed for the others.
  private static func findCandidates(count: Int, _ memory: inout LipponenTarvainenMemory) {
    let width = fillBins(memory.differencesMs, count, &memory.bins)
    guard width > 0 else { return }
    sift(memory.differencesMs, memory.bins, count, width, &memory.counts, &memory.doubtful)
    for j in memory.doubtful {
      let threshold = memory.firstThreshold(j, count)
      if threshold > 0, abs(memory.differencesMs[j]) > threshold { memory.candidates.append(j) }
    }
  }

  /// Gathers the differences that are beyond the lower bound of their threshold.
  private static func sift(
    _ differencesMs: [Double], _ binsOfDifferences: [UInt16], _ count: Int, _ width: Double,
    _ countsOfBins: inout [UInt16], _ doubtful: inout [Int]
  ) {
    doubtful.removeAll(keepingCapacity: true)
    let differences = differencesMs.span
    let bins = binsOfDifferences.span
    var counts = countsOfBins.mutableSpan
    for bin in counts.indices { counts[bin] = 0 }
    var (low, high) = (BinnedPlace(), BinnedPlace())
    let perBin = width * (alpha / 2)
    for j in 0..<min(count, reach) { counts[Int(bins[j])] &+= 1 }
    for j in 0..<count {
      if j &+ reach < count {
        let entering = Int(bins[j &+ reach])
        counts[entering] &+= 1
        low.insert(entering)
        high.insert(entering)
      }
      if j > reach {
        let leaving = Int(bins[j &- reach &- 1])
        counts[leaving] &-= 1
        low.remove(leaving)
        high.remove(leaving)
      }
      let size = min(count, j &+ reach &+ 1) &- max(0, j &- reach)
      low.settle((size &+ 2) / 4, counts)
      high.settle(3 &* (size &- 1) / 4, counts)
      let difference = abs(differences[j])
      if difference > 0, difference > Double(high.bin &- low.bin &- 1) * perBin {
        doubtful.append(j)
      }
    }
  }

  /// Sorts the differences into bins of a thirty-second of their mean size, those beyond eight times
  /// it into the first and the last.
  ///
  /// - Returns: a little less than the width of a bin, so that rounding cannot make a threshold look
  ///   greater than it is; 0 when no two intervals differ.
  private static func fillBins(
    _ differencesMs: [Double], _ count: Int, _ bins: inout [UInt16]
  ) -> Double {
    let differences = differencesMs.span
    var sum = 0.0
    for j in 0..<count { sum += abs(differences[j]) }
    guard sum > 0 else { return 0 }
    let scale = 32 * Double(count) / sum
    var bin = bins.mutableSpan
    for j in 0..<count {
      bin[j] = UInt16(min(max(differences[j] * scale + 256, 0), 511))
    }
    return (1 - 1e-9) / scale
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
