internal import HRVModel

extension SpectrumChart {
  /// A spectrum by another estimator, as it is drawn over ours.
  struct Overlay {
    let name: String
    let style: StaticString
    /// The middles of bins as wide as ours, in Hz, with the power in each over its width.
    let points: [(hz: Double, density: Double)]
    let spectrum: Spectrum
  }

  private static let styles: [StaticString] = ["other first", "other second"]

  /// The others that have a spectrum. What has finer bins than ours is gathered in ours, so that areas
  /// are kept and heights can be compared.
  static func overlays(
    _ others: [RecordingDetails.OtherSpectrum], over spectrum: Spectrum
  ) -> [Overlay] {
    let made = others.compactMap { other -> (String, Spectrum)? in
      guard case .success(let found) = other.spectrum else { return nil }
      return (other.name, found)
    }
    return zip(made, styles).map { made, style in
      let points = gathered(made.1, everyHz: max(spectrum.resolutionHz, made.1.resolutionHz))
      return Overlay(name: made.0, style: style, points: points, spectrum: made.1)
    }
  }

  private static func gathered(
    _ spectrum: Spectrum, everyHz widthHz: Double
  ) -> [(hz: Double, density: Double)] {
    let density = spectrum.densityMs2PerHz
    var points: [(hz: Double, density: Double)] = []
    var (cell, sum) = (0, 0.0)
    func finish() {
      points.append((Double(cell) * widthHz, sum * spectrum.resolutionHz / widthHz))
    }
    for bin in density.indices {
      let place = Double(bin) * spectrum.resolutionHz / widthHz
      guard place < 100_000 else { break }
      let next = Int((place + 1e-9).rounded())
      if next != cell {
        finish()
        (cell, sum) = (next, 0)
      }
      sum += density[bin]
    }
    if !density.isEmpty { finish() }
    return points
  }

  func curve(_ overlay: Overlay, _ axes: Axes) -> SVG {
    var path = PathData()
    // What lies below the bands is trend.
    let lowestHz = analysis.bands.vlf.lowerHz * (1 - 1e-9)
    for point in overlay.points where point.hz >= lowestHz {
      guard point.hz <= axes.x.domain.upperBound else { break }
      let place = axes.point(point.hz, point.density)
      if path.text.isEmpty { path.move(to: place) } else { path.line(to: place) }
    }
    return .path(path, class: overlay.style, title: overlay.name)
  }

  /// The powers that each estimator finds; of a refused recording, that they are left out.
  var overlayNumbers: [HTML] {
    guard !overlays.isEmpty else { return [] }
    if let refusal = analysis.refusal {
      return [
        .paragraph("The powers that estimators find are left out: \(refusal).", class: "note")
      ]
    }
    let all =
      [(spectrum.estimate.method, spectrum)] + overlays.map { ($0.name, $0.spectrum) }
    let rows = all.map { name, spectrum -> [String] in
      let powers = spectrum.powers(of: analysis.bands)
      let (lf, hf) = (try? powers.lf.get(), try? powers.hf.get())
      let ratio = lf.flatMap { lf in hf.flatMap { $0 > 0 ? lf / $0 : nil } }
      return [name] + [lf, hf, ratio].map { $0.map(NumberText.display) ?? NumberText.notANumber }
    }
    return [
      .numbers(
        caption: "The same intervals by other estimators",
        header: ["estimator", "LF ms²", "HF ms²", "LF/HF"], rows: rows)
    ]
  }
}
