internal import HRVModel

/// The spectrum with the area of each band shaded, and the peaks that the metrics name.
///
/// Powers and peaks are those of the metric table: where it refuses a number, the chart does.
struct SpectrumChart: Chart {
  let spectrum: Spectrum
  let analysis: RecordingAnalysis
  let overlays: [Overlay]
  let name = "spectrum"
  let title = "Spectrum"
  let sizes: [ChartSize] = [.wide(height: 340), .compact(height: 320)]

  init(
    spectrum: Spectrum, analysis: RecordingAnalysis, others: [RecordingDetails.OtherSpectrum] = []
  ) {
    self.spectrum = spectrum
    self.analysis = analysis
    overlays = Self.overlays(others, over: spectrum)
  }

  var summary: String {
    let powers = bands.map { "\($0.band.name) \(powerText($0))" }
    let peaks = bands.compactMap { band in
      peakHz(band).map { "\(band.band.name) \(NumberText.fixed($0, 3)) Hz" }
    }
    let power =
      analysis.refusal.map { "No band has a power: \($0)." }
      ?? ("Power by band: " + powers.joined(separator: "; ") + "." + missing)
    return power
      + (peaks.isEmpty ? "" : " Peaks: " + peaks.joined(separator: ", ") + ".")
      + (isCut
        ? " The axis is that of LF and HF; below them the density reaches"
          + " \(NumberText.display(greatestDensity)) ms²/Hz." : "")
  }

  var legend: [LegendEntry] {
    bands.map { band in
      let edges =
        "\(NumberText.exact(band.band.lowerHz))–\(NumberText.exact(band.band.upperHz)) Hz"
      return .init(.box, band.style, "\(band.band.name) \(edges): \(powerText(band))")
    } + [.init(.line, "outline", spectrum.estimate.method)]
      + overlays.map { .init(.line, $0.style, $0.name) }
      + (analysis.refusal.map { [.init(.note, "note", "no powers: \($0)")] } ?? [])
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let ticks = Ticks.covering(0...(isCut ? 1.15 * greatestInBands : greatestDensity), about: 6)
    let plot = Box(
      left: Axes.margin(for: ticks), top: 34, right: size.width - 14, bottom: size.height - 46)
    let axes = Axes(plot: plot, x: 0...endHz, y: ticks.domain)
    let hertz = Ticks.inside(0...endHz, about: size.tickCount)
    return axes.vertical(ticks, title: "power density, ms²/Hz") + borders(axes)
      + [
        .clipped(
          to: plot, bands.map { area($0, axes) } + overlays.map { curve($0, axes) } + [curve(axes)])
      ]
      + axes.horizontal(hertz, title: "frequency, Hz") + bands.flatMap { peakMark($0, axes) }
  }

  /// A little more than the highest band, as far as there are bins.
  private var endHz: Double {
    let lastHz = Double(max(1, spectrum.densityMs2PerHz.count - 1)) * spectrum.resolutionHz
    return min(lastHz, analysis.bands.hf.upperHz * 1.1)
  }

  /// The bins that are drawn.
  private var drawnBins: Range<Int> {
    let last = Int(min(endHz / spectrum.resolutionHz, 1e9) + 1e-9)
    return 0..<min(spectrum.densityMs2PerHz.count, last + 1)
  }

  /// Whether the axis ends above LF and HF, because what lies below would flatten them.
  private var isCut: Bool { greatestDensity > 3 * greatestInBands }

  /// Of the bins from the lowest band on: what lies below is trend.
  private var greatestDensity: Double { greatest(from: analysis.bands.vlf) }

  private var greatestInBands: Double { greatest(from: analysis.bands.lf) }

  private func greatest(from band: FrequencyBand) -> Double {
    let first = min(spectrum.bins(in: band).lowerBound, max(0, drawnBins.count - 1))
    let others = overlays.flatMap { overlay in
      overlay.points.filter { $0.hz >= band.lowerHz && $0.hz <= endHz }.map(\.density)
    }
    return max(
      spectrum.densityMs2PerHz[first..<drawnBins.upperBound].max() ?? 0, others.max() ?? 0, 1e-9)
  }

  private func points(_ bins: Range<Int>, _ axes: Axes) -> [Point] {
    let density = spectrum.densityMs2PerHz
    func place(_ bin: Int) -> Double { axes.x(Double(bin) * spectrum.resolutionHz) }
    let kept = Decimation.extremes(
      bins, column: { Int(place($0) * 2) }, value: { density[$0] })
    return kept.map { Point(place($0), axes.y(density[$0])) }
  }

  /// From the lowest band on: what lies below is trend.
  private func curve(_ axes: Axes) -> SVG {
    let lowerHz = min(analysis.bands.vlf.lowerHz, endHz)
    var path = PathData()
    path.move(to: axes.point(lowerHz, density(at: lowerHz)))
    for point in points(bins(between: lowerHz, endHz), axes) { path.line(to: point) }
    return .path(path, class: "outline", reading: Reading(axes: axes, x: "Hz", y: "ms²/Hz"))
  }

  /// The area under the curve between the edges of a band, which need not lie on bins.
  private func area(_ band: Band, _ axes: Axes) -> SVG {
    let (lower, upper) = (min(band.band.lowerHz, endHz), min(band.band.upperHz, endHz))
    let inside = points(bins(between: lower, upper), axes)
    var path = PathData()
    path.move(to: axes.point(lower, 0))
    path.line(to: axes.point(lower, density(at: lower)))
    for point in inside { path.line(to: point) }
    path.line(to: axes.point(upper, density(at: upper)))
    path.line(to: axes.point(upper, 0))
    path.close()
    return .path(path, class: band.style, title: "\(band.band.name): \(powerText(band))")
  }

  private func bins(between lowerHz: Double, _ upperHz: Double) -> Range<Int> {
    let first = Int((lowerHz / spectrum.resolutionHz).rounded(.up))
    let last = Int((upperHz / spectrum.resolutionHz).rounded(.down)) + 1
    return min(first, drawnBins.upperBound)..<min(max(first, last), drawnBins.upperBound)
  }

  /// The height of the drawn curve at a frequency.
  func density(at hz: Double) -> Double {
    let density = spectrum.densityMs2PerHz
    guard !density.isEmpty else { return 0 }
    let place = min(max(0, hz / spectrum.resolutionHz), Double(density.count - 1))
    let bin = Int(place)
    let next = min(bin + 1, density.count - 1)
    let part = place - Double(bin)
    return density[bin] * (1 - part) + density[next] * part
  }
}
