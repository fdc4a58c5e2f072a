import Foundation

/// How magnesium is taken: 1 on days with it, 0 on days without.
struct Schedule: Sendable {
  let name: String
  /// How many schedules there are or are drawn; 1 when there is but one.
  let draws: Int
  /// The days of one of them: `place` runs from 0 to 1 as they are gone through.
  let days: @Sendable (_ count: Int, _ place: Double, _ chance: inout Chance) -> [Double]

  static let all = [
    Schedule(name: "AB", draws: 1) { count, _, _ in (0..<count).map { 2 * $0 < count ? 0 : 1 } },
    Schedule(name: "ABAB", draws: 1) { count, _, _ in
      (0..<count).map { Double(4 * $0 / count % 2) }
    },
    Schedule(name: blocksName, draws: 70) { count, place, _ in
      spread(blockAssignments[Int(place * Double(blockAssignments.count))], over: count)
    },
    Schedule(name: "daily", draws: 6) { count, _, chance in
      (0..<count).map { _ in chance.uniform() < 0.5 ? 0 : 1 }
    },
  ]

  static let blocksName = "8 blocks"

  /// The 70 ways to have magnesium in four of eight blocks.
  static let blockAssignments: [[Double]] = (0..<256).filter { $0.nonzeroBitCount == 4 }
    .map { bits in (0..<8).map { Double(bits >> $0 & 1) } }

  static func spread(_ blocks: [Double], over count: Int) -> [Double] {
    (0..<count).map { blocks[$0 * blocks.count / count] }
  }

  /// The body pool with a half-life of 7 days after each day's dose; its full level is 1.
  static func pool(_ taken: [Double]) -> [Double] {
    let keep = exp2(-1 / 7.0)
    var level = 0.0
    return taken.map {
      level = keep * level + (1 - keep) * $0
      return level
    }
  }
}
