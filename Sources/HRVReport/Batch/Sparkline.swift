internal import HRVModel

/// The course of a recording in a few heights.
struct Sparkline: Sendable {
  /// The mean interval of each stretch between the least and the greatest of them, from 0 to 100;
  /// `missing` where there is none.
  let heights: [UInt8]

  static let count = 48
  private static let missing = UInt8.max
  /// Smaller changes than this do not fill the height, in ms.
  private static let leastRangeMs = 40.0

  init(heights: [UInt8]) { self.heights = heights }

  /// - Complexity: O(*n*).
  init(_ nn: NNSeries, durationS: Double) {
    var sums = Array(repeating: 0.0, count: Self.count)
    var counts = Array(repeating: 0, count: Self.count)
    let stretchS = max(durationS, nn.endTimesS.last ?? 0, 1e-3) / Double(Self.count)
    for (timeS, intervalMs) in zip(nn.endTimesS, nn.intervalsMs) {
      let place = min(Self.count - 1, max(0, Int(timeS / stretchS)))
      sums[place] += intervalMs
      counts[place] += 1
    }
    let means = zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : Double.nan }
    let range = ClosedRange(spanning: means)
    let widthMs = max(range.upperBound - range.lowerBound, Self.leastRangeMs)
    let lowestMs = (range.lowerBound + range.upperBound - widthMs) / 2
    heights = means.map {
      $0.isNaN ? Self.missing : UInt8(min(100, max(0, ($0 - lowestMs) / widthMs * 100)))
    }
  }

  /// The line, which breaks where there is nothing.
  var path: PathData {
    var path = PathData()
    var isDrawing = false
    for (column, height) in heights.enumerated() {
      guard height != Self.missing else {
        isDrawing = false
        continue
      }
      let point = Point(Double(column) * 2 + 1, (21 - Double(height) * 0.2).rounded())
      if isDrawing { path.line(to: point) } else { path.move(to: point) }
      isDrawing = true
    }
    return path
  }

  /// The picture for a cell of a table; the numbers of its row say more to those who do not see it.
  var picture: HTML {
    .embedding(
      .element(
        "svg",
        [
          "class": "spark", "viewBox": "0 0 98 22", "aria-hidden": "true",
          "xmlns": "http://www.w3.org/2000/svg",
        ], [.path(path, class: "series")]))
  }
}
