internal import HRVModel

/// Lays artefacts over clean intervals, at random places that do not touch.
struct ArtefactLayer {
  private(set) var rows: [SimulatedRR.RecordedInterval] = []
  private(set) var artefacts: [SimulatedRR.Artefact] = []
  /// The ectopic beats, as indices of beats, and how much too early each is, in ms.
  private(set) var ectopicBeats: [(beat: Int, earlyMs: Double)] = []

  /// What recorders were seen to write where there was no interval, in ms.
  static let impossibleValuesMs: [Double] = [0, 33, 19_815, 60_070, 65_535]
  /// Clean intervals between two artefacts, and before the first and after the last.
  static let spacing = 6
  /// Where an extra beat divides its interval.
  static let division = 0.4...0.6
  /// How much of its interval a premature beat cuts off.
  static let prematurity = 0.2...0.35

  private let cleanMs: [Double]
  private let resolution: SimulatedRR.Resolution
  private var stream: RandomStream
  private var clockMs = 0.0
  private var seriesCount = 0
  private var pendingGapMs = 0.0

  /// An artefact that has no place yet.
  private struct Request {
    let kind: SimulatedRR.Artefact.Kind
    /// The clean intervals it may need at most.
    let width: Int
    /// The least length of a gap, in ms.
    var gapMs = 0.0
  }

  init(over cleanMs: [Double], _ options: SimulatedRR.Options) throws(ModelError) {
    self.cleanMs = cleanMs
    resolution = options.resolution
    stream = RandomStream(seed: options.seed, .artefacts)
    rows.reserveCapacity(cleanMs.count + options.artefacts.extra)
    try Self.requireBelievable(cleanMs, options.artefacts)
    var requests = Self.requests(options.artefacts, shortestMs: cleanMs.min() ?? 0)
    stream.shuffle(&requests)
    let places = try Self.places(for: requests, among: cleanMs.count, &stream)

    var next = 0
    for (place, request) in zip(places, requests) {
      next = copy(next..<place)
      next = apply(request, at: place)
    }
    _ = copy(next..<cleanMs.count)
  }

  // MARK: Places

  private static func requests(
    _ plan: SimulatedRR.ArtefactPlan, shortestMs: Double
  ) -> [Request] {
    var all: [Request] = []
    all += Array(repeating: Request(kind: .missed, width: 2), count: plan.missed)
    all += Array(repeating: Request(kind: .extra, width: 1), count: plan.extra)
    all += Array(repeating: Request(kind: .ectopic, width: 2), count: plan.ectopic)
    all += Array(repeating: Request(kind: .impossible, width: 1), count: plan.impossible)
    for gapS in plan.gapsS {
      let width = Int((gapS * 1000 / shortestMs).rounded(.up)) + 1
      all.append(Request(kind: .gap, width: width, gapMs: gapS * 1000))
    }
    return all
  }

  /// The first clean interval of each request, ascending: the room that is left over is
  /// dealt out evenly at random.
  private static func places(
    for requests: [Request], among count: Int, _ stream: inout RandomStream
  ) throws(ModelError) -> [Int] {
    let needed = requests.reduce(spacing) { $0 + $1.width + spacing }
    guard requests.isEmpty || needed <= count else {
      throw .outOfRange(
        quantity: "intervals for these artefacts", value: Double(count),
        allowed: "at least \(needed)")
    }
    guard !requests.isEmpty else { return [] }
    let shifts = requests.map { _ in stream.integer(below: count - needed + 1) }.sorted()
    var used = spacing
    return zip(shifts, requests).map { shift, request in
      defer { used += request.width + spacing }
      return used + shift
    }
  }

  /// An artefact must not turn into an impossible value by itself.
  private static func requireBelievable(
    _ cleanMs: [Double], _ plan: SimulatedRR.ArtefactPlan
  ) throws(ModelError) {
    // A millisecond of room: parts are rounded to ticks.
    let least = RRSeries.believableMs.lowerBound + 1
    let most = RRSeries.believableMs.upperBound - 1
    let (shortestMs, longestMs) = (cleanMs.min() ?? 0, cleanMs.max() ?? 0)
    if plan.missed > 0 {
      try require(longestMs, in: least...(most / 2), "longest interval in ms, with missed beats")
    }
    if plan.extra > 0 {
      let shortest = least / division.lowerBound
      try require(shortestMs, in: shortest...most, "shortest interval in ms, with extra beats")
    }
    if plan.ectopic > 0 {
      let shortest = least / (1 - prematurity.upperBound)
      let longest = most / (1 + prematurity.upperBound)
      try require(shortestMs, in: shortest...most, "shortest interval in ms, with ectopic beats")
      try require(longestMs, in: least...longest, "longest interval in ms, with ectopic beats")
    }
  }

  // MARK: Rows

  private mutating func append(_ valueMs: Double, lasting trueMs: Double) {
    clockMs += trueMs
    rows.append(.init(valueMs: valueMs, endMs: clockMs, gapBeforeMs: pendingGapMs))
    pendingGapMs = 0
    if RRSeries.believableMs.contains(valueMs) { seriesCount += 1 }
  }

  private mutating func copy(_ range: Range<Int>) -> Int {
    for index in range { append(cleanMs[index], lasting: cleanMs[index]) }
    return range.upperBound
  }

  /// Writes the rows of an artefact and returns the first clean interval after it.
  private mutating func apply(_ request: Request, at place: Int) -> Int {
    let (row, seriesIndex, startMs) = (rows.count, seriesCount, clockMs)
    var end = place + 1
    let firstMs = cleanMs[place]
    switch request.kind {
    case .missed:
      end = place + 2
      let sumMs = firstMs + cleanMs[place + 1]
      append(sumMs, lasting: sumMs)
    case .extra:
      let partMs = resolution.nearest(firstMs * fraction(Self.division))
      append(partMs, lasting: partMs)
      append(firstMs - partMs, lasting: firstMs - partMs)
    case .ectopic:
      end = place + 2
      let earlyMs = resolution.nearest(firstMs * fraction(Self.prematurity))
      let pauseMs = cleanMs[place + 1] + earlyMs
      append(firstMs - earlyMs, lasting: firstMs - earlyMs)
      append(pauseMs, lasting: pauseMs)
      ectopicBeats.append((place + 1, earlyMs))
    case .impossible:
      let values = Self.impossibleValuesMs
      append(values[stream.integer(below: values.count)], lasting: firstMs)
    case .gap:
      clockMs += firstMs
      while clockMs - startMs < request.gapMs {
        clockMs += cleanMs[end]
        end += 1
      }
      pendingGapMs = clockMs - startMs
    }
    artefacts.append(
      SimulatedRR.Artefact(
        kind: request.kind, cleanIntervals: place..<end, row: row, seriesIndex: seriesIndex,
        startMs: startMs, durationMs: clockMs - startMs))
    return end
  }

  private mutating func fraction(_ range: ClosedRange<Double>) -> Double {
    stream.uniform(range.lowerBound, range.upperBound)
  }
}
