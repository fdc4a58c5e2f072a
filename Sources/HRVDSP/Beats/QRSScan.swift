/// Finds the local maxima of the power in the QRS band, in one pass and bounded memory:
/// band-pass, square, integration over a moving window, local maxima.
///
/// The window moves in steps of about 20 ms: enough for ``RPeakRefinement`` to find the peak,
/// and a fraction of the work.
struct QRSScan {
  /// The width of the moving window: about that of a wide QRS complex, as in the paper.
  private static let windowS = 0.15
  private static let stepS = 0.02
  /// Of two maxima that are nearer than this, only the greater can be a beat: the refractory
  /// period of the paper.
  private static let separationS = 0.2
  /// Below this share of the signal's own value, the band-passed signal is rounding error.
  private static let roundingShare: Float = 2e-6
  /// Steps that are worked on at a time: few enough to stay in the fastest cache.
  private static let blockLength = 1024

  private let wavelet: QRSFilter
  private let window: QRSFilter
  private let step: Int
  private let separation: Int
  private var values: [Float]
  private var power: [Float]
  private var steps: [Float]
  private var windows: [Float]

  init(grid: QRSGrid) {
    step = grid.samples(Self.stepS)
    separation = grid.samples(Self.separationS)
    wavelet = .qrsWavelet(grid: grid)
    let reach = max(1, Int(Self.windowS * grid.rateHz / Double(2 * step)))
    window = QRSFilter(taps: Array(repeating: 1, count: reach + 1))
    windows = Array(repeating: 0, count: Self.blockLength)
    steps = Array(repeating: 0, count: windows.count + 2 * reach)
    power = Array(repeating: 0, count: steps.count * step)
    values = Array(repeating: 0, count: power.count + 2 * wavelet.reach)
  }

  /// Appends the candidates of `run` in ascending order.
  ///
  /// - Complexity: O(*n*); allocates nothing but room for the candidates.
  mutating func callAsFunction(_ run: QRSRun, into candidates: inout [QRSCandidate]) {
    let firstOfRun = candidates.count
    let stepCount = (run.count + step - 1) / step
    var peak = PeakTracker()
    for start in stride(from: 0, to: stepCount, by: Self.blockLength) {
      let count = min(Self.blockLength, stepCount - start)
      integrate(run, from: start, count: count)
      for i in 0..<count {
        guard let place = peak.advance(to: start &+ i, windows[i]) else { continue }
        keep(candidate(at: place, peak.value, of: run), in: &candidates, from: firstOfRun)
      }
    }
    if let place = peak.finish(at: stepCount) {
      keep(candidate(at: place, peak.value, of: run), in: &candidates, from: firstOfRun)
    }
  }

  /// Fills `windows` with the power around `count` steps, from step `start` of the run on.
  /// Beyond the ends of the run there is none.
  private mutating func integrate(_ run: QRSRun, from start: Int, count: Int) {
    let needed = count + 2 * window.reach
    let first = (start - window.reach) * step
    let samples = needed * step
    run.read(from: first - wavelet.reach, count: samples + 2 * wavelet.reach, into: &values)
    wavelet(values, 0..<(samples + 2 * wavelet.reach), into: &power)
    for i in 0..<max(0, min(samples, -first)) { power[i] = 0 }
    for i in max(0, min(samples, run.count - first))..<samples { power[i] = 0 }
    for i in 0..<needed {
      var sum: Float = 0
      for j in 0..<step { sum += power[i &* step &+ j] * power[i &* step &+ j] }
      steps[i] = sum
    }
    window(steps, 0..<needed, into: &windows)
  }

  private func candidate(at place: Int, _ power: Float, of run: QRSRun) -> QRSCandidate? {
    let index = min(place * step + step / 2, run.count - 1)
    let amplitude = (power / Float((2 * window.reach + 1) * step)).squareRoot()
    guard amplitude > Self.roundingShare * abs(run.value(index)) else { return nil }
    return QRSCandidate(index: index, amplitude: amplitude)
  }

  private func keep(
    _ candidate: QRSCandidate?, in candidates: inout [QRSCandidate], from firstOfRun: Int
  ) {
    guard let candidate else { return }
    guard candidates.count > firstOfRun, let last = candidates.last,
      candidate.index - last.index < separation
    else { return candidates.append(candidate) }
    if candidate.amplitude > last.amplitude { candidates[candidates.count - 1] = candidate }
  }
}

/// Follows a sequence of positive values and tells its local maxima, the middle of a plateau.
private struct PeakTracker {
  private var previous: Float = 0
  private var roseAt = 0
  private var isRising = false
  /// The height of the maximum that was told last.
  private(set) var value: Float = 0

  mutating func advance(to index: Int, _ next: Float) -> Int? {
    defer { previous = next }
    if next > previous {
      isRising = true
      roseAt = index
    } else if next < previous, isRising {
      isRising = false
      value = previous
      return (roseAt + index - 1) / 2
    }
    return nil
  }

  mutating func finish(at end: Int) -> Int? { advance(to: end, -1) }
}
