/// Finds the local maxima of the power in the QRS band, in one pass and bounded memory:
/// band-pass, square, integration over a moving window, local maxima.
///
/// The band ends at a quarter of the rate of the grid, so that every second value of the
/// filtered signal tells its power. A maximum is looked for in stretches of 100 ms: one whose
/// greatest value is above those of both neighbours holds a candidate.
struct QRSScan {
  /// The width of the moving window: about that of a wide QRS complex, as in the paper.
  private static let windowS = 0.15
  private static let stretchS = 0.1
  /// Of two maxima that are nearer than this, only the greater can be a beat: the refractory
  /// period of the paper.
  private static let separationS = 0.2
  /// Values of the window that are worked on at a time: few enough to stay in the fastest cache.
  private static let blockLength = 1024

  private let wavelet: QRSFilter
  private let window: QRSFilter
  private let margin: Int
  private let gathering: Gathering
  /// The number of values in a stretch, and of stretches in a block.
  private let stretch: Int
  private let stretches: Int
  private var values: [Float]
  private var even: [Float]
  private var odd: [Float]
  private var power: [Float]
  private var windows: [Float]
  private var maxima: [Float]
  private var wider: [Float]
  private var tops: [Float]

  init(grid: QRSGrid) {
    wavelet = .qrsWavelet(grid: grid)
    margin = wavelet.reach / 2 + 1
    let reach = max(1, Int((Self.windowS * grid.rateHz / 4 - 0.5).rounded()))
    window = QRSFilter(taps: Array(repeating: 1, count: reach + 1))
    gathering = Gathering(
      separation: grid.samples(Self.separationS), window: Float(2 * reach + 1))
    stretch = max(2, Int((Self.stretchS * grid.rateHz / 2).rounded()))
    stretches = Self.blockLength / stretch
    tops = Array(repeating: 0, count: stretches + 2)
    // A multiple of 32 leaves no odd samples to the filters, which take several at a time.
    windows = Array(repeating: 0, count: (tops.count * stretch + 31) / 32 * 32)
    maxima = windows
    wider = windows
    power = Array(repeating: 0, count: windows.count + 2 * reach)
    even = Array(repeating: 0, count: power.count + 2 * margin)
    odd = even
    values = Array(repeating: 0, count: 2 * even.count)
  }

  /// No more candidates than this are found in `runs`.
  static func mostCandidates(in runs: [QRSRun], grid: QRSGrid) -> Int {
    runs.reduce(0) { $0 + $1.count / grid.samples(separationS) + 1 }
  }

  /// Appends the candidates of `run` in ascending order.
  ///
  /// - Complexity: O(*n*); allocates nothing but room for the candidates.
  mutating func callAsFunction(_ run: QRSRun, into candidates: inout [QRSCandidate]) {
    let firstOfRun = candidates.count
    let count = (run.count + 1) / 2
    for block in stride(from: 0, to: (count + stretch - 1) / stretch, by: stretches) {
      // A stretch more at both sides has the neighbours.
      let start = (block - 1) * stretch
      integrate(run, from: start)
      findTops()
      for s in 1...stretches where tops[s] >= tops[s - 1] && tops[s] > tops[s + 1] {
        var i = s * stretch
        while windows[i] < tops[s] { i += 1 }
        gathering.add(2 * (start + i), tops[s], of: run, to: &candidates, from: firstOfRun)
      }
    }
  }

  /// Fills `tops` with the greatest value of each stretch.
  ///
  /// The maxima of 2, 4, 8 … neighbours are those of two halves, and are found for all places at
  /// once: the processor takes several at a time. A stretch is covered by two of the longest.
  private mutating func findTops() {
    var width = 1
    while 2 * width <= stretch {
      if width == 1 {
        Self.greater(windows, width, into: &maxima)
      } else {
        swap(&maxima, &wider)
        Self.greater(wider, width, into: &maxima)
      }
      width *= 2
    }
    for s in tops.indices {
      let first = s &* stretch
      tops[s] = max(maxima[first], maxima[first &+ stretch &- width])
    }
  }

  /// The greater of each value and the one `distance` later, as far as there is one.
  private static func greater(_ values: [Float], _ distance: Int, into result: inout [Float]) {
    let count = values.count - distance
    let a = values.span.extracting(0..<count)
    let b = values.span.extracting(distance..<values.count)
    precondition(count <= result.count)
    var y = result.mutableSpan
    for i in 0..<count { y[i] = a[i] > b[i] ? a[i] : b[i] }
  }

  /// Fills `windows` with the power around every second sample, from `2 * start` of the run on.
  /// Beyond the ends of the run there is none.
  private mutating func integrate(_ run: QRSRun, from start: Int) {
    let first = start - window.reach
    if run.isAveraged {
      run.read(from: 2 * (first - margin), count: values.count, into: &values)
      for i in even.indices {
        even[i] = values[2 &* i]
        odd[i] = values[2 &* i &+ 1]
      }
    } else {
      run.readPairs(from: 2 * (first - margin), even: &even, odd: &odd)
    }
    wavelet.everySecond(even: even, odd: odd, margin: margin, count: power.count, into: &power)
    for i in power.indices { power[i] *= power[i] }
    let end = (run.count + 1) / 2 - first
    for i in 0..<max(0, min(power.count, -first)) { power[i] = 0 }
    for i in max(0, min(power.count, end))..<power.count { power[i] = 0 }
    window(power, 0..<power.count, into: &windows)
  }
}

/// Takes maxima for candidates.
private struct Gathering {
  /// Below this share of the signal's own value, the band-passed signal is rounding error.
  private static let roundingShare: Float = 2e-6

  /// Of two maxima that are nearer than this, only the greater can be a beat.
  let separation: Int
  /// The number of values in the moving window.
  let window: Float

  func add(
    _ index: Int, _ power: Float, of run: QRSRun, to candidates: inout [QRSCandidate],
    from firstOfRun: Int
  ) {
    let index = min(max(0, index), run.count - 1)
    let amplitude = (power / window).squareRoot()
    guard amplitude > Self.roundingShare * abs(run.value(index)) else { return }
    let candidate = QRSCandidate(index: index, amplitude: amplitude)
    guard candidates.count > firstOfRun, let last = candidates.last,
      candidate.index - last.index < separation
    else { return candidates.append(candidate) }
    if candidate.amplitude > last.amplitude { candidates[candidates.count - 1] = candidate }
  }
}
