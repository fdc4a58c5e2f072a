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

  /// The bins whose frequency lies in `band`. One that should stand exactly on an edge counts as
  /// on it: 10⁻⁹ bins are allowed for rounding.
  public func bins(in band: FrequencyBand) -> Range<Int> {
    band.bins(every: resolutionHz, count: densityMs2PerHz.count)
  }

  /// The power in `band`, in ms²: the sum of the densities of its bins times the bin width.
  ///
  /// - Complexity: O(*bins*).
  public func powerMs2(in band: FrequencyBand) -> Double {
    var sum = 0.0
    for k in bins(in: band) { sum += densityMs2PerHz[k] }
    return sum * resolutionHz
  }

  /// The power in each of the bands, or the reason why it has no value.
  ///
  /// - Complexity: O(*bins*).
  public func powers(of bands: FrequencyBands) -> BandPowers {
    BandPowers(bands, estimate) { powerMs2(in: $0) }
  }
}
