internal import HRVModel

extension PoincarePlot {
  /// The pairs, one dot a place of the drawing, darker where several fall together: a day of
  /// beats costs no more than the drawing has places, and no lone pair is lost.
  func cloud(_ axes: Axes) -> [SVG] {
    var dots = [PathData(), PathData(), PathData()]
    for (cell, count) in cells(axes).sorted(by: { $0.key < $1.key }) {
      let density = count < 3 ? 0 : count < 10 ? 1 : 2
      dots[density].dot(at: cell.centre(in: axes.plot))
    }
    return [
      .path(dots[0], class: "cloud"), .path(dots[1], class: "cloud dense"),
      .path(dots[2], class: "cloud densest"),
    ]
  }

  /// A place of the drawing.
  private struct Cell: Hashable, Comparable {
    static let size = 1.5
    let column: Int
    let row: Int

    func centre(in plot: Box) -> Point {
      Point(
        plot.left + (Double(column) + 0.5) * Self.size, plot.top + (Double(row) + 0.5) * Self.size)
    }

    static func < (lhs: Cell, rhs: Cell) -> Bool {
      (lhs.column, lhs.row) < (rhs.column, rhs.row)
    }
  }

  private func cells(_ axes: Axes) -> [Cell: Int] {
    let intervals = analysis.nn.intervalsMs
    var cells: [Cell: Int] = [:]
    for run in analysis.nn.runs {
      for index in run.dropLast() {
        let place = axes.point(intervals[index], intervals[index + 1])
        let cell = Cell(
          column: Int((place.x - axes.plot.left) / Cell.size),
          row: Int((place.y - axes.plot.top) / Cell.size))
        cells[cell, default: 0] += 1
      }
    }
    return cells
  }
}
