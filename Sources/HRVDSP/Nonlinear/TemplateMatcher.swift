/// Counts matching templates exactly, without comparing every pair.
///
/// A template of m + 1 successive intervals matches another when none of their intervals differ
/// by more than r. Three ideas make that cheap:
/// - Templates are put in order of their first interval. Those that match a template there stand
///   side by side: for r = 0.2 SD, a tenth of all.
/// - Each further interval becomes a set of bits, one for each template in this order. A table
///   holds, for each value of the series, the set of templates whose interval is smaller. The
///   set of those within r of a value is the difference of two rows.
/// - So 64 pairs are decided by two loads and an *and* for each interval after the first, and
///   counted by one instruction.
///
/// Templates are taken in blocks, whose tables fit the cache. Which values lie within r of a
/// value is found once for each value by the comparison of the definition,
/// `abs(a - b) <= r` in double precision, so that the counts are those of the plain double loop.
///
/// O(*n* · *w* / 64) for *w* templates that match in their first interval; memory of some
/// 60 bytes an interval, and 130 kB for each interval of a template after the first.
struct TemplateMatcher: Sendable {
  /// What a match is.
  struct Rule: Sendable {
    /// The intervals that a template must have in its run.
    let span: Int
    /// The intervals after the first that are compared; at most `span`, where a template may
    /// lack the last one.
    let further: Int
    /// The tolerance in ms.
    let rMs: Double
    /// Whether a difference of exactly r is a match.
    let includesR: Bool
  }

  /// The templates of one table.
  static let blockLength = 1024

  var order = ValueOrder()
  /// For each distinct value, the ranks within r of it.
  var neighbours: [RankRange] = []
  /// The index at which the template at each place of the order begins.
  var begins: [Int32] = []
  /// The place of the template that begins at an index: −1 for none.
  var places: [Int32] = []
  /// The number of templates.
  var count = 0
  /// For each rank, the number of templates whose first interval is of a lower one.
  var firstPlaces: [Int32] = []
  /// Whether a run begins at an index.
  private var startsRun: [Bool] = []

  /// For each further interval and each block: its ranks in ascending order, and whose they are.
  var entries: [Entry] = []
  /// How many, for each further interval and each block.
  var entryCounts: [Int32] = []
  /// For each template in order: which places the templates have that match in the first
  /// interval, then which ranks each further interval may have.
  var limits: [RankRange] = []

  /// The tables of one block.
  var rows: [UInt64] = []
  /// Where the row of a rank begins, for each further interval and each rank.
  var rowStarts: [Int32] = []

  /// The matches of each template over m and over m + 1 intervals, where they are asked for.
  var ownCounts: [(Int, Int)] = []

  /// A template of a block and the rank of one of its intervals.
  struct Entry: Sendable {
    var rank: Int32 = 0
    var place: Int32 = 0
  }

  /// A half-open range of ranks.
  struct RankRange: Sendable {
    var lower: Int32 = 0
    var upper: Int32 = 0
  }

  init() {}

  /// The number of blocks.
  var blockCount: Int { (count + Self.blockLength - 1) / Self.blockLength }

  /// Puts the templates of a series in order and makes ready what the blocks need.
  mutating func prepare(_ x: borrowing Span<Double>, _ runs: [Range<Int>], _ rule: Rule) {
    let n = x.count
    order.sort(x)
    grow(&neighbours, order.distinctCount, RankRange())
    Self.findNeighbours(&neighbours, order, rule)
    grow(&places, n, 0)
    grow(&begins, n, 0)
    grow(&startsRun, n, false)
    grow(&firstPlaces, order.distinctCount + 1, 0)
    for i in 0..<n { startsRun[i] = false }
    for run in runs {
      startsRun[run.lowerBound] = true
      let last = max(run.lowerBound, run.upperBound - rule.span + 1)
      for i in run.lowerBound..<last { places[i] = 0 }
      for i in last..<run.upperBound { places[i] = -1 }
    }
    count = Self.place(&places, &begins, &firstPlaces, order, n)
    listEntries(n, rule)
    listLimits(n, rule)
  }

  /// Differences grow with the distance in the order, in floating point too, so both ends of a
  /// neighbourhood only move upwards.
  private static func findNeighbours(
    _ neighbours: inout [RankRange], _ order: borrowing ValueOrder, _ rule: Rule
  ) {
    var ranges = neighbours.mutableSpan
    let values = order.values.span
    func isMatch(_ difference: Double) -> Bool {
      rule.includesR ? difference <= rule.rMs : difference < rule.rMs
    }
    var (lower, upper) = (0, 0)
    for v in 0..<order.distinctCount {
      while lower < v, !isMatch(values[v] - values[lower]) { lower &+= 1 }
      upper = max(upper, v)
      while upper < order.distinctCount, isMatch(values[upper] - values[v]) { upper &+= 1 }
      // Where not even a value matches itself (r = 0, below), the range is empty.
      ranges[v] = RankRange(
        lower: Int32(truncatingIfNeeded: lower),
        upper: Int32(truncatingIfNeeded: max(lower, upper)))
    }
  }

