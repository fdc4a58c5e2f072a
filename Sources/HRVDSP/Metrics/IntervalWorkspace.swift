internal import HRVModel

/// What several metrics of intervals share, made by the first that asks, and the memory for it.
struct IntervalWorkspace: Sendable {
  private var selection = RankSelection()
  private var scratch: [Double] = []
  private var counts: [UInt32] = []
  private var minutes: [IntervalSegments.Minute] = []

  private var isOrdered = false
  private var medianMs: Double?
  private var interquartileMs: Double?
  private var histogram: Result<IntervalHistogram, MetricError>?
  private var areMinutesMade = false
  private var signs: Kernels.SignPatterns?
  private var asymmetry: Kernels.AsymmetrySums?
  private var sectors: Kernels.SectorSums?
  private var anchors: Anchors?
  private var words: Kernels.WordCounts?

  /// Phase-rectified sums of both kinds.
  struct Anchors: Sendable {
    var decelerations = Kernels.PhaseRectifiedSums()
    var accelerations = Kernels.PhaseRectifiedSums()
  }

  /// An empty workspace.
  init() {}

  /// Forgets what was made for the recording before; memory is kept.
  mutating func forget() {
    isOrdered = false
    medianMs = nil
    interquartileMs = nil
    histogram = nil
    areMinutesMade = false
    signs = nil
    asymmetry = nil
    sectors = nil
    anchors = nil
    words = nil
  }

  /// The median of the intervals, in ms.
  mutating func medianMs(_ input: borrowing MetricInput) -> Double {
    if let medianMs { return medianMs }
    order(input)
    let made = selection.quartile(input.nn.intervalsMs.span, 2)
    medianMs = made
    return made
  }

  /// The third quartile less the first, in ms.
  mutating func interquartileMs(_ input: borrowing MetricInput) -> Double {
    if let interquartileMs { return interquartileMs }
    order(input)
    let x = input.nn.intervalsMs.span
    let made = selection.quartile(x, 3) - selection.quartile(x, 1)
    interquartileMs = made
    return made
  }

  private mutating func order(_ input: borrowing MetricInput) {
    guard !isOrdered else { return }
    selection.prepare(
      input.nn.intervalsMs.span, least: input.statistics.shortestMs,
      greatest: input.statistics.longestMs)
    isOrdered = true
  }

  /// The median distance of the intervals from their median, in ms.
  mutating func medianDistanceMs(_ input: borrowing MetricInput) -> Double {
    let centre = medianMs(input)
    let x = input.nn.intervalsMs.span
    makeScratch(x.count)
    var distances = scratch.mutableSpan
    Kernels.distances(x, from: centre, into: &distances)
    return medianOfScratch(x.count)
  }

  /// The median size of the successive differences inside runs, of which there is one, in ms.
  mutating func medianDifferenceMs(_ input: borrowing MetricInput) -> Double {
    let x = input.nn.intervalsMs.span
    makeScratch(input.statistics.differenceCount)
    var sizes = scratch.mutableSpan
    var first = 0
    for run in input.nn.runs {
      Kernels.differenceSizes(x.extracting(run), into: &sizes, at: first)
      first += run.count - 1
    }
    return medianOfScratch(input.statistics.differenceCount)
  }

  private mutating func makeScratch(_ count: Int) {
    guard scratch.count < count else { return }
    scratch.append(contentsOf: repeatElement(0, count: count - scratch.count))
  }

  /// The median of the first `count` values of the scratch memory.
  private mutating func medianOfScratch(_ count: Int) -> Double {
    // The buckets of the intervals are lost.
    isOrdered = false
    var values: [Double] = []
    swap(&values, &scratch)
    defer { swap(&values, &scratch) }
    let x = values.span.extracting(0..<count)
    let (least, greatest) = Kernels.extremes(x)
    selection.prepare(x, least: least, greatest: greatest)
    return selection.quartile(x, 2)
  }

  /// The histogram of the intervals.
  mutating func histogram(
    _ input: borrowing MetricInput
  ) throws(MetricError) -> IntervalHistogram {
    if let histogram { return try histogram.get() }
    let (shortest, longest) = (input.statistics.shortestMs, input.statistics.longestMs)
    let made: Result<IntervalHistogram, MetricError>
    if longest <= IntervalHistogram.longestMs {
      made = .success(
        IntervalHistogram(
          input.nn.intervalsMs.span, shortestMs: shortest, longestMs: longest,
          counts: &counts))
    } else {
      made = .failure(.undefined("an interval of \(longest) ms is too long for a histogram"))
    }
    histogram = made
    return try made.get()
  }

  /// The intervals in segments of so many minutes.
  mutating func segments(
    _ input: borrowing MetricInput, minutes length: Double
  ) -> IntervalSegments {
    let pivotMs = input.statistics.pivotMs
    if !areMinutesMade {
      IntervalSegments.minutes(input.nn, pivotMs: pivotMs, into: &minutes)
      areMinutesMade = true
    }
    return IntervalSegments(minutes, pivotMs: pivotMs, length: length)
  }

  /// What the signs of the differences tell.
  mutating func signs(_ input: borrowing MetricInput) -> Kernels.SignPatterns {
    if let signs { return signs }
    var made = Kernels.SignPatterns()
    let x = input.nn.intervalsMs.span
    for run in input.nn.runs { Kernels.addSignPatterns(x.extracting(run), to: &made) }
    signs = made
    return made
  }

  /// Sums over lengthening differences.
  mutating func asymmetry(_ input: borrowing MetricInput) -> Kernels.AsymmetrySums {
    if let asymmetry { return asymmetry }
    var made = Kernels.AsymmetrySums()
    let x = input.nn.intervalsMs.span
    for run in input.nn.runs { Kernels.addAsymmetry(x.extracting(run), to: &made) }
    asymmetry = made
    return made
  }

  /// Sums over the sectors between points and the line of identity.
  mutating func sectors(_ input: borrowing MetricInput) -> Kernels.SectorSums {
    if let sectors { return sectors }
    var made = Kernels.SectorSums()
    let x = input.nn.intervalsMs.span
    for run in input.nn.runs { Kernels.addSectors(x.extracting(run), to: &made) }
    sectors = made
    return made
  }

  /// The anchors of phase-rectified signal averaging.
  mutating func anchors(_ input: borrowing MetricInput) -> Anchors {
    if let anchors { return anchors }
    var made = Anchors()
    let x = input.nn.intervalsMs.span
    for run in input.nn.runs {
      Kernels.addAnchors(
        x.extracting(run), decelerations: &made.decelerations,
        accelerations: &made.accelerations)
    }
    anchors = made
    return made
  }

  /// The words of three symbols.
  mutating func words(_ input: borrowing MetricInput) throws(MetricError) -> Kernels.WordCounts {
    if let words { return words }
    let (least, greatest) = (input.statistics.shortestMs, input.statistics.longestMs)
    guard least < greatest else {
      throw .undefined("all intervals are equal: there are no levels to divide them into")
    }
    var made = Kernels.WordCounts()
    let x = input.nn.intervalsMs.span
    for run in input.nn.runs {
      Kernels.addWords(x.extracting(run), least: least, greatest: greatest, to: &made)
    }
    words = made
    return made
  }
}
