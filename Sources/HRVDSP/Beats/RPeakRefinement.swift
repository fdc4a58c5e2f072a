#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Places R peaks: finds the extrema of a QRS complex, and their instants below the sample.
///
/// The signal is seen through the difference of two Gaussians,
///
///     y(τ) = Σₙ x(n) · [g(n − τ; 10 ms) − g(n − τ; 40 ms)],     Σ g = 1,
///
/// the narrow one about as wide as an R wave (nearly the matched filter for its instant), the
/// wide one the local baseline. Both are symmetric, so nothing is delayed. τ need not be a
/// sample: the narrow Gaussian has next to no power above 60 Hz, half the rate of most grids,
/// so that y is a smooth function whose derivatives are known in closed form, and its
/// extremum is found by Newton's method instead of a parabola through three samples.
struct RPeakRefinement {
  private static let narrowS = 0.010
  private static let wideS = 0.040
  /// How far from the candidate an extremum may be: half the moving window.
  private static let searchS = 0.08
  /// The isoelectric stretches before and after the peak, from which its height is told.
  private static let isoelectricS = 0.060...0.100

  /// Newton's method squares its error: after a step this short, in samples, it has converged
  /// to a millionth of a sample.
  private static let lastStep = 1e-3
  private static let mostSteps = 8

  private let search: Int
  private let margin: Int
  private let isoelectric: ClosedRange<Int>
  private let variance: Double
  private let narrow: QRSFilter
  private let wide: QRSFilter
  private var values: [Float]
  private var smooth: [Float]
  private var baseline: [Float]

  init(grid: QRSGrid) {
    let width = Self.narrowS * grid.rateHz
    variance = width * width
    narrow = .gaussian(width: width, cutoff: 4)
    wide = .gaussian(width: Self.wideS * grid.rateHz, cutoff: 3)
    search = grid.samples(Self.searchS)
    isoelectric =
      grid.samples(Self.isoelectricS.lowerBound)...grid.samples(Self.isoelectricS.upperBound)
    margin = max(wide.reach, narrow.reach, isoelectric.upperBound)
    // A multiple of eight leaves no odd samples to the filters, which take several at a time.
    let places = (2 * search + 3 + 7) / 8 * 8
    smooth = Array(repeating: 0, count: places)
    baseline = Array(repeating: 0, count: places)
    values = Array(repeating: 0, count: places + 2 * margin)
  }

  /// The greatest upward and the greatest downward peak near a candidate of `run`.
  ///
  /// - Complexity: O(1), no allocation.
  mutating func callAsFunction(_ candidate: QRSCandidate, in run: QRSRun) -> QRSExtrema {
    let start = candidate.index - search - 1
    run.read(from: start - margin, count: values.count, into: &values)
    Self.apply(narrow, to: values, into: &smooth)
    Self.apply(wide, to: values, into: &baseline)
    // Only peaks inside the run: what lies beyond its ends is not the heart's.
    let first = max(1, 1 - start)
    let last = min(2 * search + 1, run.count - 2 - start)
    var (up, down): (Int?, Int?)
    var (highest, lowest): (Float, Float) = (0, 0)
    guard first <= last else { return QRSExtrema(upward: nil, downward: nil) }
    for i in first...last {
      let y = height(i)
      if y > highest, y > height(i - 1), y >= height(i + 1) { (up, highest) = (i, y) }
      if y < lowest, y < height(i - 1), y <= height(i + 1) { (down, lowest) = (i, y) }
    }
    // A peak that no polarity of the record would choose need not be placed.
    if highest > QRSExtrema.oppositeRatio * -lowest { down = nil }
    if -lowest > QRSExtrema.oppositeRatio * highest { up = nil }
    return QRSExtrema(
      upward: up.map { peak(at: $0, start: start) },
      downward: down.map { peak(at: $0, start: start) })
  }

  private static func apply(
    _ filter: QRSFilter, to values: [Float], into result: inout [Float]
  ) {
    let cut = (values.count - result.count) / 2 - filter.reach
    filter(values, cut..<(values.count - cut), into: &result)
  }

  private func height(_ i: Int) -> Float { smooth[i] - baseline[i] }

  private func peak(at i: Int, start: Int) -> QRSExtrema.Peak {
    let middle = i + margin
    let before = mean(values[(middle - isoelectric.upperBound)...(middle - isoelectric.lowerBound)])
    let after = mean(values[(middle + isoelectric.lowerBound)...(middle + isoelectric.upperBound)])
    let top = parabola(
      Double(values[middle - 1]), Double(values[middle]), Double(values[middle + 1])
    ).height
    return QRSExtrema.Peak(
      place: Double(start + i) + offset(at: i), height: abs(height(i)),
      amplitude: Float(top) - (before + after) / 2)
  }

  private func mean(_ values: ArraySlice<Float>) -> Float {
    values.reduce(0, +) / Float(values.count)
  }

  /// Where near sample `i` the derivative of y is 0, in samples from `i`, in `-1 ... 1`.
  private func offset(at i: Int) -> Double {
    let slope = Double(baseline[i + 1] - baseline[i - 1]) / 2
    let bend = Double(baseline[i + 1] - baseline[i]) - Double(baseline[i] - baseline[i - 1])
    let start = parabola(Double(height(i - 1)), Double(height(i)), Double(height(i + 1))).place
    var delta = start
    for _ in 0..<Self.mostSteps {
      let (first, second) = derivatives(at: i, delta)
      let step = (first - slope - bend * delta) / (second - bend)
      guard step.isFinite, abs(delta - step) <= 1 else { return start }
      delta -= step
      if abs(step) < Self.lastStep { break }
    }
    return delta
  }

  /// The first and second derivative of the narrow part of y at `i + delta`.
  ///
  /// `g(n − δ) = g(n) · exp(nδ/σ²) · exp(−δ²/2σ²)`: one exponential serves all taps.
  private func derivatives(at i: Int, _ delta: Double) -> (first: Double, second: Double) {
    let middle = i + margin
    let level = baseline[i]
    let growth = exp(delta / variance)
    var (up, down) = (1.0, 1.0)
    let centre = Double(narrow.taps[0]) * Double(values[middle] - level)
    var first = centre * -delta
    var second = centre * (delta * delta / variance - 1)
    for n in 1...narrow.reach {
      up *= growth
      down /= growth
      let tap = Double(narrow.taps[n])
      let right = tap * up * Double(values[middle + n] - level)
      let left = tap * down * Double(values[middle - n] - level)
      let (ahead, behind) = (Double(n) - delta, -Double(n) - delta)
      first += right * ahead + left * behind
      second += right * (ahead * ahead / variance - 1) + left * (behind * behind / variance - 1)
    }
    let scale = exp(-delta * delta / (2 * variance)) / variance
    return (first * scale, second * scale)
  }

  /// The vertex of the parabola through three values, as far as it lies between the outer
  /// ones: where it is, from the middle one, and how high.
  private func parabola(
    _ left: Double, _ middle: Double, _ right: Double
  ) -> (place: Double, height: Double) {
    let bend = (left - middle) + (right - middle)
    guard bend != 0 else { return (0, middle) }
    let place = max(-1, min(1, (left - right) / (2 * bend)))
    return (place, middle + place * ((right - left) / 2 + place * bend / 2))
  }
}