  /// Numbers the templates in order of their first interval; their number.
  private static func place(
    _ placeArray: inout [Int32], _ beginArray: inout [Int32], _ firstPlaceArray: inout [Int32],
    _ order: borrowing ValueOrder, _ n: Int
  ) -> Int {
    var places = placeArray.mutableSpan
    var begins = beginArray.mutableSpan
    var firstPlaces = firstPlaceArray.mutableSpan
    let ranks = order.ranks.span
    let indices = order.indices.span
    var (rank, place) = (-1, 0)
    for k in 0..<n {
      let i = Int(indices[k])
      if Int(ranks[i]) != rank {
        rank = Int(ranks[i])
        firstPlaces[rank] = Int32(truncatingIfNeeded: place)
      }
      if places[i] >= 0 {
        places[i] = Int32(truncatingIfNeeded: place)
        begins[place] = Int32(truncatingIfNeeded: i)
        place &+= 1
      }
    }
    firstPlaces[order.distinctCount] = Int32(truncatingIfNeeded: place)
    return place
  }

  /// Deals the series in order of size to the blocks, once for each further interval.
  private mutating func listEntries(_ n: Int, _ rule: Rule) {
    grow(&entries, rule.further * count, Entry())
    entryCounts.removeAll(keepingCapacity: true)
    entryCounts.append(contentsOf: repeatElement(0, count: rule.further * blockCount))
    for d in 1..<(rule.further + 1) {
      Self.deal(
        &entries, &entryCounts, d, (count, blockCount), order, places,
        startsRun, lacking: d == rule.span, n)
    }
  }

  private static func deal(
    _ entryArray: inout [Entry], _ countArray: inout [Int32], _ d: Int,
    _ size: (count: Int, blocks: Int), _ order: borrowing ValueOrder,
    _ placeArray: [Int32], _ startArray: [Bool], lacking: Bool, _ n: Int
  ) {
    let places = placeArray.span
    let startsRun = startArray.span
    var entries = entryArray.mutableSpan
    var counts = countArray.mutableSpan
    let ranks = order.ranks.span
    let indices = order.indices.span
    for k in 0..<n {
      let i = Int(indices[k])
      guard i >= d, places[i &- d] >= 0, !(lacking && startsRun[i]) else { continue }
      let place = Int(places[i &- d])
      let block = place / blockLength
      let cursor = (d &- 1) &* size.blocks &+ block
      let slot = (d &- 1) &* size.count &+ block &* blockLength &+ Int(counts[cursor])
      entries[slot] = Entry(
        rank: ranks[i], place: Int32(truncatingIfNeeded: place & (blockLength &- 1)))
      counts[cursor] &+= 1
    }
  }

  /// Looks up what each further interval of a template may be.
  private mutating func listLimits(_ n: Int, _ rule: Rule) {
    grow(&limits, (rule.further + 1) * count, RankRange())
    Self.list(&limits, begins, neighbours, firstPlaces, order, startsRun, rule, count, n)
  }

  private static func list(
    _ limitArray: inout [RankRange], _ beginArray: [Int32], _ neighbourArray: [RankRange],
    _ firstPlaceArray: [Int32], _ order: borrowing ValueOrder, _ startArray: [Bool],
    _ rule: Rule, _ count: Int, _ n: Int
  ) {
    let firstPlaces = firstPlaceArray.span
    var limits = limitArray.mutableSpan
    let ranks = order.ranks.span
    let begins = beginArray.span
    let neighbours = neighbourArray.span
    let startsRun = startArray.span
    var slot = 0
    for place in 0..<count {
      let i = Int(begins[place])
      let alike = neighbours[Int(ranks[i])]
      limits[slot] = RankRange(
        lower: firstPlaces[Int(alike.lower)], upper: firstPlaces[Int(alike.upper)])
      slot &+= 1
      if rule.further == 2 && rule.span == 3 {
        limits[slot] = neighbours[Int(ranks[i &+ 1])]
        limits[slot &+ 1] = neighbours[Int(ranks[i &+ 2])]
        slot &+= 2
        continue
      }
      for j in (i &+ 1)..<(i &+ 1 &+ rule.further) {
        let isThere = j < i &+ rule.span || (j < n && !startsRun[j])
        limits[slot] = isThere ? neighbours[Int(ranks[j])] : RankRange()
        slot &+= 1
      }
    }
  }
}

/// Makes `array` at least `count` long.
func grow<T>(_ array: inout [T], _ count: Int, _ value: T) {
  if array.count < count { array = Array(repeating: value, count: count) }
}
