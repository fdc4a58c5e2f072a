internal import HRVModel

private let peakFormula = """
  the highest bin of the band that is higher than its neighbours, moved to the vertex of the \
  parabola through the densities of the three, but not out of the band
  """

private let peakSource = """
  J. O. Smith, Spectral Audio Signal Processing, 2011, section "Quadratic Interpolation of \
  Spectral Peaks"
  """

extension Metric {
  /// The frequency of the highest peak in VLF.
  static let vlfPeak = Metric(
    "vlf_peak", symbol: "VLF peak", unit: "Hz", family: .frequency,
    summary: "frequency of the highest peak in the very-low-frequency band",
    formula: peakFormula,
    source: peakSource,
    needs: "VLF power, and a peak in the band that is not the slope of one outside"
  ) { input, _ throws(MetricError) in
    _ = try input.vlfPowerMs2()
    return try input.peakHz(in: input.bands.vlf)
  }

  /// The frequency of the highest peak in LF.
  static let lfPeak = Metric(
    "lf_peak", symbol: "LF peak", unit: "Hz", family: .frequency,
    summary: "frequency of the highest peak in the low-frequency band",
    formula: peakFormula,
    source: peakSource,
    needs: "LF power, and a peak in the band that is not the slope of one outside"
  ) { input, _ throws(MetricError) in
    try input.peakHz(in: input.bands.lf)
  }

  /// The frequency of the highest peak in HF; near the rate of breathing at rest.
  static let hfPeak = Metric(
    "hf_peak", symbol: "HF peak", unit: "Hz", family: .frequency,
    summary: "frequency of the highest peak in the high-frequency band, near that of breathing",
    formula: peakFormula,
    source: peakSource,
    needs: "HF power, and a peak in the band that is not the slope of one outside"
  ) { input, _ throws(MetricError) in
    try input.peakHz(in: input.bands.hf)
  }
}

extension MetricInput {
  fileprivate func peakHz(in band: FrequencyBand) throws(MetricError) -> Double {
    guard let peakHz = try spectrum.resolving(band).peakHz(in: band) else {
      throw .undefined("the density has no local maximum inside \(band.name)")
    }
    return peakHz
  }
}

extension Spectrum {
  /// The frequency of the highest local maximum in `band`, refined by a parabola; nil when the
  /// density only rises, only falls or is flat there.
  ///
  /// A bin at an edge is compared with its neighbour outside the band; a level top counts with
  /// its first bin.
  func peakHz(in band: FrequencyBand) -> Double? {
    let s = densityMs2PerHz
    var peak: Int?
    for k in bins(in: band) where isLocalMaximum(k) {
      if let best = peak, s[k] <= s[best] { continue }
      peak = k
    }
    guard let k = peak else { return nil }
    // The vertex lies within half a bin, since the middle is not below either neighbour.
    let curvature = s[k - 1] - 2 * s[k] + s[k + 1]
    let shift = 0.5 * (s[k - 1] - s[k + 1]) / curvature
    let hz = (Double(k) + shift) * resolutionHz
    return min(max(hz, band.lowerHz), band.upperHz)
  }

  private func isLocalMaximum(_ k: Int) -> Bool {
    let s = densityMs2PerHz
    guard k > 0, s[k - 1] < s[k] else { return false }
    var next = k + 1
    while next < s.count, s[next] == s[k] { next += 1 }
    return next < s.count && s[next] < s[k]
  }
}
