/// What Welch's method needs to know about segments of one length: the window, the transform
/// and how far the next segment is away. Immutable, so that any number of tasks share it.
package final class WelchSegment: Sendable {
  package let length: Int
  private let step: Int
  private let window: [Double]
  private let windowPower: Double
  private let fft: RealFFT

  /// - Precondition: `length > 0` and `overlap` in `0..<1`.
  package init(length: Int, overlap: Double) {
    self.length = length
    step = length - Int((overlap * Double(length)).rounded(.down))
    window = Window.periodicHann(length)
    windowPower = window.reduce(0) { $0 + $1 * $1 }
    fft = RealFFT(length: length)
  }

  /// Adds the squared magnitudes of every whole segment of `x` to the power of `workspace`.
  ///
  /// - Returns: the number of segments.
  package func addPeriodograms(
    of x: borrowing Span<Double>, power summed: inout [Double],
    in workspace: inout RealFFT.Workspace
  ) -> Int {
    var power = summed.mutableSpan
    let window = window
    var segments = 0
    var first = 0
    while first + length <= x.count {
      workspace.load(x.extracting(first..<(first + length)), window: window.span)
      fft(&workspace)
      workspace.addSquaredMagnitudes(to: &power)
      segments += 1
      first += step
    }
    return segments
  }

  /// The one-sided density, per Hz, of summed squared magnitudes.
  ///
  /// Every bin but 0 and, for an even length, the last also carries its mirror image.
  package func density(
    ofSummedPower power: [Double], segments: Int, samplingRateHz: Double
  ) -> [Double] {
    let scale = 2 / (samplingRateHz * windowPower * Double(segments))
    var density = power.map { $0 * scale }
    density[0] /= 2
    if length.isMultiple(of: 2) { density[power.count - 1] /= 2 }
    return density
  }
}
