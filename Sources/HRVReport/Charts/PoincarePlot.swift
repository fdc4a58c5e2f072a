internal import HRVModel

/// Each interval against the next, with the ellipse of SD1 and SD2 around their mean.
///
/// No pair spans a gap.
struct PoincarePlot: Chart {
  let analysis: RecordingAnalysis
  let name = "poincare"
  let title = "Poincaré plot"
  let sizes: [ChartSize] = [.half(height: 440)]

  var summary: String {
    let pairs =
      "\(counted(analysis.nn.differenceCount, "pair")) of successive intervals."
      + analysis.replacedText
    guard let ellipse else { return pairs + " No ellipse: \(ellipseIsMissing)." }
    return pairs
      + " SD1, across the line of equal intervals, is \(NumberText.display(ellipse.sd1Ms)) ms;"
      + " SD2, along it, \(NumberText.display(ellipse.sd2Ms)) ms."
  }

  var legend: [LegendEntry] {
    var entries = [LegendEntry(.dot, "cloud key", "an interval and the next")]
    if ellipse != nil { entries.append(.init(.line, "ellipse", "SD1 and SD2 around the mean")) }
    entries.append(.init(.line, "identity", "equal intervals"))
    return entries
  }

  var numbers: [HTML] {
    var rows = [["pairs", NumberText.count(analysis.nn.differenceCount)]]
    rows.append([
      "mean interval, ms",
      analysis.refusal.map(\.description) ?? NumberText.fixed(meanMs, 1),
    ])
    if let ellipse {
      rows.append(["SD1, ms", NumberText.display(ellipse.sd1Ms)])
      rows.append(["SD2, ms", NumberText.display(ellipse.sd2Ms)])
    } else {
      rows.append(["SD1, SD2", ellipseIsMissing])
    }
    return [.numbers(caption: "The cloud in numbers", header: ["what", "value"], rows: rows)]
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let ticks = Ticks.covering(rangeMs, about: 5)
    let left = Axes.margin(for: ticks)
    let side = min(size.width - left - 14, size.height - 80)
    let plot = Box(left: left, top: 34, right: left + side, bottom: 34 + side)
    let axes = Axes(plot: plot, x: ticks.domain, y: ticks.domain)
    let identity = SVG.line(
      from: Point(plot.left, plot.bottom), to: Point(plot.right, plot.top), class: "identity")
    return axes.vertical(ticks, title: "next interval, ms")
      + axes.horizontal(ticks, title: "interval, ms") + [identity] + cloud(axes)
      + ellipseMarks(axes)
  }

  private var meanMs: Double {
    analysis.nn.intervalsMs.reduce(0, +) / Double(max(1, analysis.nn.intervalsMs.count))
  }

  private var ellipse: (sd1Ms: Double, sd2Ms: Double)? {
    guard let sd1 = analysis.value(Headline.sd1), let sd2 = analysis.value(Headline.sd2) else {
      return nil
    }
    return (sd1, sd2)
  }

  private var ellipseIsMissing: String {
    if let refusal = analysis.refusal { return refusal.description }
    for id in [Headline.sd1, Headline.sd2] {
      if case .failure(let error)? = analysis.metric(id)?.value { return error.description }
    }
    return "SD1 and SD2 were not computed"
  }

  private var rangeMs: ClosedRange<Double> {
    // An ellipse that leans at 45° reaches no further than 1/√2 of its half-axes together.
    let reach = ellipse.map { ($0.sd1Ms + $0.sd2Ms) * 0.5.squareRoot() } ?? 0
    return .init(spanning: analysis.nn.intervalsMs + [meanMs - reach, meanMs + reach])
  }

  private func ellipseMarks(_ axes: Axes) -> [SVG] {
    guard let ellipse else { return [] }
    let perMs =
      abs(axes.x.end - axes.x.start) / (axes.x.domain.upperBound - axes.x.domain.lowerBound)
    let (along, across) = (ellipse.sd2Ms * perMs, ellipse.sd1Ms * perMs)
    let centre = axes.point(meanMs, meanMs)
    let (u, v) = (along * 0.5.squareRoot(), across * 0.5.squareRoot())
    let sd2End = Point(centre.x + u, centre.y - u)
    let sd1End = Point(centre.x - v, centre.y - v)
    return [
      .risingEllipse(centre, along: along, across: across, class: "ellipse"),
      .line(from: centre, to: sd2End, class: "ellipse"),
      .line(from: centre, to: sd1End, class: "ellipse"),
      .label("SD2", at: Point(sd2End.x + 6, sd2End.y - 4), class: "halo"),
      .label("SD1", at: Point(sd1End.x - 6, sd1End.y - 4), anchor: .end, class: "halo"),
    ]
  }
}
