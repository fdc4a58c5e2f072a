internal import HRVModel

/// What the stamps beside intervals say about time: where the clock of the recorder ran on
/// while beats are missing.
///
/// Stamps are of two kinds. *Beat stamps* are the instants of the beats themselves, or were
/// made by adding up the intervals: from one to the next passes exactly one interval, so any
/// excess that a heartbeat fits into is a gap of just that length. *Arrival stamps* are when a
/// phone was told of an interval. They run behind the beats by a delay that jitters: straps
/// send about once a second, up to four intervals at a time, and radio links stall.
struct StampClock {
  /// What a stamp stands for.
  enum Kind: Hashable {
    /// The beat that opens the interval.
    case beatStart
    /// The beat that closes the interval.
    case beatEnd
    /// The arrival of the message that held the interval.
    case arrival
  }

  /// Time that passed without beats.
  struct Loss: Hashable {
    /// The index of the interval before which it passed.
    let before: Int
    /// How long, in ms.
    let lastedMs: Double
  }

  let kind: Kind
  /// Where time passed without beats, in order.
  let losses: [Loss]
  /// Where the clock was set back, by more than a message can be late, with the distance in ms.
  let setBacks: [Loss]
  /// How long each impossible interval lasted by the clock, in ms, by index.
  let impossibleMs: [Int: Double]

  /// Whether the stamps tell nothing but that every interval follows the one before.
  var isSilent: Bool { losses.isEmpty && setBacks.isEmpty }

  /// Beat stamps may differ from the intervals by this much, in ms: tables round times to
  /// 2 ms, and some to 1/128 s.
  static let beatToleranceMs = 20.0
  /// Beats are stamped when at least this share of the steps shows it.
  static let neededShare = 2.0 / 3
  /// Arrival clocks that run ahead by more than this lost beats, in ms.
  ///
  /// The delay of the newest interval in a message is at most the distance of two messages,
  /// about 1 s; the least delay within ``window`` intervals varies by less than that. Twice
  /// the distance is therefore loss and not jitter. A single lost message (1 s) cannot be told
  /// from jitter and is not reported.
  static let lossMs = 2000.0
  /// The number of intervals on either side among which the least delay is sought.
  static let window = 30
  /// At the end of a file, a stall needs this many intervals behind it to be called a loss.
  static let neededBehind = 5

  /// Works out the clock of `stampsMs`; with `kind` nil, the kind is told from the data.
  ///
  /// With `strictMs`, beat stamps that differ by more than that from their interval show that
  /// it does not follow the one before, however short the time between.
  ///
  /// `believableMs` is what the heart can do: a shorter time is no room for a beat.
  ///
  /// - Precondition: as many stamps as intervals, at least one.
  /// - Complexity: O(*n*) for arrival stamps without stalls, O(*n* · `window`) at worst.
  init(
    stampsMs: [Double], intervalsMs: [Double], kind: Kind? = nil, strictMs: Double? = nil,
    believableMs: ClosedRange<Double> = RRSeries.believableMs
  ) {
    precondition(stampsMs.count == intervalsMs.count && !stampsMs.isEmpty)
    let kind = kind ?? Self.kind(stampsMs: stampsMs, intervalsMs: intervalsMs)
    self.kind = kind
    var lasting = intervalsMs
    var impossibleMs: [Int: Double] = [:]
    for (i, valueMs) in intervalsMs.enumerated() where !believableMs.contains(valueMs) {
      let ms = Self.lastingMs(valueMs, at: i, stampsMs, kind)
      impossibleMs[i] = ms
      lasting[i] = ms
    }
    self.impossibleMs = impossibleMs
    let leastMs = believableMs.lowerBound
    (losses, setBacks) =
      switch kind {
      case .arrival: Self.arrivalLosses(stampsMs, lasting)
      case .beatStart: Self.beatLosses(stampsMs, lasting, spanOf: -1, strictMs, leastMs)
      case .beatEnd: Self.beatLosses(stampsMs, lasting, spanOf: 0, strictMs, leastMs)
      }
  }

  /// Beat stamps when two thirds of the steps equal the interval that they open or close.
  static func kind(stampsMs: [Double], intervalsMs: [Double]) -> Kind {
    var misses = (start: 0.0, end: 0.0)
    var hits = (start: 0, end: 0)
    for i in stampsMs.indices.dropFirst() {
      let stepMs = stampsMs[i] - stampsMs[i - 1]
      let start = abs(stepMs - intervalsMs[i - 1])
      let end = abs(stepMs - intervalsMs[i])
      if start <= beatToleranceMs { hits.start += 1 }
      if end <= beatToleranceMs { hits.end += 1 }
      // Smooth rhythms fit both ways; the sum of the misses, each capped, decides.
      misses.start += min(start, 200)
      misses.end += min(end, 200)
    }
    let isStart = misses.start <= misses.end
    let share = Double(isStart ? hits.start : hits.end) / Double(max(1, stampsMs.count - 1))
    guard share >= neededShare else { return .arrival }
    return isStart ? .beatStart : .beatEnd
  }

