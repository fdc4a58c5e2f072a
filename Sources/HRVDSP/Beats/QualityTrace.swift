/// A stretch of a run as the quality measures see it: its slope, and the length of its curve.
///
///     s(n) = mean of x(n − h … n + h),  2h + 1 samples in about 20 ms
///     b(n) = s(n + l) − s(n − l),       2l samples in about 30 ms
///     L(k) = Σ |b| over the seven steps (140 ms) around step k
///
/// b is a plain derivative with its pass band around 15 Hz and next to nothing at 0 and above
/// 40 Hz; L the length transform of W. Zong, G. B. Moody, D. Jiang, "A robust open-source
/// algorithm to detect onset and duration of QRS complexes", Computers in Cardiology 30, 2003,
/// pp. 737–740, without its constant term: made of first powers where the detector of beats has
/// squares, and without its wavelet.
struct QualityTrace {
  private static let halfMeanS = 0.01
  private static let halfLagS = 0.015
  static let stepsInLength = 7

  let quality: QualityGrid
  private let half: Int
  private let lag: Int
  private let step: Int

  /// The samples of the stretch.
  private(set) var values: [Float]
  private var smooth: [Float]
  /// b at each sample of the stretch.
  private(set) var slope: [Float]
  /// L at each step of the stretch.
  private(set) var length: [Float]
  private var steps: [Float]
  /// How many steps are loaded.
  private(set) var count = 0

  /// The samples that are read to either side of a stretch.
  var reach: Int { half + lag }

  init(_ quality: QualityGrid, capacity: Int) {
    self.quality = quality
    step = quality.step
    half = max(1, Int((Self.halfMeanS * quality.grid.rateHz).rounded()))
    lag = max(1, Int((Self.halfLagS * quality.grid.rateHz).rounded()))
    let samples = capacity * step
    values = Array(repeating: 0, count: samples + 2 * (half + lag))
    smooth = Array(repeating: 0, count: samples + 2 * lag)
    slope = Array(repeating: 0, count: samples)
    length = Array(repeating: 0, count: capacity)
    steps = Array(repeating: 0, count: capacity + Self.stepsInLength - 1)
  }

  /// Loads `count` steps of `run` from step `first` on; beyond its ends the run is reflected.
  ///
  /// - Precondition: `count` is at most the capacity.
  /// - Complexity: O(`count`), no allocation.
  mutating func load(_ run: QRSRun, from first: Int, count: Int) {
    precondition(count * step <= slope.count)
    self.count = count
    let samples = count * step
    run.read(from: first * step - reach, count: samples + 2 * reach, into: &values)
    Self.sums(values, width: 2 * half + 1, count: samples + 2 * lag, into: &smooth)
    Self.differences(smooth, apart: 2 * lag, count: samples, into: &slope)
    Self.magnitudes(slope, width: step, count: samples - step + 1, into: &smooth)
    let margin = Self.stepsInLength / 2
    for k in 0..<margin {
      steps[k] = 0
      steps[margin + count + k] = 0
    }
    Self.every(step, of: smooth, count: count, into: &steps, from: margin)
    Self.sums(steps, width: Self.stepsInLength, count: count, into: &length)
  }

  /// The mean of the samples of a step.
  func level(_ k: Int) -> Float {
    var sum: Float = 0
    for i in 0..<step { sum += values[reach + k * step + i] }
    return sum / Float(step)
  }

  private static func every(
    _ distance: Int, of values: [Float], count: Int, into result: inout [Float], from first: Int
  ) {
    let x = values.span
    var y = result.mutableSpan
    for k in 0..<count { y[first &+ k] = x[k &* distance] }
  }

  /// Sums of the magnitudes of `width` neighbouring values.
  private static func magnitudes(
    _ values: [Float], width: Int, count: Int, into result: inout [Float]
  ) {
    let x = values.span
    var y = result.mutableSpan
    let first = x.extracting(0..<count)
    for i in 0..<count { y[i] = abs(first[i]) }
    for k in 1..<max(1, width) {
      let next = x.extracting(k..<(k + count))
      for i in 0..<count { y[i] += abs(next[i]) }
    }
  }

  private static func differences(
    _ values: [Float], apart distance: Int, count: Int, into result: inout [Float]
  ) {
    let ahead = values.span.extracting(distance..<(distance + count))
    let behind = values.span.extracting(0..<count)
    var y = result.mutableSpan
    for i in 0..<count { y[i] = ahead[i] - behind[i] }
  }

  /// Sums of `width` neighbouring values.
  private static func sums(
    _ values: [Float], width: Int, count: Int, into result: inout [Float]
  ) {
    let x = values.span
    var y = result.mutableSpan
    let first = x.extracting(0..<count)
    for i in 0..<count { y[i] = first[i] }
    for k in 1..<width {
      let next = x.extracting(k..<(k + count))
      for i in 0..<count { y[i] += next[i] }
    }
  }
}
