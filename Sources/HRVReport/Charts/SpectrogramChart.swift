internal import HRVModel

/// How the spectrum changes through a long recording: time along, frequency up, density by shade.
struct SpectrogramChart: Chart {
  let spectrogram: Spectrogram
  let bands: FrequencyBands
  let name = "spectrogram"
  let title = "Spectrum through the recording"
  let sizes: [ChartSize] = [.wide(height: 300), .compact(height: 280)]
  private let axis: TimeAxis
  /// The densities from which each darker shade is used, in ms²/Hz, ascending.
  private let thresholds: [Double]

  /// Nil when no window has a spectrum.
  init?(_ spectrogram: Spectrogram, of analysis: RecordingAnalysis) {
    self.spectrogram = spectrogram
    bands = analysis.bands
    axis = TimeAxis(analysis)
    let first = bands.vlf.bins(every: spectrogram.resolutionHz, count: spectrogram.binCount)
      .lowerBound
    var densities: [Double] = []
    for window in spectrogram.windows.indices {
      guard let density = try? spectrogram.densityMs2PerHz(ofWindow: window) else { continue }
      densities += density.dropFirst(first)
    }
    guard !densities.isEmpty else { return nil }
    densities.sort()
    // A few windows with movement in them do not take the shades from all others.
    thresholds = Self.ladder(below: densities[(densities.count - 1) * 199 / 200])
  }

  /// The eight greatest of 1, 2, 5 · 10ᵏ that are not above `value`.
  private static func ladder(below value: Double) -> [Double] {
    var step = 1.0
    while step < value, step < 1e15 { step *= 10 }
    while step > value, step > 1e-6 { step /= 10 }
    var rungs: [Double] = []
    var power = step
    while rungs.count < 12 {
      rungs += [5 * power, 2 * power, power]
      power /= 10
    }
    return Array(rungs.filter { $0 <= max(value, step) }.prefix(shades.count - 1).reversed())
  }

  private static let shades: [StaticString] = [
    "heat s0", "heat s1", "heat s2", "heat s3", "heat s4", "heat s5", "heat s6", "heat s7",
    "heat s8",
  ]
  private static let keys: [StaticString] = [
    "s0", "s1", "s2", "s3", "s4", "s5", "s6",
    "s7", "s8",
  ]

  var summary: String {
    "Power density in \(counted(spectrogram.windows.count, "window")) of"
      + " \(DurationText.words(spectrogram.lengthS)), every \(DurationText.words(spectrogram.stepS))."
      + empty
  }

  var legend: [LegendEntry] {
    let below = LegendEntry(
      .box, Self.keys[0], "below \(NumberText.plain(thresholds[0])) ms²/Hz")
    return [below]
      + thresholds.enumerated().map { index, value in
        .init(.box, Self.keys[index + 1], "from \(NumberText.plain(value))")
      }
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let hertz = Ticks.inside(0...endHz, about: 6)
    let plot = Box(
      left: Axes.margin(for: hertz), top: 34, right: size.width - 34, bottom: size.height - 46)
    let axes = Axes(plot: plot, x: axis.domainS, y: 0...endHz)
    return axes.vertical(hertz, title: "frequency, Hz") + cells(axes) + edges(axes)
      + axes.horizontal(axis.marks(about: size.tickCount), title: axis.title)
  }

  private var endHz: Double {
    min(
      Double(spectrogram.binCount) * spectrogram.resolutionHz,
      max(bands.hf.upperHz * 1.1, 2 * spectrogram.resolutionHz))
  }

  private func shade(_ density: Double) -> Int {
    thresholds.lastIndex { $0 <= density }.map { $0 + 1 } ?? 0
  }

  /// Each frequency as strokes along time, one for neighbours of one shade, by shade.
  private func cells(_ axes: Axes) -> [SVG] {
    var paths = Self.shades.map { _ in PathData() }
    let rows = min(spectrogram.binCount, Int(endHz / spectrogram.resolutionHz + 1e-9))
    let columns = spectrogram.windows.indices.map { window in
      try? spectrogram.densityMs2PerHz(ofWindow: window)
    }
    for row in 0..<max(1, rows) {
      let height = axes.y((Double(row) + 0.5) * spectrogram.resolutionHz)
      var start = 0
      while start < columns.count {
        guard let density = columns[start] else {
          start += 1
          continue
        }
        let level = shade(density[density.startIndex + row])
        var end = start + 1
        while end < columns.count, let next = columns[end],
          shade(next[next.startIndex + row]) == level
        { end += 1 }
        let (left, right) = (leftS(start), leftS(end - 1) + spectrogram.stepS)
        paths[level].move(to: Point(axes.x(max(0, left)), height))
        paths[level].line(to: Point(min(axes.x(right), axes.plot.right), height))
        start = end
      }
    }
    let width = (axes.plot.height / Double(max(1, rows))) + 0.4
    return zip(paths, Self.shades).filter { !$0.0.text.isEmpty }.map {
      .stroke($0, width: width, class: $1)
    }
  }

  /// Where the column of a window begins: columns stand around the middles of windows.
  private func leftS(_ window: Int) -> Double {
    spectrogram.windows[window].startS + (spectrogram.lengthS - spectrogram.stepS) / 2
  }

  /// The borders of the bands, with their names on the right.
  private func edges(_ axes: Axes) -> [SVG] {
    [bands.vlf, bands.lf, bands.hf].flatMap { band -> [SVG] in
      guard band.lowerHz < endHz else { return [] }
      let (lower, upper) = (axes.y(band.lowerHz), axes.y(min(band.upperHz, endHz)))
      let place = Point(axes.plot.right + 5, (lower + upper) / 2 + 4.5)
      return [
        .line(from: Point(axes.plot.left, upper), to: Point(axes.plot.right, upper), class: "edge"),
        .label(band.name, at: place, class: "band"),
      ]
    }
  }

  /// The powers of the bands, window by window, at most 200 rows.
  var numbers: [HTML] {
    let bands = hasVLF ? [bands.vlf, bands.lf, bands.hf] : [bands.lf, bands.hf]
    let step = max(1, (spectrogram.windows.count + 199) / 200)
    let rows = stride(from: 0, to: spectrogram.windows.count, by: step).map { window -> [String] in
      let powers = bands.map { band in
        (try? spectrogram.powerMs2(in: band, ofWindow: window)).map(NumberText.display)
          ?? NumberText.notANumber
      }
      return [TimeAxis.clock(spectrogram.windows[window].startS)] + powers
    }
    return [
      .numbers(
        caption: "Power by band, by the start of the window\(step == 1 ? "" : ", every \(step)th")"
          + (hasVLF ? "" : "; VLF needs windows of ten minutes that resolve it"),
        header: ["start"] + bands.map { "\($0.name) ms²" }, rows: rows)
    ]
  }
}
