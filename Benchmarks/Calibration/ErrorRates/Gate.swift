/// What a cell must satisfy.
struct Gate: Sendable {
  let name: String
  let applies: @Sendable (Cell) -> Bool
  let value: @Sendable (Cell) -> Double?
  let allowed: ClosedRange<Double>
  /// How many replicates go in.
  var count: @Sendable (Cell) -> Int = \.replicates

  static let all = [
    Gate(
      name: "false finds under AR(1) are 3–7 %", applies: { $0.noise.hasPrefix("AR") },
      value: \.size, allowed: 3...7),
    Gate(
      name: "false finds under the mix are at most 9 % in 60 days",
      applies: { $0.noise == "mix" && $0.days == 60 }, value: \.size, allowed: 0...9),
    Gate(
      name: "false finds under the mix are at most 7 % in 120 days, on/off",
      applies: { $0.noise == "mix" && $0.days == 120 && $0.exposure == "on/off" }, value: \.size,
      allowed: 0...7),
    Gate(
      name: "false finds under a drift are at most 7 %", applies: { $0.noise == "drift" },
      value: \.size, allowed: 0...7),
    Gate(
      name: "coverage is 100 % less false finds, within 1", applies: { _ in true },
      value: { $0.coverage + $0.sizeWhereAsked }, allowed: 99...101),
    Gate(
      name: "false finds of the randomisation test are at most 5 %", applies: { _ in true },
      value: \.randomisedSize, allowed: 0...5, count: \.randomised),
    Gate(
      name: "power at 1 SD, 8 blocks, AR(1) .3, 60 days is at least 70 %",
      applies: { isPowerCell($0) && $0.days == 60 }, value: \.power, allowed: 70...100),
    Gate(
      name: "power at 1 SD, 8 blocks, AR(1) .3, 120 days is at least 90 %",
      applies: { isPowerCell($0) && $0.days == 120 }, value: \.power, allowed: 90...100),
    Gate(
      name: "power of the randomisation test there is at least 80 %",
      applies: { isPowerCell($0) && $0.days == 120 }, value: \.randomisedPower,
      allowed: 80...100, count: \.randomised),
  ]

  private static func isPowerCell(_ cell: Cell) -> Bool {
    cell.schedule == Schedule.blocksName && cell.exposure == "on/off" && cell.noise == "AR(1) .3"
      && cell.missing == 0
  }

  /// What of `cells` lies outside. Fewer than 2,000 replicates get the room by which their
  /// error exceeds that of 2,000, twice.
  static func violations(_ cells: [Cell]) -> [String] {
    all.flatMap { gate in
      cells.compactMap { cell in
        gate.violation(by: cell).map {
          "\(gate.name): \(Report.number($0)) (\(Report.name(cell)))"
        }
      }
    }
  }

  /// The value of a cell that lies outside.
  func violation(by cell: Cell) -> Double? {
    guard applies(cell), cell.replicates > 0, let value = value(cell) else { return nil }
    let room = 2 * max(0, Cell.error(of: count(cell)) - Cell.error(of: 2000))
    let isInside = value >= allowed.lowerBound - room && value <= allowed.upperBound + room
    return isInside ? nil : value
  }
}
