internal import HRVModel

/// How far from no effect each schedule that the lot could have drawn comes out, with the drawn
/// one among them: the randomisation test, to look at.
struct RandomisationChart: Chart {
  let schedules: StudyResult.ScheduleStatistics
  let test: TestResult
  let name = "lot"
  let title = "The drawn schedule among all that the lot could have drawn"
  let sizes: [ChartSize] = [.wide(height: 270), .compact(height: 270)]
  private let ticks: Ticks
  private let bins: [Bin]

  /// Schedules whose distance from 0 lies in a range.
  private struct Bin {
    let from: Double
    let to: Double
    /// Those that show less than the drawn one.
    var less = 0
    /// Those that show at least as much.
    var asMuch = 0
  }

  /// Nil without a test of a plan.
  init?(_ result: StudyResult) {
    guard let schedules = result.schedules, let test = result.randomisation else { return nil }
    self.schedules = schedules
    self.test = test
    let descending = schedules.t.map(abs).sorted(by: >)
    let ticks = Ticks.covering(0...max(descending[0], 1), about: 6)
    let count = min(40, max(10, Int(Double(descending.count).squareRoot() * 1.5)))
    let width = ticks.domain.upperBound / Double(count)
    var bins = (0..<count).map { Bin(from: Double($0) * width, to: Double($0 + 1) * width) }
    for (rank, distance) in descending.enumerated() {
      let index = min(count - 1, Int(distance / width))
      if rank < schedules.asExtreme { bins[index].asMuch += 1 } else { bins[index].less += 1 }
    }
    self.ticks = ticks
    self.bins = bins
  }

  private var drawn: Double { abs(schedules.t[schedules.drawn]) }

  var summary: String {
    "\(NumberText.count(schedules.asExtreme)) of the \(counted(schedules.t.count, "schedule"))"
      + " \(schedules.asExtreme == 1 ? "comes" : "come") out at least as far from no effect as the"
      + " drawn one (|t| = \(NumberText.fixed(drawn, 2))): \(NumberText.pValue(test.pValue))."
  }

  var legend: [LegendEntry] {
    [
      .init(.box, "lot", "schedules that show less"),
      .init(.box, "asmuch", "schedules that show at least as much"),
      .init(.line, "switch", "the drawn schedule"),
    ]
  }

  func drawing(_ size: ChartSize) -> [SVG] {
    let greatest = bins.map { $0.less + $0.asMuch }.max() ?? 0
    let counts = Ticks.covering(0...Double(max(greatest, 4)), about: 4)
    let plot = Box(
      left: Axes.margin(for: counts), top: 40, right: size.width - 16, bottom: size.height - 46)
    let axes = Axes(plot: plot, x: ticks.domain, y: counts.domain)
    let place = axes.x(drawn)
    let label = "drawn: \(NumberText.fixed(drawn, 2))"
    return axes.vertical(counts, title: "schedules") + bins.flatMap { bars($0, axes) }
      + axes.horizontal(ticks, title: "|t|: distance from no effect, in standard errors")
      + [
        .line(
          from: Point(place, plot.top - 2), to: Point(place, plot.bottom), class: "switch",
          title: label),
        .label(
          label, at: Point(min(max(place, plot.left + 40), plot.right - 40), plot.top - 10),
          anchor: .middle, class: "halo"),
      ]
  }

  private func bars(_ bin: Bin, _ axes: Axes) -> [SVG] {
    let range = "|t| \(NumberText.fixed(bin.from, 2)) to \(NumberText.fixed(bin.to, 2))"
    func bar(_ from: Int, _ to: Int, _ style: StaticString, _ what: String) -> SVG? {
      guard to > from else { return nil }
      let box = Box(
        left: axes.x(bin.from) + 0.5, top: axes.y(Double(to)), right: axes.x(bin.to) - 0.5,
        bottom: axes.y(Double(from)))
      return .rectangle(
        box, class: style, title: "\(range): \(counted(to - from, "schedule")), \(what)")
    }
    return [
      bar(0, bin.less, "lot", "less than the drawn one"),
      bar(bin.less, bin.less + bin.asMuch, "asmuch", "at least as much as the drawn one"),
    ].compactMap { $0 }
  }

  var numbers: [HTML] {
    let rows = bins.filter { $0.less + $0.asMuch > 0 }.map {
      [
        "\(NumberText.fixed($0.from, 2)) to \(NumberText.fixed($0.to, 2))",
        NumberText.count($0.less), NumberText.count($0.asMuch),
      ]
    }
    return [
      .numbers(
        caption: "Schedules by |t|; of the drawn one it is \(NumberText.fixed(drawn, 4))",
        header: ["|t|", "less than the drawn one", "at least as much"], rows: rows)
    ]
  }
}