  /// How long an impossible interval lasted: as long as it says when the stamps have that
  /// much time for it, else not at all (and what did pass shows up as a loss).
  private static func lastingMs(
    _ valueMs: Double, at i: Int, _ stampsMs: [Double], _ kind: Kind
  ) -> Double {
    guard valueMs > 0, valueMs <= longestMs else { return 0 }
    let (from, to) = kind == .beatStart ? (i, i + 1) : (i - 1, i)
    guard from >= 0, to < stampsMs.count else { return valueMs }
    let slackMs = kind == .arrival ? lossMs : beatToleranceMs
    return valueMs <= stampsMs[to] - stampsMs[from] + slackMs ? valueMs : 0
  }

  /// No interval and no gap lasts longer, in ms: a day.
  static let longestMs = 86_400_000.0

  private static func beatLosses(
    _ stampsMs: [Double], _ intervalsMs: [Double], spanOf offset: Int, _ strictMs: Double?,
    _ leastMs: Double
  ) -> (losses: [Loss], setBacks: [Loss]) {
    var losses: [Loss] = []
    var setBacks: [Loss] = []
    for i in stampsMs.indices.dropFirst() {
      let excessMs = stampsMs[i] - stampsMs[i - 1] - intervalsMs[i + offset]
      let isApart = strictMs.map { abs(excessMs) > $0 } ?? false
      if isApart || excessMs >= leastMs {
        losses.append(Loss(before: i, lastedMs: max(0, excessMs)))
      }
      if excessMs < -lossMs { setBacks.append(Loss(before: i, lastedMs: -excessMs)) }
    }
    return (losses, setBacks)
  }

  /// Losses of an arrival clock.
  ///
  /// The delay of interval *i* is its stamp minus the sum of the intervals up to it; only
  /// differences of delays mean anything. Beats were lost by *i* when the least delay of the
  /// ``window`` intervals from *i* on exceeds the least delay of those before *i* by more than
  /// ``lossMs``; the excess is what was lost. A stall of the radio raises the delay too, but the
  /// intervals that waited arrive with the next message and bring it down again.
  ///
  /// The loss is placed where the least delay of the intervals to come rises most: several
  /// small ones within a window become one gap at the largest.
  private static func arrivalLosses(
    _ stampsMs: [Double], _ intervalsMs: [Double]
  ) -> (losses: [Loss], setBacks: [Loss]) {
    let delaysMs = delays(stampsMs, intervalsMs)
    var losses: [Loss] = []
    var setBacks: [Loss] = []
    var segment = 0
    var least = 0
    for i in delaysMs.indices.dropFirst() {
      if least < i - window {
        least = index(ofLeast: delaysMs, in: max(segment, i - window)..<i)
      }
      if stampsMs[i] - stampsMs[i - 1] < -lossMs {
        setBacks.append(Loss(before: i, lastedMs: stampsMs[i - 1] - stampsMs[i]))
        (segment, least) = (i, i)
        continue
      }
      let isLate = delaysMs[i] > delaysMs[least] + lossMs
      let lostMs = isLate ? leastAhead(delaysMs, i) - delaysMs[least] : 0
      if lostMs > lossMs, delaysMs.count - i >= neededBehind {
        let at = steepestRise(delaysMs, in: least + 1...i)
        losses.append(Loss(before: at, lastedMs: lostMs))
        segment = at
        least = index(ofLeast: delaysMs, in: at..<i + 1)
      } else if delaysMs[i] <= delaysMs[least] {
        least = i
      }
    }
    return (losses, setBacks)
  }

  private static func delays(_ stampsMs: [Double], _ intervalsMs: [Double]) -> [Double] {
    var delaysMs = stampsMs
    var sumMs = 0.0
    for i in delaysMs.indices.dropFirst() {
      sumMs += intervalsMs[i]
      delaysMs[i] = stampsMs[i] - sumMs
    }
    return delaysMs
  }

  private static func leastAhead(_ delaysMs: [Double], _ i: Int) -> Double {
    delaysMs[index(ofLeast: delaysMs, in: i..<min(i + window, delaysMs.count))]
  }

  private static func steepestRise(_ delaysMs: [Double], in range: ClosedRange<Int>) -> Int {
    var steepest = range.lowerBound
    var greatestMs = -Double.infinity
    var before = leastAhead(delaysMs, range.lowerBound - 1)
    for i in range {
      let ahead = leastAhead(delaysMs, i)
      if ahead - before > greatestMs { (steepest, greatestMs) = (i, ahead - before) }
      before = ahead
    }
    return steepest
  }

  private static func index(ofLeast values: [Double], in range: Range<Int>) -> Int {
    var least = range.lowerBound
    for i in range where values[i] < values[least] { least = i }
    return least
  }
}
