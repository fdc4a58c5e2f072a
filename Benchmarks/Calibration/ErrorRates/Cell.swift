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
  /// Studies that the product refuses to judge.
  var refused = 0
  /// Every fourth replicate gets an interval: those that held the effect of 1 SD, and the rejections
  /// that these replicates had without an effect.
  var asked = 0
  var held = 0
  var askedFalseFinds = 0
  /// Replicates that got a randomisation test of their schedule, its rejections with an effect, and
  /// the sum of the shares of all schedules of the lot that it would have rejected without one, had
  /// they been drawn: on given days and a given outcome that is its size.
  var randomised = 0
  var randomisedFinds = 0
  var randomisedSizes = 0.0

  private func percent(_ count: Int, of all: Int) -> Double {
    100 * Double(count) / Double(max(1, all))
  }
  var size: Double { percent(falseFinds, of: replicates) }
  var power: Double { percent(finds, of: replicates) }
  var coverage: Double { percent(held, of: asked) }
  var sizeWhereAsked: Double { percent(askedFalseFinds, of: asked) }
  var randomisedSize: Double? { randomised > 0 ? 100 * randomisedSizes / Double(randomised) : nil }
  var randomisedPower: Double? {
    randomised > 0 ? percent(randomisedFinds, of: randomised) : nil
  }
  /// Takes in other replicates of the same cell.
  mutating func add(_ other: Cell) {
    replicates += other.replicates
    falseFinds += other.falseFinds
    finds += other.finds
    refused += other.refused
    asked += other.asked
    held += other.held
    askedFalseFinds += other.askedFalseFinds
    randomised += other.randomised
    randomisedFinds += other.randomisedFinds
    randomisedSizes += other.randomisedSizes
  }

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
  var noises: [Noise]
  /// The most schedules that are gone through.
  var mostDraws = Int.max

  /// The number of simulated series of the product's default.
  static let bootstrapCount = 1999

  /// - Parameter round: other rounds have other series.
  func measure(replicates: Int, round: UInt64 = 0) throws -> [Cell] {
    var cells = noises.map {
      Cell(
        schedule: schedule.name, exposure: isPool ? "pool" : "on/off", days: days,
        noise: $0.name, missing: missing)
    }
    // Days that are missing differ from draw to draw as well.
    let draws = min(mostDraws, max(missing > 0 ? 6 : 1, schedule.draws))
    for draw in 0..<draws {
      let share = replicates * (draw + 1) / draws - replicates * draw / draws
      try measure(draw, of: draws, replicates: share, round: round, &cells)
    }
    return cells
  }

  private func measure(
    _ draw: Int, of draws: Int, replicates: Int, round: UInt64, _ cells: inout [Cell]
  ) throws {
    let key = UInt64(schedule.name.utf8.reduce(0) { $0 * 31 + UInt64($1) }) &+ UInt64(days)
    var chance = Chance(1, key, UInt64(draw))
    let taken = schedule.days(days, Double(draw) / Double(draws), &chance)
    let kept = (0..<days).filter { _ in chance.uniform() >= missing }
    let exposure = exposure(taken, kept)
    let design = try ExposureDesign(
      days: kept, exposure: exposure, bootstrapCount: Self.bootstrapCount, seed: UInt64(draw + 1))
    guard !design.isSlowChangeOnFewDays else {
      for index in cells.indices { cells[index].refused += replicates }
      return
    }
    let isRandomised = schedule.name == Schedule.blocksName
    // The power of the test has a bound of its own where blocks are taken as they are.
    let step = isPool || missing > 0 ? 4 : 1
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
      let number = Noise.all.firstIndex { $0.name == noise.name } ?? 0
      var chance = Chance(2 + round, key, UInt64(draw), UInt64(number))
      var randomised: (null: [[Double]], effect: [[Double]]) = ([], [])
      for replicate in 0..<replicates {
        let series = noise.series(days, &chance)
        let null = kept.map { series[$0] }
        // p of the effect −1 without an effect is p of none with an effect of 1.
        let p = try design.pValues(of: [0, -1], outcome: null)
        cells[index].replicates += 1
        cells[index].falseFinds += p[0] <= 0.05 ? 1 : 0
        cells[index].finds += p[1] <= 0.05 ? 1 : 0
        let effect = zip(null, exposure).map { $0 + $1 }
        if replicate % 4 == 0 {
          let interval = try ExposureRegression(outcome: effect, on: design).interval
          cells[index].asked += 1
          cells[index].held += interval.lower <= 1 && 1 <= interval.upper ? 1 : 0
          cells[index].askedFalseFinds += p[0] <= 0.05 ? 1 : 0
        }
        guard replicate % step == 0 else { continue }
        randomised.null.append(null)
        randomised.effect.append(effect)
      }
      guard let lot, let drawn else { continue }
      cells[index].randomised += randomised.null.count
      for sizes in try lot.pValues(of: randomised.null) {
        cells[index].randomisedSizes += Double(sizes.count { $0 <= 0.05 }) / Double(sizes.count)
      }
      cells[index].randomisedFinds += try lot.pValues(of: randomised.effect).count {
        $0[drawn] <= 0.05
      }
    }
  }

  private func exposure(_ taken: [Double], _ kept: [Int]) -> [Double] {
    let levels = isPool ? Schedule.pool(taken) : taken
    return kept.map { levels[$0] }
  }
}
