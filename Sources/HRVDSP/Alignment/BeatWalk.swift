/// Pairs the beats of two streams from a place on at which their offset is known.
struct BeatWalk {
  /// A beat that both have.
  struct Pair {
    /// The index of the beat in the first stream.
    let first: Int
    /// The index of the beat in the second stream.
    let second: Int
    /// How often the clocks have jumped since the place.
    let segment: Int
  }

  /// The pairs, in order.
  private(set) var pairs: [Pair] = []

  private let first: ArraySlice<Double>
  private let second: [Double]
  private var offsetS: Double
  private var segment = 0
  /// How far the beats of each pair were from where the pairs before had them, in s.
  private var distancesS: [Double] = []
  /// The running mean of these, and the least that it was.
  private var spreadS = 0.0
  private var leastSpreadS = Double.infinity
  private var pairsUntilDoubt = Self.patience
  /// The beat at which pairs were last taken back. The next time has to be further on: beats of two
  /// minds would send the walk to and fro for ever.
  private var lastDoubt = Int.min

  /// Beats that are further apart than this are two, in s.
  private static let toleranceS = 0.1
  /// The share of a pair's distance by which the offset follows it.
  private static let gain = 0.2
  /// The most that one pair moves the offset is this times ``gain``, in s: an ectopic beat that is
  /// placed differently does not carry it away, and a clock off by a thousandth is still followed.
  private static let heardS = 0.01
  /// So many beats of both streams without a pair: the clocks have jumped.
  private static let lost = 5
  /// By no more than this, in s.
  private static let longestStepS = 120.0
  /// How many beats have to tell the new offset.
  private static let stretch = 40
  /// Pairs that suddenly lie this many times further apart than they did, and more than
  /// ``doubtS``, may be of beats that only happen to be near each other: a recorder that hides lost
  /// contact goes on with the next beat as if nothing had been.
  private static let doubt = 4.0
  private static let doubtS = 0.01
  /// The share of a distance in the running mean.
  private static let spreadGain = 0.15
  /// So many pairs before a doubt, and after one that was unfounded.
  private static let patience = 25

  init(_ first: ArraySlice<Double>, _ second: [Double], offsetS: Double) {
    self.first = first
    self.second = second
    self.offsetS = offsetS
    walk()
  }

  private mutating func walk() {
    guard let begin = first.first else { return }
    var i = first.startIndex
    var j = OffsetSearch.index(of: begin + offsetS - Self.toleranceS, in: second)
    var alone = (first: 0, second: 0)
    while i < first.endIndex, j < second.count {
      let apartS = second[j] - first[i] - offsetS
      if abs(apartS) <= Self.toleranceS, isNearest(i, j, abs(apartS)) {
        add(i, j)
        (i, j) = (i + 1, j + 1)
        alone = (0, 0)
        if isDoubtful, let place = corrected(before: i) { (i, j) = place }
        continue
      }
      if apartS < 0 {
        j += 1
        alone.second += 1
      } else {
        i += 1
        alone.first += 1
      }
      if min(alone.first, alone.second) >= Self.lost {
        (i, j) = resumed(from: i - alone.first)
        alone = (0, 0)
      }
    }
  }

  /// Whether neither beat is nearer to the next one of the other stream.
  private func isNearest(_ i: Int, _ j: Int, _ apartS: Double) -> Bool {
    if j + 1 < second.count, abs(second[j + 1] - first[i] - offsetS) < apartS { return false }
    return i + 1 >= first.endIndex || abs(second[j] - first[i + 1] - offsetS) >= apartS
  }

  private mutating func add(_ i: Int, _ j: Int) {
    pairs.append(Pair(first: i, second: j, segment: segment))
    let apartS = second[j] - first[i] - offsetS
    offsetS += Self.gain * min(max(apartS, -Self.heardS), Self.heardS)
    distancesS.append(abs(apartS))
    spreadS += Self.spreadGain * (abs(apartS) - spreadS)
    pairsUntilDoubt -= 1
    if pairsUntilDoubt <= 0 { leastSpreadS = min(leastSpreadS, spreadS) }
  }

  private var isDoubtful: Bool {
    pairsUntilDoubt <= 0 && spreadS > max(Self.doubtS, Self.doubt * leastSpreadS)
  }

  /// The place to go on from when the beats from `i` on fit another offset far better; the last
  /// pairs, up to where they lay as near as ever, are taken back.
  private mutating func corrected(before i: Int) -> (i: Int, j: Int)? {
    guard i > lastDoubt else {
      pairsUntilDoubt = Self.patience
      return nil
    }
    let found = OffsetSearch(
      first[i..<min(first.endIndex, i + Self.stretch)], second, aroundS: offsetS,
      withinS: Self.longestStepS)
    guard let found, found.distinction > OffsetSearch.least,
      found.costMs < 500 * spreadS, abs(found.offsetS - offsetS) > Self.toleranceS
    else {
      pairsUntilDoubt = Self.patience
      return nil
    }
    lastDoubt = i
    let nearS = max(Self.doubtS / 2, 2 * leastSpreadS)
    var kept = pairs.count
    while kept > 0, distancesS[max(0, kept - 3)..<kept].contains(where: { $0 > nearS }) {
      kept -= 1
    }
    pairs.removeSubrange(kept...)
    distancesS.removeSubrange(kept...)
    offsetS = found.offsetS
    segment += 1
    spreadS = found.costMs / 1000
    pairsUntilDoubt = Self.patience
    guard let last = pairs.last else { return (first.startIndex, 0) }
    return (last.first + 1, last.second + 1)
  }

  /// The place at which pairs are found again, from beat `i` on; the end when there is none.
  private mutating func resumed(from begin: Int) -> (i: Int, j: Int) {
    var i = begin
    while i < first.endIndex {
      let stretch = first[i..<min(first.endIndex, i + Self.stretch)]
      let found = OffsetSearch(
        stretch, second, aroundS: offsetS, withinS: Self.longestStepS)
      if let found, found.distinction > OffsetSearch.least {
        // A way back in time would pair beats twice.
        let last = pairs.last?.second ?? -1
        let j = OffsetSearch.index(of: first[i] + found.offsetS - Self.toleranceS, in: second)
        offsetS = found.offsetS
        segment += 1
        return (i, max(j, last + 1))
      }
      i += Self.stretch / 2
    }
    return (first.endIndex, second.count)
  }
}
