internal import HRVModel

/// Strips of the ECG where something was found: beats that are not normal, or a signal that cannot be
/// used; without any of it, the middle of the recording.
struct ECGStripChart: Chart {
  let signal: ECGSignal
  let findings: ECGFindings
  let name = "strips"
  let title = "The ECG at what was found"
  /// The middle of each strip, in s, with what is there.
  private let places: [Place]
  private let foundCount: Int

  private struct Place {
    let timeS: Double
    let what: String
  }

  private static let mostStrips = 4
  private static let stripHeight = 150.0

  /// Nil without an ECG.
  init?(_ analysis: RecordingAnalysis) {
    guard case .ecg(let signal) = analysis.recording.signal, let findings = analysis.ecg else {
      return nil
    }
    self.signal = signal
    self.findings = findings
    let beats = zip(findings.beats, findings.types).filter { $1 != .normal }
      .map { Place(timeS: $0.timeS, what: "\($1.name) beat") }
    let poor = findings.unusable.map {
      Place(timeS: $0.startS, what: "signal that cannot be used")
    }
    let found = Self.apart((beats + poor).sorted { $0.timeS < $1.timeS })
    foundCount = found.count
    places =
      found.isEmpty
      ? [Place(timeS: signal.durationS / 2, what: "the middle of the recording")]
      : Self.spread(found)
  }

  /// The places that do not share a strip with an earlier one.
  private static func apart(_ places: [Place]) -> [Place] {
    places.reduce(into: []) { kept, place in
      if let last = kept.last, place.timeS - last.timeS < lengthS(.wide) / 2 { return }
      kept.append(place)
    }
  }

  /// At most as many as are drawn, from the first to the last.
  private static func spread(_ places: [Place]) -> [Place] {
    guard places.count > mostStrips else { return places }
    return (0..<mostStrips).map { places[$0 * (places.count - 1) / (mostStrips - 1)] }
  }

  private static func lengthS(_ kind: ChartSize.Kind) -> Double { kind == .wide ? 6 : 3 }

  var sizes: [ChartSize] {
    let height = Double(places.count) * Self.stripHeight + 14
    return [.wide(height: height), .compact(height: height)]
  }

  var summary: String {
    guard foundCount > 0 else {
      return
        "Every beat was taken for normal and the whole signal for usable; this is the middle of"
        + " the recording."
    }
    let shown =
      foundCount > places.count
      ? "\(NumberText.count(places.count)) of \(NumberText.count(foundCount)) places are shown, from"
        + " the first to the last"
      : "\(counted(places.count, "place")) \(places.count == 1 ? "is" : "are") shown"
    return shown + ". Beats are named by a program, not by a physician."
  }

  var legend: [LegendEntry] {
    [
      .init(.line, "ecg", "ECG"),
      .init(
        .dot, "peak",
        "beat: N normal, V ventricular,"
          + " S supraventricular, P paced, ? not classified"),
      .init(.cross, "artefact", "beat that was not used"),
    ]
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    places.enumerated().flatMap { index, place in
      strip(place, top: Double(index) * Self.stripHeight, size)
    }
  }

  private func strip(_ place: Place, top: Double, _ size: ChartSize) -> [SVG] {
    let window = window(of: place, Self.lengthS(size.kind))
    let runs = samples(in: window)
    let values = runs.flatMap { signal.samplesMv[$0].map(Double.init) }
    let ticks = Ticks.covering(.init(spanning: values), about: 3)
    let plot = Box(
      left: Axes.margin(for: ticks), top: top + 46, right: size.width - 12,
      bottom: top + Self.stripHeight - 18)
    let axes = Axes(plot: plot, x: window, y: ticks.domain)
    let unit = signal.isCalibrated ? "mV" : "units of the recorder"
    let seconds = stride(
      from: window.lowerBound.rounded(.up), through: window.upperBound, by: 1)
    return axes.vertical(ticks, title: "")
      + [
        .label(
          "\(unit), \(TimeAxis.clock(place.timeS)): \(place.what)", at: Point(0, plot.top - 24),
          class: "axis")
      ]
      + axes.horizontal(seconds.map { ($0, TimeAxis.clock($0)) }, title: "")
      + [.path(line(runs, axes), class: "ecg")] + marks(window, axes)
  }

