public import HRVModel

extension SimulatedStudy {
  /// Phases with and without magnesium, one after the other; 1 to 1000 days in all.
  public struct Schedule: Hashable, Sendable {
    /// The phases, in order.
    public let phases: [Phase]

    /// Days in a row with, or without, magnesium.
    public struct Phase: Hashable, Sendable {
      /// Whether magnesium is taken.
      public let isOn: Bool
      /// For how many days; at least 1.
      public let days: Int

      /// Creates a phase.
      public init(isOn: Bool, days: Int) {
        self.isOn = isOn
        self.days = days
      }
    }

    /// Creates a schedule.
    ///
    /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for a phase of no days or
    ///   for more than 1000 days; ``ModelError/emptySeries`` without a phase.
    public init(_ phases: [Phase]) throws(ModelError) {
      guard !phases.isEmpty else { throw .emptySeries }
      var total = 0
      for phase in phases {
        try require(phase.days, in: 1...1000, "days of a phase")
        total += phase.days
        try require(total, in: 1...1000, "days of a study")
      }
      self.phases = phases
    }

    /// Phases of equal length, the first without magnesium: two are an AB design, four ABAB.
    public static func alternating(phases: Int, days: Int) throws(ModelError) -> Schedule {
      try require(phases, in: 1...1000, "phases")
      return try Schedule((0..<phases).map { Phase(isOn: $0 % 2 == 1, days: days) })
    }

    /// Blocks of equal length, half of them with magnesium, in an order drawn by lot.
    ///
    /// - Parameter count: 2 to 1000, even.
    public static func randomBlocks(
      count: Int, days: Int, seed: UInt64
    ) throws(ModelError) -> Schedule {
      try require(count, in: 2...1000, "blocks")
      guard count.isMultiple(of: 2) else {
        throw .outOfRange(quantity: "blocks", value: Double(count), allowed: "an even number")
      }
      var order = (0..<count).map { $0 % 2 == 1 }
      var stream = RandomStream(seed: seed, .blockOrder)
      stream.shuffle(&order)
      return try Schedule(order.map { Phase(isOn: $0, days: days) })
    }

    /// Whether magnesium is taken, day by day.
    var days: [Bool] { phases.flatMap { Array(repeating: $0.isOn, count: $0.days) } }
  }
}
