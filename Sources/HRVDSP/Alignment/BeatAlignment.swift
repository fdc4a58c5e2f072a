public import HRVModel

/// Lays two streams of beats of the same heart over each other, and compares them beat by beat.
///
/// Coarse: at a few places, the offset at which most of some 100 beats of one stream meet a beat
/// of the other (``OffsetSearch``). From there on in both directions beats are paired that are
/// nearest to each other by the offset of the pairs before, which so may drift; where both have
/// beats and none meet, the clocks have jumped, and the offset is sought anew. Fine: a line through
/// the differences of all pairs, by Theil and Sen, then by least squares with bisquare weights.
///
/// - Sources: P. K. Sen, J. Am. Stat. Assoc. 63, 1968, pp. 1379–1389; A. E. Beaton, J. W. Tukey,
///   Technometrics 16, 1974, pp. 147–185 (bisquare, 4.685 of the standard deviation).
public struct BeatAlignment: Sendable {
  /// How far clocks may be apart that were set by the same phone, in s.
  public static let standardSearchS = 120.0

  /// How far the clocks may be apart, in s.
  public let searchS: Double

  /// Fewer pairs say nothing.
  private static let fewestPairs = 20

  /// Creates an alignment.
  ///
  /// - Precondition: `searchS` is finite and greater than 0.
  public init(searchS: Double = standardSearchS) {
    precondition(searchS.isFinite && searchS > 0, "\(searchS) s")
    self.searchS = searchS
  }

  /// How `second` agrees with `first`; nil when no offset within ``searchS`` stands out: streams
  /// of different hearts, of different times, too short, or too even to be told apart.
  ///
  /// - Precondition: both ascend strictly, in s.
  /// - Complexity: O(*n*), and 100 · `searchS` beats for each of a few places.
  public func callAsFunction(_ first: [Double], _ second: [Double]) -> BeatAgreement? {
    guard let anchor = anchor(first, second) else { return nil }
    let start = OffsetSearch.index(of: anchor.timeS, in: first)
    let ahead = BeatWalk(
      first[start...], second, offsetS: anchor.offsetS)
    // Backwards is forwards with time turned round.
    let back = BeatWalk(
      first[..<start].reversed().map { -$0 }[...], second.reversed().map { -$0 },
      offsetS: -anchor.offsetS)
    let pairs = Self.joined(
      ahead, back, firstCount: start, secondCount: second.count)
    guard pairs.count >= Self.fewestPairs else { return nil }
    return Self.agreement(pairs, first, second)
  }

  /// The offset at the place where it stands out most.
  private func anchor(
    _ first: [Double], _ second: [Double]
  ) -> (timeS: Double, offsetS: Double)? {
    guard let begin = first.first, let end = first.last, let other = second.first,
      let otherEnd = second.last
    else { return nil }
    let from = max(begin, other - searchS)
    let to = min(end, otherEnd + searchS)
    guard from < to else { return nil }
    var best: (timeS: Double, found: OffsetSearch)?
    for share in [0.5, 0.25, 0.75, 0.1, 0.9, 0.4, 0.6] {
      let timeS = from + (to - from) * share
      let middle = OffsetSearch.index(of: timeS, in: first)
      let low = max(0, middle - OffsetSearch.beats / 2)
      let chunk = first[low..<min(first.count, low + OffsetSearch.beats)]
      guard let found = OffsetSearch(chunk, second, aroundS: 0, withinS: searchS) else { continue }
      if found.distinction > best?.found.distinction ?? 0 { best = (timeS, found) }
      if found.distinction > OffsetSearch.clear { break }
    }
    guard let best, best.found.distinction > OffsetSearch.least else { return nil }
    return (best.timeS, best.found.offsetS)
  }

  /// The pairs of both walks, in order of time.
  private static func joined(
    _ ahead: BeatWalk, _ back: BeatWalk, firstCount: Int, secondCount: Int
  ) -> [BeatWalk.Pair] {
    var pairs = back.pairs.reversed().map { pair in
      BeatWalk.Pair(
        first: firstCount - 1 - pair.first, second: secondCount - 1 - pair.second,
        segment: -pair.segment)
    }
    // The two meet at one beat of the second, which is taken once.
    if let last = pairs.last, let next = ahead.pairs.first, next.second <= last.second {
      pairs.removeLast()
    }
    pairs += ahead.pairs
    return pairs
  }

  private static func agreement(
    _ pairs: [BeatWalk.Pair], _ first: [Double], _ second: [Double]
  ) -> BeatAgreement {
    let timesS = pairs.map { first[$0.first] }
    let differencesS = pairs.map { second[$0.second] - first[$0.first] }
    let fit = SteppedLine(timesS, differencesS, segments: pairs.map(\.segment))
    let residualsMs = fit.residuals.map { $0 * 1000 }
    let squares = residualsMs.reduce(0) { $0 + $1 * $1 }
    let median = OffsetSearch.median(residualsMs)
    return BeatAgreement(
      pairCount: pairs.count, offsetS: OffsetSearch.median(differencesS),
      driftPpm: fit.slope * 1e6,
      residualSDMs: (squares / Double(pairs.count - 2)).squareRoot(),
      residualMADMs: OffsetSearch.median(residualsMs.map { abs($0 - median) }),
      onlyFirstS: without(pairs.map(\.first), first),
      onlySecondS: without(pairs.map(\.second), second), steps: fit.steps)
  }

  /// The beats between the first pair and the last that are in none.
  private static func without(_ paired: [Int], _ timesS: [Double]) -> [Double] {
    zip(paired, paired.dropFirst()).flatMap { a, b in timesS[(a + 1)..<max(a + 1, b)] }
  }
}
