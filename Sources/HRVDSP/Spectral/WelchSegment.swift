/// What Welch's method needs to know about segments of one length: the window, the transform
/// and how far the next segment is away. Immutable, so that any number of tasks share it.
package final class WelchSegment: Sendable {
  package let length: Int
  /// The number of bins, 0 and the last included.
  package var binCount: Int { transform.binCount }

  private let step: Int
  private let window: [Double]
  private let windowPower: Double
  private let transform: PairedFFT

  /// - Precondition: `length > 0` and `overlap` in `0..<1`.
  package init(length: Int, overlap: Double, window: Window = .hann) {
    self.length = length
    step = length - Int((overlap * Double(length)).rounded(.down))
    self.window = window.weights(length)
    windowPower = self.window.reduce(0) { $0 + $1 * $1 }
    transform = PairedFFT(length: length)
  }

  /// Adds the squared magnitudes of every whole segment of the first `count` elements of `x` to
  /// as many bins as `summed` has. Segments are transformed by twos; a last one is left over
  /// when their number is odd.
  ///
  /// - Returns: the number of segments.
  package func addPeriodograms(
    of x: [Double], count: Int, power summed: inout [Double],
    in workspace: inout PairedFFT.Workspace
  ) -> Int {
    let x = x.span.extracting(..<count)
    var power = summed.mutableSpan
    let window = window
    var segments = 0
    var first = 0
    while first + length <= count {
      let one = x.extracting(first..<(first + length))
      first += step
      segments += 1
      if first + length <= count {
        workspace.load(one, and: x.extracting(first..<(first + length)), window: window.span)
        first += step
        segments += 1
      } else {
        workspace.load(one, window: window.span)
      }
      transform.addPower(of: &workspace, to: &power)
    }
    return segments
  }

  /// The one-sided density, per Hz, of summed squared magnitudes.
  ///
  /// Every bin but 0 and, for an even length, the last also carries its mirror image.
  package func density(
    ofSummedPower power: [Double], segments: Int, samplingRateHz: Double
  ) -> [Double] {
    var density: [Double] = []
    density.reserveCapacity(power.count)
    appendDensity(
      ofSummedPower: power, segments: segments, samplingRateHz: samplingRateHz, to: &density)
    return density
  }

  /// Appends the one-sided densities of the first bins.
  func appendDensity(
    ofSummedPower power: [Double], segments: Int, samplingRateHz: Double,
    to density: inout [Double]
  ) {
    let scale = scale(segments: segments, samplingRateHz: samplingRateHz)
    for k in power.indices {
      density.append(isMirrored(k) ? power[k] * scale : power[k] * scale / 2)
    }
  }

  /// The power in some bins: their one-sided densities, summed, times the width of a bin.
  func powerMs2(
    of bins: Range<Int>, summed power: [Double], segments: Int, samplingRateHz: Double
  ) -> Double {
    let scale = scale(segments: segments, samplingRateHz: samplingRateHz)
    var sum = 0.0
    for k in bins { sum += isMirrored(k) ? power[k] * scale : power[k] * scale / 2 }
    return sum * (samplingRateHz / Double(length))
  }

  private func scale(segments: Int, samplingRateHz: Double) -> Double {
    2 / (samplingRateHz * windowPower * Double(segments))
  }

  private func isMirrored(_ k: Int) -> Bool { k != 0 && 2 * k != length }
}