  /// The stretch around a place, within the recording.
  private func window(of place: Place, _ lengthS: Double) -> ClosedRange<Double> {
    let lastStart = max(0, signal.durationS - lengthS)
    let start = min(max(0, place.timeS - lengthS / 2), lastStart)
    return start...(start + lengthS)
  }

  /// The samples of a stretch, run by run.
  private func samples(in window: ClosedRange<Double>) -> [Range<Int>] {
    zip(signal.runs, signal.runStartsS).compactMap { run, startS in
      func index(_ timeS: Double) -> Int {
        let offset = ((timeS - startS) * signal.samplingRateHz).rounded(.up)
        return run.lowerBound + Int(min(max(offset, 0), Double(run.count)))
      }
      let range = index(window.lowerBound)..<index(window.upperBound)
      return range.isEmpty ? nil : range
    }
  }

  private func timeS(of sample: Int) -> Double {
    let run = signal.runs.lastIndex { $0.lowerBound <= sample } ?? 0
    return signal.runStartsS[run]
      + Double(sample - signal.runs[run].lowerBound) / signal.samplingRateHz
  }

  private func line(_ runs: [Range<Int>], _ axes: Axes) -> PathData {
    var path = PathData()
    for run in runs {
      let firstS = timeS(of: run.lowerBound)
      func x(_ sample: Int) -> Double {
        firstS + Double(sample - run.lowerBound) / signal.samplingRateHz
      }
      let kept = Decimation.extremes(
        run, column: { Int(axes.x(x($0)) * 2) }, value: { Double(signal.samplesMv[$0]) })
      for (place, sample) in kept.enumerated() {
        let point = axes.point(x(sample), Double(signal.samplesMv[sample]))
        if place == 0 { path.move(to: point) } else { path.line(to: point) }
      }
    }
    return path
  }

  private func beats(in window: ClosedRange<Double>) -> [Int] {
    findings.beats.indices.filter { window.contains(findings.beats[$0].timeS) }
  }

  private func marks(_ window: ClosedRange<Double>, _ axes: Axes) -> [SVG] {
    beats(in: window).flatMap { index -> [SVG] in
      let type = findings.types[index]
      let place = Point(axes.x(findings.beats[index].timeS), axes.plot.top - 4)
      let title = "\(TimeAxis.clock(findings.beats[index].timeS)): \(type.name)"
      let mark: SVG =
        findings.isKept[index]
        ? .circle(place, radius: 3, class: "peak", title: title)
        : .path(.cross(at: place, radius: 3), class: "artefact", title: title + ", not used")
      return [
        mark,
        .label(
          type.sign, at: Point(place.x + 5, place.y + 4),
          class: type == .normal ? "faint" : "band"),
      ]
    }
  }

  var numbers: [HTML] {
    let indices = places.flatMap { beats(in: window(of: $0, Self.lengthS(.wide))) }
    let rows = Set(indices).sorted().map { index in
      [
        NumberText.fixed(findings.beats[index].timeS, 3), findings.types[index].name,
        findings.isKept[index] ? "used" : "not used",
      ]
    }
    return [
      .numbers(
        caption: "The beats on the strips; hrv beats lists all",
        header: ["time s", "taken for", "in the intervals"], rows: rows)
    ]
  }
}

extension BeatType {
  /// The letter over a beat.
  fileprivate var sign: String {
    switch self {
    case .normal: "N"
    case .ventricular: "V"
    case .supraventricular: "S"
    case .paced: "P"
    case .unclassifiable: "?"
    }
  }
}
