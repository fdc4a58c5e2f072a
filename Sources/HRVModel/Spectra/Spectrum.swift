/// A one-sided power spectral density of a tachogram on an even grid.
///
/// Bin `k` stands for the frequency `Double(k) * resolutionHz`. The scale is such that the
/// area under the density is the variance of the input (Parseval).
public struct Spectrum: Hashable, Sendable {
  /// Power spectral density per bin, in ms²/Hz. Finite and non-negative.
  public let densityMs2PerHz: [Double]

  /// The distance between neighbouring bins, in Hz. Greater than zero.
  public let resolutionHz: Double

  /// How it was estimated.
  public let estimate: SpectralEstimate

  package init(densityMs2PerHz: [Double], resolutionHz: Double, estimate: SpectralEstimate) {
    precondition(resolutionHz > 0)
    assert(densityMs2PerHz.allSatisfy { $0.isFinite && $0 >= 0 })
    self.densityMs2PerHz = densityMs2PerHz
    self.resolutionHz = resolutionHz
    self.estimate = estimate
  }

  /// The bins whose frequency lies in `band`.
  ///
  /// A bin that should stand exactly on an edge counts as on it: the edge is compared in
  /// units of bins with an allowance of 10⁻⁹ bins for rounding, so 27 · 4/720 Hz is in HF
  /// and not in LF whatever the last bit of the product says.
  public func bins(in band: FrequencyBand) -> Range<Int> {
    func firstBin(atOrAbove hz: Double) -> Int {
      let bins = (hz / resolutionHz - 1e-9).rounded(.up)
      return Int(min(max(bins, 0), Double(densityMs2PerHz.count)))
    }
    let lower = firstBin(atOrAbove: band.lowerHz)
    return lower..<max(lower, firstBin(atOrAbove: band.upperHz))
  }

  /// The power in `band`, in ms²: the sum of the densities of its bins times the bin width.
  ///
  /// - Complexity: O(*bins*).
  public func powerMs2(in band: FrequencyBand) -> Double {
    var sum = 0.0
    for k in bins(in: band) { sum += densityMs2PerHz[k] }
    return sum * resolutionHz
  }
}
