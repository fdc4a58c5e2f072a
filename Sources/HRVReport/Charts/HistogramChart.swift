internal import HRVModel

/// How often intervals of each length came, with the triangle whose base is TINN.
struct HistogramChart: Chart {
  let histogram: IntervalCounts
  /// Why TINN is not told, and no triangle drawn; nil where it is.
  var withheld: String?
  /// What share of the intervals was put in, as a sentence after others, where that is much.
  var replaced = ""
  let name = "histogram"
  let title = "How long intervals were"
  let sizes: [ChartSize] = [.half(height: 440)]

  private var greatest: Int { histogram.counts.max() ?? 0 }
  private var lastEdgeMs: Double {
    histogram.firstEdgeMs + Double(histogram.counts.count) * histogram.binMs
  }

  private var triangle: IntervalCounts.Triangle? {
    withheld == nil ? histogram.triangle : nil
  }

  /// The base of the triangle, in ms.
  private var baseMs: Double? {
    triangle.map { $0.upperFootMs - $0.lowerFootMs }
  }

  var summary: String {
    let total = counted(histogram.counts.reduce(0, +), "interval")
    let bins = "\(total) in bins of \(NumberText.plain(histogram.binMs)) ms (1/128 s)." + replaced
    if let withheld { return bins + " No triangle: \(withheld)." }
    guard let triangle, let baseMs else {
      return bins + " All lie in one bin: there is no triangle."
    }
    return bins
      + " The triangle that fits best stands on \(NumberText.fixed(triangle.lowerFootMs, 0)) to"
      + " \(NumberText.fixed(triangle.upperFootMs, 0)) ms: TINN is"
      + " \(NumberText.display(baseMs)) ms."
  }

  var legend: [LegendEntry] {
    [.init(.box, "bars", "intervals in a bin")]
      + (triangle == nil ? [] : [.init(.line, "triangle", "triangle, base TINN")])
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let counts = Ticks.counts(upTo: greatest, about: 6)
    let plot = Box(
      left: Axes.margin(for: counts), top: 34, right: size.width - 14, bottom: size.height - 46)
    let axes = Axes(plot: plot, x: rangeMs, y: counts.domain)
    return axes.vertical(counts, title: "intervals") + [bars(axes)] + triangleMark(axes)
      + axes.horizontal(
        Ticks.inside(rangeMs, about: size.tickCount), title: "interval, ms")
  }

  private var rangeMs: ClosedRange<Double> {
    let lowest = min(histogram.firstEdgeMs, triangle?.lowerFootMs ?? .infinity)
    let highest = max(lastEdgeMs, triangle?.upperFootMs ?? -.infinity)
    return max(0, lowest - histogram.binMs)...(highest + histogram.binMs)
  }

  /// A bar for each bin that has any, or of bins that share a place the highest.
  private func bars(_ axes: Axes) -> SVG {
    let width = max(
      0.5, axes.x(histogram.firstEdgeMs + histogram.binMs) - axes.x(histogram.firstEdgeMs))
    let kept = Decimation.extremes(
      histogram.counts.indices, column: { Int(edge($0, axes) * 2) },
      value: { Double(histogram.counts[$0]) })
    var path = PathData()
    for bin in kept where histogram.counts[bin] > 0 {
      let (left, top) = (edge(bin, axes), axes.y(Double(histogram.counts[bin])))
      path.move(to: Point(left, axes.plot.bottom))
      path.line(to: Point(left, top))
      path.line(to: Point(left + width, top))
      path.line(to: Point(left + width, axes.plot.bottom))
      path.close()
    }
    return .path(path, class: "bars")
  }

  private func edge(_ bin: Int, _ axes: Axes) -> Double {
    axes.x(histogram.firstEdgeMs + Double(bin) * histogram.binMs)
  }

  private func triangleMark(_ axes: Axes) -> [SVG] {
    guard let triangle, let baseMs else { return [] }
    var path = PathData()
    path.move(to: axes.point(triangle.lowerFootMs, 0))
    path.line(to: axes.point(triangle.peakMs, Double(greatest)))
    path.line(to: axes.point(triangle.upperFootMs, 0))
    return [.path(path, class: "triangle", title: "TINN \(NumberText.display(baseMs)) ms")]
  }

  var numbers: [HTML] {
    // Neighbouring bins share a row, so that there are at most 60.
    let step = max(1, (histogram.counts.count + 59) / 60)
    let rows = stride(from: 0, to: histogram.counts.count, by: step).map { first in
      let end = min(first + step, histogram.counts.count)
      return [
        NumberText.fixed(histogram.firstEdgeMs + Double(first) * histogram.binMs, 1),
        NumberText.fixed(histogram.firstEdgeMs + Double(end) * histogram.binMs, 1),
        NumberText.count(histogram.counts[first..<end].reduce(0, +)),
      ]
    }
    return [
      .numbers(
        caption: "Intervals by length", header: ["from ms", "below ms", "intervals"], rows: rows)
    ]
  }
}

extension HistogramChart {
  /// The chart of a recording, whose TINN may have been refused.
  init(_ histogram: IntervalCounts, of analysis: RecordingAnalysis) {
    var withheld = analysis.refusal?.description
    if case .failure(let error)? = analysis.metric("tinn")?.value { withheld = error.description }
    self.init(histogram: histogram, withheld: withheld, replaced: analysis.replacedText)
  }
}
