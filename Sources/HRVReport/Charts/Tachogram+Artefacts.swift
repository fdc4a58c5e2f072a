internal import HRVModel

extension Tachogram {
  /// The most marks that are drawn one by one, with a text each.
  private static let singleMarks = 400

  /// What was not kept, and what stands in its place. Many marks are thinned to the extremes
  /// of every place along the axis.
  func artefacts(_ axes: Axes) -> [SVG] {
    let audit = analysis.nn.audit
    guard audit.count > Self.singleMarks else { return audit.flatMap { marks($0, axes) } }
    let recorded = Decimation.extremes(
      audit.indices, column: { Int(axes.x(audit[$0].endTimeS) / 2) },
      value: { audit[$0].recordedMs })
    let replaced = audit.filter { $0.replacementMs != nil }
    let kept = Decimation.extremes(
      replaced.indices, column: { Int(axes.x(replaced[$0].endTimeS) / 2) },
      value: { replaced[$0].replacementMs ?? 0 })
    var crosses = PathData()
    var dots = PathData()
    for index in recorded {
      addMark(audit[index], radius: 2.5, axes, to: &crosses)
    }
    for index in kept {
      guard let replacementMs = replaced[index].replacementMs else { continue }
      dots.dot(at: place(replaced[index], replacementMs, axes))
    }
    return [.path(crosses, class: "artefact"), .path(dots, class: "replacements")]
  }

  private func marks(_ decision: ArtefactDecision, _ axes: Axes) -> [SVG] {
    let recorded = pinned(decision, axes)
    var mark = PathData()
    addMark(decision, radius: 3.5, axes, to: &mark)
    let outcome =
      decision.replacementMs.map { "replaced by \(NumberText.fixed($0, 0)) ms" }
      ?? decision.action.rawValue
    let title =
      "\(TimeAxis.clock(decision.endTimeS)): \(NumberText.fixed(decision.recordedMs, 0)) ms,"
      + " \(decision.label.name), \(outcome)"
    var parts: [SVG] = []
    if let replacementMs = decision.replacementMs {
      let replacement = place(decision, replacementMs, axes)
      parts.append(.line(from: recorded, to: replacement, class: "moved"))
      parts.append(.circle(replacement, radius: 3, class: "replacement", title: title))
    }
    return parts + [.path(mark, class: "artefact", title: title)]
  }

  /// A cross, or at the edge of the axis a triangle that points beyond.
  private func addMark(
    _ decision: ArtefactDecision, radius: Double, _ axes: Axes, to path: inout PathData
  ) {
    let point = pinned(decision, axes)
    let value = decision.recordedMs
    guard !axes.y.domain.contains(value) else { return path.addCross(at: point, radius: radius) }
    let height = value > axes.y.domain.upperBound ? -radius * 1.6 : radius * 1.6
    path.move(to: Point(point.x - radius, point.y))
    path.line(to: Point(point.x + radius, point.y))
    path.line(to: Point(point.x, point.y + height))
    path.close()
  }

  /// Where a recorded value is drawn: at the edge when it lies beyond the axis.
  private func pinned(_ decision: ArtefactDecision, _ axes: Axes) -> Point {
    let domain = axes.y.domain
    let value = min(max(decision.recordedMs, domain.lowerBound), domain.upperBound)
    return place(decision, value, axes)
  }

  private func place(_ decision: ArtefactDecision, _ valueMs: Double, _ axes: Axes) -> Point {
    axes.point(decision.endTimeS, valueMs)
  }
}
