internal import HRVModel

/// The bands of a program, with the rows that most programs make of them.
struct PresetBandSet: Sendable {
  let vlf: PresetBand
  let lf: PresetBand
  let hf: PresetBand

  /// Bands from `vlfHz` on, with common edges at 0.04, 0.15 and 0.4 Hz.
  init(vlfHz: Double, upperEdges: Edges, rule: PresetBand.Rule) {
    let holdsLower = upperEdges != .held
    let holdsUpper = upperEdges != .left
    func band(_ lowerHz: Double, _ upperHz: Double) -> PresetBand {
      PresetBand(
        lowerHz: lowerHz, upperHz: upperHz, holdsLower: holdsLower, holdsUpper: holdsUpper,
        rule: rule)
    }
    vlf = band(vlfHz, 0.04)
    lf = band(0.04, 0.15)
    hf = band(0.15, 0.4)
  }

  /// Where a frequency on a common edge belongs.
  enum Edges: Sendable {
    /// To the upper band.
    case left
    /// To the lower band.
    case held
    /// To both.
    case shared
  }

  /// The rows of VLF, LF and HF power under the program's names, their sum, ratio and
  /// normalized units.
  func rows(
    _ spectrum: PresetSpectrum, _ names: Names, suffix: String = "", unit: String = "ms²",
    share: Double = 100, shareUnit: String = "n.u.", needingS: Double = 0, cause: String
  ) -> [PresetMetric] {
    func id(_ name: String) -> MetricID { MetricID(rawValue: name + suffix) }
    func quantity(_ q: PresetQuantity) -> PresetQuantity {
      needingS > 0 ? .needing(seconds: needingS, q) : q
    }
    let (v, l, h) = (
      PresetQuantity.power(spectrum, vlf), PresetQuantity.power(spectrum, lf),
      PresetQuantity.power(spectrum, hf)
    )
    var rows = [
      PresetMetric(id("vlf_power"), names.vlf, unit, quantity(v), cause: cause),
      PresetMetric(id("lf_power"), names.lf, unit, quantity(l), cause: cause),
      PresetMetric(id("hf_power"), names.hf, unit, quantity(h), cause: cause),
    ]
    if let total = names.total {
      rows.append(PresetMetric(id("total_power"), total, unit, quantity(v + l + h), cause: cause))
    }
    if let lfShare = names.lfShare, let hfShare = names.hfShare {
      rows.append(
        PresetMetric(
          id("lf_nu"), lfShare, shareUnit, quantity(share * (l / (l + h))), cause: cause))
      rows.append(
        PresetMetric(
          id("hf_nu"), hfShare, shareUnit, quantity(share * (h / (l + h))), cause: cause))
    }
    if let ratio = names.ratio {
      rows.append(PresetMetric(id("lf_hf_ratio"), ratio, "", quantity(l / h), cause: cause))
    }
    return rows
  }

  /// The rows of the frequencies of the greatest densities.
  func peakRows(
    _ spectrum: PresetSpectrum, _ lfName: String, _ hfName: String, decimals: Int? = nil,
    needingS: Double = 0, cause: String
  ) -> [PresetMetric] {
    [("lf_peak" as MetricID, lfName, lf), ("hf_peak", hfName, hf)].map { id, name, band in
      var peak = PresetQuantity.peak(spectrum, band)
      if let decimals { peak = .rounded(peak, decimals: decimals) }
      if needingS > 0 { peak = .needing(seconds: needingS, peak) }
      return PresetMetric(id, name, "Hz", peak, cause: cause)
    }
  }

  /// What the program calls the rows.
  struct Names: Sendable {
    let vlf: String
    let lf: String
    let hf: String
    var total: String?
    var lfShare: String?
    var hfShare: String?
    var ratio: String?
  }
}
