internal import HRVModel

/// The intervals over the time of the recording: the corrected series as a line that breaks
/// at gaps, what was corrected marked where it was recorded, and what stands in its place.
///
/// The axis fits the corrected series. A missed beat doubles an interval, and an axis that
/// held it would flatten the rest: what was recorded beyond the axis is a triangle at its edge.
struct Tachogram: Chart {
  let analysis: RecordingAnalysis
  let name = "tachogram"
  let title = "Intervals over time"
  let sizes: [ChartSize] = [.wide(height: 290), .compact(height: 280)]

  var summary: String {
    let range = analysis.nn.intervalsMs
    let lowest = NumberText.fixed(range.min() ?? 0, 0)
    let highest = NumberText.fixed(range.max() ?? 0, 0)
    let corrected = counted(analysis.correctedBeats, "interval")
    let verb = analysis.correctedBeats == 1 ? "was" : "were"
    return "Corrected intervals between \(lowest) and \(highest) ms over"
      + " \(DurationText.words(analysis.durationS)); \(corrected) \(verb) corrected,"
      + " \(analysis.gaps.isEmpty ? "no gaps" : counted(analysis.gaps.count, "gap"))."
  }

  var legend: [LegendEntry] {
    var entries = [LegendEntry(.line, "series key", "interval after correction")]
    if !analysis.nn.audit.isEmpty {
      entries.append(
        .init(.cross, "artefact", "recorded, but not kept (triangle: beyond the axis)"))
      entries.append(.init(.dot, "replacement", "put in its place"))
    }
    if !analysis.gaps.isEmpty { entries.append(.init(.box, "gap", "gap: no usable beats")) }
    return entries
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let time = TimeAxis(analysis)
    let ticks = Ticks.covering(rangeMs, about: 5)
    let plot = Box(
      left: Axes.margin(for: ticks), top: 34, right: size.width - 44, bottom: size.height - 46)
    let axes = Axes(plot: plot, x: time.domainS, y: ticks.domain)
    let marks = time.marks(about: size.tickCount)
    return gaps(axes) + axes.vertical(ticks, title: "interval, ms") + rates(axes, ticks)
      + axes.horizontal(marks, title: time.title) + [series(axes)] + artefacts(axes)
  }

  /// All of the corrected series, and recorded values as far as half of its range beyond.
  private var rangeMs: ClosedRange<Double> {
    let audit = analysis.nn.audit
    let kept = ClosedRange(
      spanning: [analysis.nn.intervalsMs, audit.compactMap(\.replacementMs)].joined())
    let margin = max(40, (kept.upperBound - kept.lowerBound) / 2)
    let widest = max(0, kept.lowerBound - margin)...(kept.upperBound + margin)
    let recorded = audit.map { min(max($0.recordedMs, widest.lowerBound), widest.upperBound) }
    return .init(spanning: [kept.lowerBound, kept.upperBound] + recorded)
  }

  /// The heart rates that belong to the marked intervals, on the right.
  private func rates(_ axes: Axes, _ ticks: Ticks) -> [SVG] {
    let right = axes.plot.right
    let labels = ticks.values.filter { $0 > 0 }.map { value in
      SVG.label(
        NumberText.fixed(60_000 / value, 0), at: Point(right + 7, axes.y(value) + 4.5),
        class: "tick faint")
    }
    return labels + [
      .label("bpm", at: Point(right + 44, axes.plot.top - 12), anchor: .end, class: "axis faint")
    ]
  }

  private func series(_ axes: Axes) -> SVG {
    let nn = analysis.nn
    var path = PathData()
    for run in nn.runs {
      let kept = Decimation.extremes(
        run, column: { Int(axes.x(nn.endTimesS[$0]) * 2) }, value: { nn.intervalsMs[$0] })
      for (place, index) in kept.enumerated() {
        let point = axes.point(nn.endTimesS[index], nn.intervalsMs[index])
        if place == 0 { path.move(to: point) } else { path.line(to: point) }
      }
      if kept.count == 1 {
        path.dot(at: axes.point(nn.endTimesS[kept[0]], nn.intervalsMs[kept[0]]))
      }
    }
    return .path(path, class: "series", reading: Reading(axes: axes, x: "clock", y: "ms"))
  }

  /// Gaps as shaded stretches; those that the drawing cannot tell apart become one.
  private func gaps(_ axes: Axes) -> [SVG] {
    var stretches: [(left: Double, right: Double, title: String, count: Int)] = []
    for gap in analysis.gaps {
      let left = axes.x(gap.startS)
      let right = max(axes.x(gap.startS + gap.durationS), left + 1.5)
      if let last = stretches.last, left < last.right + 0.5 {
        stretches[stretches.count - 1].right = max(last.right, right)
        stretches[stretches.count - 1].count += 1
        continue
      }
      let title =
        "gap at \(TimeAxis.clock(gap.startS)): \(DurationText.words(gap.durationS)),"
        + " \(gap.cause.text)"
      stretches.append((left, right, title, 1))
    }
    return stretches.map { stretch in
      let (top, bottom) = (axes.plot.top, axes.plot.bottom)
      return .rectangle(
        Box(left: stretch.left, top: top, right: stretch.right, bottom: bottom), class: "gap",
        title: stretch.count == 1 ? stretch.title : "\(stretch.count) gaps")
    }
  }
}
