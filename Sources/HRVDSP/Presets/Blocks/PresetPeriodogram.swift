internal import HRVModel

/// How R's `spec.pgram` makes a periodogram: the line of best fit goes, cosines taper a share of
/// either end, and zeros fill up to a length of factors 2, 3 and 5. Only the half of the density
/// that lies at positive frequencies is given.
struct PresetPeriodogram: Hashable, Sendable {
  /// What share is tapered at each end.
  let tapered: Double

  func density(of tachogram: PresetGrid.Tachogram) throws(MetricError) -> PresetDensity {
    let count = tachogram.samples.count
    guard count >= 4 else { throw .tooShort(neededS: 1, gotS: tachogram.span) }
    var x = Self.levelled(tachogram.samples)
    let ends = Int(Double(count) * tapered)
    for i in 0..<ends {
      let phase = .pi * Double(2 * i + 1) / Double(2 * ends)
      let weight = 0.5 * (1 - sineAndCosine(phase).cosine)
      x[i] *= weight
      x[count - 1 - i] *= weight
    }
    var length = count
    while !Self.isProduct(length) { length += 1 }
    let transform = RealFFT(length: length)
    var workspace = RealFFT.Workspace(length: length)
    workspace.load(padding: x.span)
    transform(&workspace)
    var power = [Double](repeating: 0, count: transform.binCount)
    var span = power.mutableSpan
    workspace.addSquaredMagnitudes(to: &span)
    let scale = 1 / (Double(count) * tachogram.rateHz * (1 - 1.25 * tapered))
    let step = tachogram.rateHz / Double(length)
    let bins = length / 2
    return PresetDensity(
      frequenciesHz: (0..<bins).map { step + Double($0) * step },
      density: (1...bins).map { power[$0] * scale })
  }

  /// `x` without the straight line of least squares.
  private static func levelled(_ x: [Double]) -> [Double] {
    let n = Double(x.count)
    let middle = (n - 1) / 2
    let mean = Kernels.sum(x.span, about: x[0]) / n + x[0]
    var slope = 0.0
    for (i, value) in x.enumerated() { slope += (value - mean) * (Double(i) - middle) }
    slope /= n * (n * n - 1) / 12
    return x.enumerated().map { i, value in value - mean - slope * (Double(i) - middle) }
  }

  private static func isProduct(_ length: Int) -> Bool {
    var rest = length
    for factor in [2, 3, 5] {
      while rest.isMultiple(of: factor) { rest /= factor }
    }
    return rest == 1
  }
}
