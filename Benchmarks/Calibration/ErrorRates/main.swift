// How often the test of exposure errs, on simulated studies whose truth is known.
//
//   ErrorRates FOLDER REPLICATES DATE
//   ErrorRates quick
//
// The first writes FOLDER/error-rates.csv, a cell a row, and FOLDER/error-rates.md; the second
// runs a few cells and writes nothing. Both end with a failure when a cell lies outside what the
// README beside the results promises. Seeds are fixed.
import Dispatch
import Foundation
import Synchronization

let arguments = CommandLine.arguments
let isQuick = arguments.count == 2 && arguments[1] == "quick"
guard isQuick || arguments.count == 4, let replicates = isQuick ? 200 : Int(arguments[2]) else {
  fatalError("ErrorRates FOLDER REPLICATES DATE | ErrorRates quick")
}
var families: [Family] = []
for missing in [0, 0.3] {
  for schedule in Schedule.all {
    for isPool in [false, true] {
      for days in [60, 120] where !isQuick || days == 60 && missing == 0 {
        guard !isQuick || (schedule.name == Schedule.blocksName) != isPool else { continue }
        families.append(
          Family(
            schedule: schedule, isPool: isPool, days: days, missing: missing,
            noises: isQuick
              ? Noise.all.filter { ["AR(1) .3", "mix"].contains($0.name) } : Noise.all,
            mostDraws: isQuick ? 10 : 70))
      }
    }
  }
}
let asked = families
let measured = Mutex([[Cell]](repeating: [], count: asked.count))
DispatchQueue.concurrentPerform(iterations: asked.count) { index in
  do {
    let cells = try asked[index].measure(replicates: replicates)
    let done = cells.map {
      "\(Report.name($0)): " + ($0.replicates > 0 ? Report.number($0.size) : "refused")
    }
    FileHandle.standardError.write(Data((done.joined(separator: "\n") + "\n").utf8))
    try measured.withLock {
      $0[index] = cells
      // A run that is broken off leaves the cells that it finished.
      try Report.write($0.flatMap { $0 }, arguments)
    }
  } catch {
    fatalError("\(error)")
  }
}
// Of 160 cells some lie outside by chance: those are measured again with four times as many other
// series, and all of them together decide.
let first = measured.withLock { $0.flatMap { $0 } }
let owners = asked.flatMap { family in family.noises.map { _ in family } }
let doubtful = first.indices.filter { index in
  Gate.all.contains { $0.violation(by: first[index]) != nil }
}
let second = Mutex([Int: Cell]())
DispatchQueue.concurrentPerform(iterations: doubtful.count) { place in
  let index = doubtful[place]
  do {
    var family = owners[index]
    family.noises = family.noises.filter { $0.name == first[index].noise }
    let found = try family.measure(replicates: 4 * replicates, round: 1)[0]
    second.withLock { $0[index] = found }
  } catch {
    fatalError("\(error)")
  }
}
var cells = first
var again: [String] = []
for (index, found) in second.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
  let outside = Gate.violations([first[index]])
  cells[index].add(found)
  again.append(
    outside.joined(separator: "; ")
      + "; with the \(found.replicates) others \(Report.number(cells[index].size)) % false finds"
      + (cells[index].randomisedPower.map { ", randomisation finds \(Report.number($0)) %" } ?? ""))
}
try Report.write(cells, again: again, arguments)
for line in again { print(line) }
let violations = Gate.violations(cells)
for violation in violations { print(violation) }
print(violations.isEmpty ? "all gates hold" : "\(violations.count) outside")
exit(violations.isEmpty ? 0 : 1)
