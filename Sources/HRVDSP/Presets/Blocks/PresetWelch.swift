internal import HRVModel

/// How a program averages periodograms: half-overlapping segments under a periodic window.
struct PresetWelch: Hashable, Sendable {
  /// The window.
  enum Taper: Hashable, Sendable { case hann, hamming, none }

  /// How long a segment is; never longer than the tachogram.
  enum Segment: Hashable, Sendable {
    case samples(Int)
    case seconds(Double)
    /// The whole tachogram, to the last full second of a clock in s.
    case wholeSeconds
    /// NeuroKit2: two periods of a frequency that is chosen so that this is half the tachogram.
    case half
    /// A share of the tachogram.
    case share(of: Double)
    /// One length for spans below a limit in the clock of the grid, another from there on.
    case samplesByLength(below: Double, Int, else: Int)
  }

  /// How long the transform is.
  enum Padding: Hashable, Sendable {
    case none
    case to(Int)
    case double
    case powerOfTwo(atLeast: Int)
  }

  let taper: Taper
  let segment: Segment
  var padding = Padding.none
  /// Whether each segment loses its mean.
  var centresSegments = true
  /// Whether frequencies below the one that the segment was chosen for are not shown.
  var showsFrom: Double?

  /// The density of a tachogram.
  func density(of tachogram: PresetGrid.Tachogram) throws(MetricError) -> PresetDensity {
    let x = tachogram.samples
    let length = min(segmentLength(of: tachogram), x.count)
    guard length > 1 else {
      throw .tooFewIntervals(needed: 2, got: length)
    }
    let transformLength = transformLength(length)
    guard transformLength >= length else {
      throw .undefined("the program's transform is shorter than its segments")
    }
    let weights = weights(length)
    let power = summedPower(x, length, transformLength, weights)
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    let scale = 1 / (tachogram.rateHz * squares * Double(power.segments))
    let last = power.bins.count - 1
    let density = power.bins.indices.map { k in
      let isSingle = k == 0 || (transformLength.isMultiple(of: 2) && k == last)
      return power.bins[k] * scale * (isSingle ? 1 : 2)
    }
    let step = 1 / (Double(transformLength) * (1 / tachogram.rateHz))
    var result = PresetDensity(
      frequenciesHz: density.indices.map { Double($0) * step }, density: density)
    if let upperHz = showsFrom {
      let lowerHz = Self.chosenHz(of: tachogram)
      guard lowerHz <= upperHz else {
        throw .tooShort(
          neededS: 4 / upperHz, gotS: Double(x.count) / tachogram.rateHz)
      }
      result.shownHz = lowerHz...upperHz
    }
    return result
  }

  /// The frequency of which two periods fill half the tachogram.
  static func chosenHz(of tachogram: PresetGrid.Tachogram) -> Double {
    (2 * tachogram.rateHz) / (Double(tachogram.samples.count) / 2)
  }

  private func segmentLength(of tachogram: PresetGrid.Tachogram) -> Int {
    let count = tachogram.samples.count
    switch segment {
    case .samples(let samples): return samples
    case .seconds(let seconds): return Int(min(seconds * tachogram.rateHz, Double(count)))
    case .wholeSeconds: return Int(tachogram.span) * Int(tachogram.rateHz)
    case .share(let share): return Int(Double(count) / share)
    case .samplesByLength(let limit, let short, let long):
      return tachogram.span < limit ? short : long
    case .half:
      let length = Int((2 / Self.chosenHz(of: tachogram)) * tachogram.rateHz)
      return Double(length) > Double(count) / 2 ? count / 2 : length
    }
  }

  private func transformLength(_ length: Int) -> Int {
    switch padding {
    case .none: return length
    case .to(let padded): return padded
    case .double: return 2 * length
    case .powerOfTwo(let least):
      guard length >= least else { return least }
      let exponent = (naturalLogarithm(Double(length)) / naturalLogarithm(2)).rounded(.up)
      return 1 << Int(exponent)
    }
  }

  private func weights(_ length: Int) -> [Double] {
    switch taper {
    case .none: return [Double](repeating: 1, count: length)
    case .hann: return Window.periodicHann(length)
    case .hamming: return Window.periodicHann(length).map { 0.08 + 0.92 * $0 }
    }
  }

  private func summedPower(
    _ x: [Double], _ length: Int, _ transformLength: Int, _ weights: [Double]
  ) -> (bins: [Double], segments: Int) {
    let transform = RealFFT(length: transformLength)
    var workspace = RealFFT.Workspace(length: transformLength)
    var bins = [Double](repeating: 0, count: transform.binCount)
    var piece = [Double](repeating: 0, count: length)
    var segments = 0
    var start = 0
    let step = length - length / 2
    while start + length <= x.count {
      let segment = x.span.extracting(start..<start + length)
      let mean = centresSegments ? Kernels.sum(segment, about: segment[0]) / Double(length) : 0
      let level = centresSegments ? segment[0] + mean : 0
      for i in 0..<length { piece[i] = (segment[i] - level) * weights[i] }
      workspace.load(padding: piece.span)
      transform(&workspace)
      var power = bins.mutableSpan
      workspace.addSquaredMagnitudes(to: &power)
      segments += 1
      start += step
    }
    return (bins, segments)
  }
}
