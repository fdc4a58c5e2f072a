import Foundation
import HRVCorrelation

/// One schedule, exposure, length and process, and how often the test was right.
struct Cell: Sendable {
  let schedule: String
  let exposure: String
  let days: Int
  let noise: String
  let missing: Double
  var replicates = 0
  /// Rejections without an effect, and with one of 1 SD.
  var falseFinds = 0
  var finds = 0
  /// Every fourth replicate gets an interval and, where the schedule has one, a randomisation
  /// test: the intervals that held the effect of 1 SD, the rejections that these replicates had
  /// without an effect, and those of the randomisation test without and with one.
  var asked = 0
  var held = 0
  var askedFalseFinds = 0
  var randomisedFalseFinds: Int?
  var randomisedFinds: Int?

  private func percent(_ count: Int, of all: Int) -> Double {
    100 * Double(count) / Double(max(1, all))
  }
  var size: Double { percent(falseFinds, of: replicates) }
  var power: Double { percent(finds, of: replicates) }
  var coverage: Double { percent(held, of: asked) }
  var sizeWhereAsked: Double { percent(askedFalseFinds, of: asked) }
  var randomisedSize: Double? { randomisedFalseFinds.map { percent($0, of: asked) } }
  var randomisedPower: Double? { randomisedFinds.map { percent($0, of: asked) } }
  /// The standard error of a share of 5 % of so many, in percent.
  static func error(of count: Int) -> Double {
    100 * (0.05 * 0.95 / Double(max(1, count))).squareRoot()
  }
}

/// The cells that share designs: a schedule and an exposure at one length.
struct Family: Sendable {
  let schedule: Schedule
  let isPool: Bool
  let days: Int
  let missing: Double
  let noises: [Noise]
  /// The most schedules that are gone through.
  var mostDraws = Int.max

  /// The number of simulated series of the product's default.
  static let bootstrapCount = 1999

  func measure(replicates: Int) throws -> [Cell] {
    var cells = noises.map {
      Cell(
        schedule: schedule.name, exposure: isPool ? "pool" : "on/off", days: days,
        noise: $0.name, missing: missing)
    }
    // Days that are missing differ from draw to draw as well.
    let draws = min(mostDraws, max(missing > 0 ? 6 : 1, schedule.draws))
    for draw in 0..<draws {
      let share = replicates * (draw + 1) / draws - replicates * draw / draws
      try measure(draw, of: draws, replicates: share, &cells)
    }
    return cells
  }

  private func measure(
    _ draw: Int, of draws: Int, replicates: Int, _ cells: inout [Cell]
  ) throws {
    let key = UInt64(schedule.name.utf8.reduce(0) { $0 * 31 + UInt64($1) }) &+ UInt64(days)
    var chance = Chance(1, key, UInt64(draw))
    let taken = schedule.days(days, Double(draw) / Double(draws), &chance)
    let kept = (0..<days).filter { _ in chance.uniform() >= missing }
    let exposure = exposure(taken, kept)
    let design = try ExposureDesign(
      days: kept, exposure: exposure, bootstrapCount: Self.bootstrapCount, seed: UInt64(draw + 1))
    let isRandomised = schedule.name == Schedule.blocksName
    let lot =
      try isRandomised
      ? RandomisationDesign(
        days: kept,
        exposures: Schedule.blockAssignments.map {
          self.exposure(Schedule.spread($0, over: days), kept)
        }) : nil
    let drawn = Schedule.blockAssignments.firstIndex {
      self.exposure(Schedule.spread($0, over: days), kept) == exposure
    }
    for (index, noise) in noises.enumerated() {
      // The same series for every exposure of a schedule.
      var chance = Chance(2, key, UInt64(draw), UInt64(index))
      for replicate in 0..<replicates {
        let series = noise.series(days, &chance)
        let null = kept.map { series[$0] }
        // p of the effect −1 without an effect is p of none with an effect of 1.
        let p = try design.pValues(of: [0, -1], outcome: null)
        cells[index].replicates += 1
        cells[index].falseFinds += p[0] <= 0.05 ? 1 : 0
        cells[index].finds += p[1] <= 0.05 ? 1 : 0
        guard replicate % 4 == 0 else { continue }
        let effect = zip(null, exposure).map { $0 + $1 }
        let interval = try ExposureRegression(outcome: effect, on: design).interval
        cells[index].asked += 1
        cells[index].held += interval.lower <= 1 && 1 <= interval.upper ? 1 : 0
        cells[index].askedFalseFinds += p[0] <= 0.05 ? 1 : 0
        guard let lot, let drawn else { continue }
        let finds = try [null, effect].map {
          try lot.pValue(of: $0, drawn: drawn) <= 0.05 ? 1 : 0
        }
        cells[index].randomisedFalseFinds = (cells[index].randomisedFalseFinds ?? 0) + finds[0]
        cells[index].randomisedFinds = (cells[index].randomisedFinds ?? 0) + finds[1]
      }
    }
  }

  private func exposure(_ taken: [Double], _ kept: [Int]) -> [Double] {
    let levels = isPool ? Schedule.pool(taken) : taken
    return kept.map { levels[$0] }
  }
}
