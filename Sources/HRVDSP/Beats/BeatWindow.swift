internal import HRVModel

/// Cuts the QRS complex of a beat out of the signal, in the same way at every sampling rate.
///
/// Faster signals are averaged in groups to 125 ..< 250 Hz as the detector does; a cubic through
/// four samples (Catmull and Rom) then gives the values every 5 ms, and a triangle of three of
/// them takes off what is above 60 Hz. Constant and slope are taken off by least squares where
/// windows are compared (``BeatShape``): that is the high-pass, and since it is a projection it
/// leaves nothing of an offset or of a straight wander.
struct BeatWindow {
  /// The time between two values, in s.
  static let stepS = 0.005
  /// The values of a shape: 120 ms before the beat to 195 ms after it.
  static let length = 64
  /// The values before the beat in a shape that is not shifted.
  static let before = 24
  /// Shapes are compared at `shifts` places, the middle one not shifted.
  static let shifts = 16
  static let unshifted = 8
  /// All values that are cut out.
  static let count = length + shifts

  private let rateHz: Double
  private let decimation: Int
  private var grid: [Float]
  private var fine: [Float]

  init(samplingRateHz: Double) {
    rateHz = samplingRateHz
    decimation = max(1, Int(min(samplingRateHz / 125, 1e6)))
    let gridHz = rateHz / Double(decimation)
    let spanS = Double(Self.count + 2) * Self.stepS
    grid = Array(repeating: 0, count: Int((spanS * gridHz).rounded(.up)) + 5)
    fine = Array(repeating: 0, count: Self.count + 2)
  }

  /// Fills the first ``count`` of `values` with the signal around `offsetS`, in s since the first
  /// sample of `run`. Beyond the ends of the run its first and last value go on.
  ///
  /// - Complexity: O(1) in the length of the signal; no allocation.
  mutating func cut(
    _ samples: [Float], run: Range<Int>, atS offsetS: Double, into values: inout [Float]
  ) {
    let gridHz = rateHz / Double(decimation)
    // The middle of the first group is (decimation − 1) / 2 samples after its first sample.
    let shift = Double(decimation - 1) / 2 / rateHz
    let endS = Double(run.count) / rateHz
    let insideS = offsetS.isFinite ? min(max(offsetS, 0), endS) : 0
    let startS = insideS - Double(Self.before + Self.unshifted + 1) * Self.stepS - shift
    let start = startS * gridHz
    let first = Int(start.rounded(.down)) - 1
    read(samples, run: run, from: first)
    Self.interpolate(grid, from: first, at: start, step: Self.stepS * gridHz, into: &fine)
    let fine = fine.span
    var target = values.mutableSpan
    for k in stride(from: 0, to: Self.count, by: 16) {
      let sum = fine.sixteen(at: k) + 2 * fine.sixteen(at: k + 1) + fine.sixteen(at: k + 2)
      target.set(sixteen: sum / 4, at: k)
    }
  }

  /// Fills `fine` with the values every `step` samples of `grid` from sample `first` on, where
  /// `grid` begins with sample `origin`.
  private static func interpolate(
    _ grid: [Float], from origin: Int, at first: Double, step: Double, into fine: inout [Float]
  ) {
    let grid = grid.span
    var fine = fine.mutableSpan
    for k in 0..<fine.count {
      let place = first + Double(k) * step
      let below = place.rounded(.down)
      let u = Float(place - below)
      let i = min(max(1, Int(below) &- origin), grid.count &- 3)
      let (a, b, c, d) = (grid[i &- 1], grid[i], grid[i &+ 1], grid[i &+ 2])
      let bend = u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a))
      fine[k] = b + u / 2 * (c - a + bend)
    }
  }

  private mutating func read(_ samples: [Float], run: Range<Int>, from first: Int) {
    let last = max(0, run.count / decimation - 1)
    let source = samples.span.extracting(run)
    let base = source[0]
    if decimation == 1, first >= 0, first + grid.count <= source.count {
      let near = source.extracting(first..<(first + grid.count))
      for k in 0..<near.count { grid[k] = near[k] - base }
      return
    }
    let share = 1 / Float(decimation)
    for k in grid.indices {
      let from = min(max(0, first + k), last) * decimation
      var sum: Float = 0
      for i in from..<min(from + decimation, source.count) { sum += source[i] - base }
      grid[k] = sum * share
    }
  }
}
