#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Decides which candidates are beats: the sequence that height and rhythm make most plausible.
///
/// Every candidate has a weight, by its height beside the level of its neighbourhood, and every
/// pair of successive beats another, by the interval between them beside the typical one and
/// by their heights beside each other (`QRSWeights`). The sequence of candidates with the
/// greatest sum is found by dynamic programming (R. Bellman, 1957), as in A. J. Viterbi's
/// decoder (IEEE Trans. Inf. Theory 13(2), 1967, doi:10.1109/TIT.1967.1054010). So a low
/// complex at the time of a beat is a beat, and a high wave between two beats of a regular
/// rhythm is none; what comes after decides as much as what came before.
///
/// All amplitudes are compared with each other, never with a number of millivolts, so the
/// decision does not depend on the gain; all lengths are durations.
struct QRSDecision {
  /// A candidate that may be a beat.
  private struct Node {
    let candidate: Int32
    let place: Int32
    /// The logarithm of its height as a share of the level.
    let height: Float
    /// Whether it tells the rhythm, and whether it does so where every second beat is low.
    var isOutstanding = false
    var isLowBeat = false
    /// The greatest sum of a sequence that ends here, and the node before in it, or -1.
    var sum: Float = 0
    var before: Int32 = -1
    /// The node up to here at which the greatest sum ends.
    var best: Int32 = 0
  }

  /// What is lower, as a share of the level, is not looked at.
  private static let lowest: Float = 0.12
  /// What stands this high (the logarithms of 45 and 22 %) may tell the rhythm.
  private static let outstanding: Float = -0.8
  private static let lowBeat: Float = -1.5
  /// Two beats are sought no farther apart than this …
  private static let farthestS: Float = 4
  /// … and with at most this many high candidates between them.
  private static let mostPassed = 3
  /// The logarithm of 60 %.
  private static let passed: Float = -0.5

  private let rateHz: Float
  private var nodes: [Node] = []
  /// The places of the candidates that tell the rhythm.
  private var outstanding: [Int32] = []
  private var lowBeats: [Int32] = []
  private var buffer: [Float] = []

  init(grid: QRSGrid) {
    rateHz = Float(grid.rateHz)
  }

  /// Appends those of `candidates[range]`, the candidates of the `run`th run, that are beats,
  /// in ascending order.
  ///
  /// - Complexity: O(`range.count`), no allocation but for the beats and, in the longest run,
  ///   as many words as there are candidates.
  mutating func callAsFunction(
    _ candidates: [QRSCandidate], _ range: Range<Int>, run: Int, levels: QRSLevels,
    into beats: inout [QRSCandidate]
  ) {
    list(candidates, range, run: run, levels: levels)
    guard !nodes.isEmpty else { return }
    var (count, lowCount) = (0, 0)
    var weights = weights(0, 0)
    for i in nodes.indices {
      extend(to: i, weights)
      if nodes[i].isLowBeat { lowCount += 1 }
      guard nodes[i].isOutstanding else { continue }
      count += 1
      if count.isMultiple(of: QRSRhythm.stride) { weights = self.weights(count, lowCount) }
    }
    let first = beats.count
    var i = Int(nodes[nodes.count - 1].best)
    while i >= 0 {
      beats.append(candidates[Int(nodes[i].candidate)])
      i = Int(nodes[i].before)
    }
    beats[first...].reverse()
  }

  /// The weights in the rhythm after so many outstanding candidates and low beats.
  private mutating func weights(_ count: Int, _ lowCount: Int) -> QRSWeights {
    let high = QRSRhythm(around: count, of: outstanding, rateHz: rateHz, buffer: &buffer)
    // What stands out is among the low beats: as many between the same two are the same.
    let (some, all) = (
      QRSRhythm.window(around: count, of: outstanding),
      QRSRhythm.window(around: lowCount, of: lowBeats)
    )
    if some.count == all.count, let a = some.first, let b = all.first, let y = some.last,
      let z = all.last, outstanding[a - 1] == lowBeats[b - 1], outstanding[y] == lowBeats[z]
    {
      return QRSWeights(high)
    }
    let low = QRSRhythm(around: lowCount, of: lowBeats, rateHz: rateHz, buffer: &buffer)
    return QRSWeights(high.orShorter(low))
  }

  /// Fills `nodes`, `outstanding` and `lowBeats`.
  private mutating func list(
    _ candidates: [QRSCandidate], _ range: Range<Int>, run: Int, levels: QRSLevels
  ) {
    nodes.removeAll(keepingCapacity: true)
    outstanding.removeAll(keepingCapacity: true)
    lowBeats.removeAll(keepingCapacity: true)
    guard let first = range.first else { return }
    nodes.reserveCapacity(range.count)
    for i in range {
      let share = candidates[i].amplitude / levels.level(at: candidates[i], run: run)
      guard share > Self.lowest else { continue }
      let place = Int32(truncatingIfNeeded: candidates[i].index - candidates[first].index)
      nodes.append(Node(candidate: Int32(i), place: place, height: log(share)))
    }
    for i in nodes.indices where nodes[i].height > Self.lowBeat && !isWave(i) {
      nodes[i].isLowBeat = true
      lowBeats.append(nodes[i].place)
      guard nodes[i].height > Self.outstanding else { continue }
      nodes[i].isOutstanding = true
      outstanding.append(nodes[i].place)
    }
  }

  /// Whether a neighbour makes node `i` look like a T or P wave.
  private func isWave(_ i: Int) -> Bool {
    let node = nodes[i]
    if i > 0 {
      let intervalS = Float(node.place - nodes[i - 1].place) / rateHz
      if QRSWeights.isTWave(node.height, afterS: intervalS, nodes[i - 1].height) { return true }
    }
    guard i + 1 < nodes.count else { return false }
    let intervalS = Float(nodes[i + 1].place - node.place) / rateHz
    return QRSWeights.isPWave(node.height, beforeS: intervalS, nodes[i + 1].height)
  }

  /// Finds the best sequence that ends at node `i`.
  private mutating func extend(to i: Int, _ weights: QRSWeights) {
    let node = nodes[i]
    var best = (sum: -Float.infinity, before: Int32(-1))
    var j = i - 1
    var passed = 0
    while j >= 0, passed < Self.mostPassed {
      let intervalS = Float(node.place - nodes[j].place) / rateHz
      guard intervalS <= Self.farthestS else { break }
      if intervalS >= QRSWeights.refractoryS {
        if nodes[j].height > Self.passed { passed += 1 }
        let sum =
          nodes[j].sum + weights.pair(intervalS: intervalS, from: nodes[j].height, to: node.height)
        if sum > best.sum { best = (sum, Int32(j)) }
      }
      j -= 1
    }
    if j < 0 {
      // Nothing before: it may be the first.
      if best.sum < 0 { best = (0, -1) }
    } else {
      // Anything may have happened in between.
      let restart = nodes[Int(nodes[j].best)].sum - QRSWeights.restart
      if restart > best.sum { best = (restart, nodes[j].best) }
    }
    nodes[i].sum = best.sum + QRSWeights.weight(height: node.height)
    nodes[i].before = best.before
    let rival = i > 0 ? nodes[i - 1].best : Int32(i)
    nodes[i].best = nodes[i].sum >= nodes[Int(rival)].sum ? Int32(i) : rival
  }
}
