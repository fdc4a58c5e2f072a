import Foundation
import HRVDSP
import HRVModel
import HRVSimulation

/// The files.
enum Report {
  static func csv(_ cells: [Cell]) -> String {
    let rows = cells.map { cell in
      let counts = [cell.asked, cell.given, cell.held, cell.below, cell.above]
      let numbers = [cell.truth, cell.spread, cell.width].map { String(format: "%.5g", $0) }
      return
        ([String(format: "%g", cell.minutes), cell.family, cell.metric.rawValue]
        + numbers + counts.map(String.init)).joined(separator: ",")
    }
    let header =
      "minutes,family,metric,truth,sd,mean_width,asked,given,held,interval_below,interval_above"
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  /// Tables of coverage in percent; with the share that gave an interval where not all did.
  static func markdown(_ cells: [Cell]) -> String {
    let metrics = IntervalEstimator.metrics
    var lines = [
      "# Coverage of intervals of 95 %", "",
      "Percent of intervals that hold the value expected of a recording of that length. In"
        + " brackets: the percent of recordings that gave an interval, where not all did. A dash:"
        + " fewer than one in ten did. Made by `make calibrate-intervals`;"
        + " `StationaryRR.families` says what the processes are, `README.md` what this says.",
    ]
    for minutes in Set(cells.map(\.minutes)).sorted() {
      let here = cells.filter { $0.minutes == minutes }
      let count = here.map(\.asked).max() ?? 0
      // The standard error of a share of 95 %, in percent.
      let error = String(format: "%.1f", 100 * (0.95 * 0.05 / Double(max(1, count))).squareRoot())
      lines += [
        "", "## \(String(format: "%g", minutes)) minutes", "",
        "\(count) recordings a cell (standard error \(error)), truth from twice as many.", "",
      ]
      lines.append("| process | " + metrics.map(\.rawValue).joined(separator: " | ") + " |")
      lines.append("|---" + String(repeating: "|---:", count: metrics.count) + "|")
      for family in StationaryRR.families.map(\.name)
      where here.contains(where: { $0.family == family }) {
        let texts = metrics.map { id in
          text(here.first { $0.family == family && $0.metric == id })
        }
        lines.append("| \(family) | " + texts.joined(separator: " | ") + " |")
      }
      let sums = metrics.map { id in
        let coverages = here.filter { $0.metric == id }.compactMap(\.coverage)
        let good = coverages.filter { (0.93...0.97).contains($0) }.count
        return coverages.isEmpty ? "–" : "\(good) of \(coverages.count)"
      }
      lines.append("| **93–97** | " + sums.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ cell: Cell?) -> String {
    guard let cell, let coverage = cell.coverage else { return "–" }
    let percent = String(format: "%.1f", 100 * coverage)
    guard 200 * cell.given < 199 * cell.asked else { return percent }
    return percent + String(format: " (%.0f)", 100 * Double(cell.given) / Double(cell.asked))
  }
}
