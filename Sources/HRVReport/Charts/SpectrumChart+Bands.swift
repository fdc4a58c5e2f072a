internal import HRVModel

extension SpectrumChart {
  /// A band with the metrics that speak of it.
  struct Band {
    let band: FrequencyBand
    let style: StaticString
    let power: MetricID
    let peak: MetricID?
  }

  /// The bands from the lowest to the highest.
  var bands: [Band] {
    [
      Band(band: analysis.bands.vlf, style: "vlf", power: "vlf_power", peak: nil),
      Band(band: analysis.bands.lf, style: "lf", power: "lf_power", peak: "lf_peak"),
      Band(band: analysis.bands.hf, style: "hf", power: "hf_power", peak: "hf_peak"),
    ]
  }

  /// The power with its unit, or that the metric has no value, or was not asked for.
  func powerText(_ band: Band) -> String {
    if let power = analysis.value(band.power) { return NumberText.display(power) + "\u{A0}ms²" }
    return analysis.metrics.contains { $0.definition.id == band.power }
      ? "no value" : "power not asked for"
  }

  /// Why bands have no power, as sentences after others.
  var missing: String {
    bands.compactMap { band -> String? in
      guard case .failure(let error)? = analysis.metric(band.power)?.value else { return nil }
      return " \(band.band.name) has no value: \(error)."
    }.joined()
  }

  /// The frequency of the peak, in Hz, if there is one.
  func peakHz(_ band: Band) -> Double? { band.peak.flatMap { analysis.value($0) } }

  /// Lines at the edges of the bands.
  func borders(_ axes: Axes) -> [SVG] {
    bands.flatMap { [$0.band.lowerHz, $0.band.upperHz] }
      .filter { axes.x.domain.contains($0) }
      .map {
        .line(
          from: Point(axes.x($0), axes.plot.top), to: Point(axes.x($0), axes.plot.bottom),
          class: "grid")
      }
  }

  /// The name of a band over its middle, and a dot on its peak.
  func peakMark(_ band: Band, _ axes: Axes) -> [SVG] {
    guard band.band.lowerHz < axes.x.domain.upperBound else { return [] }
    let right = min(axes.plot.right, axes.x(band.band.upperHz))
    let left = axes.x(band.band.lowerHz)
    // The legend has the names of those that are too narrow for theirs.
    let hasRoom = right - left > Double(band.band.name.count) * 9
    let name: [SVG] =
      hasRoom
      ? [
        .label(
          band.band.name, at: Point((left + right) / 2, axes.plot.top + 14), anchor: .middle,
          class: "band halo")
      ] : []
    guard let peakHz = peakHz(band), axes.x.domain.contains(peakHz) else { return name }
    let title = "\(band.band.name) peak at \(NumberText.fixed(peakHz, 3)) Hz"
    let place = axes.point(peakHz, min(density(at: peakHz), axes.y.domain.upperBound))
    return name + [.circle(place, radius: 3.5, class: "peak", title: title)]
  }

  var numbers: [HTML] {
    let rows = bands.map { band in
      [
        band.band.name, NumberText.exact(band.band.lowerHz), NumberText.exact(band.band.upperHz),
        powerText(band), peakHz(band).map { NumberText.fixed($0, 3) } ?? "—",
      ]
    }
    return [
      .numbers(
        caption: "Bands", header: ["band", "from Hz", "below Hz", "power", "peak Hz"],
        rows: rows)
    ] + overlayNumbers + [
      .numbers(
        caption: densityCaption, header: ["frequency Hz", "density ms²/Hz"], rows: densityRows)
    ]
  }

  /// The number of bins that share a row, so that there are at most 150 rows.
  private var binsPerRow: Int { max(1, (tableBins + 149) / 150) }

  private var tableBins: Int {
    min(spectrum.densityMs2PerHz.count, spectrum.bins(in: analysis.bands.hf).upperBound + 1)
  }

  private var densityCaption: String {
    binsPerRow == 1 ? "Density by bin" : "Density, mean of \(binsPerRow) bins"
  }

  private var densityRows: [[String]] {
    stride(from: 0, to: tableBins, by: binsPerRow).map { first in
      let bins = spectrum.densityMs2PerHz[first..<min(first + binsPerRow, tableBins)]
      let mean = bins.reduce(0, +) / Double(bins.count)
      return [
        NumberText.fixed(Double(first) * spectrum.resolutionHz, 4), NumberText.display(mean),
      ]
    }
  }
}
