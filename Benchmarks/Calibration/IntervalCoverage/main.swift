// How often intervals of 95 % hold what they are about, on processes whose truth is simulated.
//
//   IntervalCoverage FOLDER [REPLICATES [MINUTES,… [FAMILY,…]]]
//
// writes FOLDER/intervals.csv, a cell a row, and FOLDER/intervals.md, a table a length. The truth
// of a cell is the mean of the metric over all replicates of the process; the first half of
// them also get intervals. Seeds are fixed: the files are the same on every run.
import Foundation
import HRVModel
import HRVSimulation

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
  fatalError("IntervalCoverage FOLDER [REPLICATES [MINUTES,… [FAMILY,…]]]")
}
let asked = arguments.count > 2 ? Int(arguments[2]) : nil
/// 4000 recordings, 2000 of an hour or more.
func replicates(minutes: Double) -> Int { asked ?? (minutes < 60 ? 4000 : 2000) }
let minutes =
  arguments.count > 3 ? arguments[3].split(separator: ",").compactMap { Double($0) } : [2, 5, 60]
let names = arguments.count > 4 ? arguments[4].split(separator: ",").map(String.init) : nil
let families = StationaryRR.families.filter { names?.contains($0.name) ?? true }

var cells: [Cell] = []
for length in minutes {
  for family in families {
    cells += try Cell.measure(family, minutes: length, replicates: replicates(minutes: length))
    FileHandle.standardError.write(Data("\(length) min \(family.name)\n".utf8))
  }
}
let folder = URL(fileURLWithPath: arguments[1])
try Report.csv(cells).write(
  to: folder.appendingPathComponent("intervals.csv"), atomically: true, encoding: .utf8)
try Report.markdown(cells).write(
  to: folder.appendingPathComponent("intervals.md"), atomically: true, encoding: .utf8)
