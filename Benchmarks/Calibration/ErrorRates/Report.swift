import Foundation

/// The files.
enum Report {
  static func number(_ value: Double) -> String { String(format: "%.1f", value) }

  static func name(_ cell: Cell) -> String {
    let missing = cell.missing > 0 ? ", 30 % missing" : ""
    return "\(cell.schedule) \(cell.exposure), \(cell.days) days, \(cell.noise)\(missing)"
  }

  /// Writes both into the folder that the arguments name; nothing when they name none.
  static func write(_ cells: [Cell], again: [String] = [], _ arguments: [String]) throws {
    guard arguments.count == 4 else { return }
    let folder = URL(fileURLWithPath: arguments[1])
    try csv(cells).write(
      to: folder.appendingPathComponent("error-rates.csv"), atomically: true, encoding: .utf8)
    try markdown(cells, again: again, date: arguments[3]).write(
      to: folder.appendingPathComponent("error-rates.md"), atomically: true, encoding: .utf8)
  }

  static func csv(_ cells: [Cell]) -> String {
    let header =
      "schedule,exposure,days,noise,missing,refused,replicates,false_finds,finds_at_1_sd,"
      + "asked,asked_false_finds,intervals_that_hold,"
      + "randomised,randomisation_size,randomisation_finds_at_1_sd"
    let rows = cells.map { cell in
      let randomised =
        cell.randomisedSize.map {
          [
            String(cell.randomised), String(format: "%.4f", $0 / 100), String(cell.randomisedFinds),
          ]
        } ?? ["", "", ""]
      let counts = [
        cell.refused, cell.replicates, cell.falseFinds, cell.finds, cell.asked,
        cell.askedFalseFinds, cell.held,
      ].map { String($0) }
      return
        ([
          cell.schedule, cell.exposure, String(cell.days), cell.noise,
          String(format: "%g", cell.missing),
        ] + counts + randomised).joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  static func markdown(_ cells: [Cell], again: [String], date: String) -> String {
    let replicates = cells.map(\.replicates).filter { $0 > 0 }.min() ?? 0
    let error = number(Cell.error(of: replicates))
    var lines = [
      "# Error rates of the test of exposure", "",
      "Percent of \(replicates) simulated studies a cell (standard error of 5 %: \(error)) in"
        + " which p ≤ 0.05, without an effect / with one of 1 SD. Run of \(date), made by"
        + " `make calibrate`; `README.md` says what schedules and processes are.",
    ]
    func table(_ title: String, _ part: [Cell], _ text: (Cell) -> String) {
      guard !part.isEmpty else { return }
      let noises = Noise.all.map(\.name).filter { name in part.contains { $0.noise == name } }
      lines += [
        "", "## \(title)", "",
        "| schedule, exposure | days | " + noises.joined(separator: " | ") + " |",
      ]
      lines.append("|---|---:" + String(repeating: "|---:", count: noises.count) + "|")
      var seen: Set<String> = []
      for cell in part where seen.insert("\(cell.schedule)\(cell.exposure)\(cell.days)").inserted {
        let row = noises.map { noise in
          part.first {
            $0.schedule == cell.schedule && $0.exposure == cell.exposure && $0.days == cell.days
              && $0.noise == noise
          }.map(text) ?? "–"
        }
        lines.append(
          "| \(cell.schedule), \(cell.exposure) | \(cell.days) | " + row.joined(separator: " | ")
            + " |")
      }
    }
    func rates(_ cell: Cell) -> String {
      cell.replicates > 0 ? "\(number(cell.size)) / \(number(cell.power))" : "refused"
    }
    table("Regression", cells.filter { $0.missing == 0 }, rates)
    table("Regression, 30 % of days missing at random", cells.filter { $0.missing > 0 }, rates)
    table(
      "Randomisation test of the schedule",
      cells.filter { $0.randomised > 0 && $0.missing == 0 }
    ) { "\(number($0.randomisedSize ?? 0)) / \(number($0.randomisedPower ?? 0))" }
    table("Intervals of 95 % that hold the effect", cells.filter { $0.missing == 0 }) {
      number($0.coverage)
    }
    if !again.isEmpty {
      lines += ["", "## Measured again, with four times as many other series", ""]
      lines += again.map { "- \($0)" }
    }
    let violations = Gate.violations(cells)
    lines += ["", "## Gates", ""]
    lines += violations.isEmpty ? ["All cells lie inside."] : violations.map { "- Outside: \($0)." }
    return lines.joined(separator: "\n") + "\n"
  }
}
