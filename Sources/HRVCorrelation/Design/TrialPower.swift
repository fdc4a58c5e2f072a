internal import HRVModel

/// The chance that a plan finds a true effect, by simulation.
///
/// A trial is a schedule of the lot, noise on every morning after a day of the plan, and the effect
/// times the level of the body pool. Each schedule of the lot has its turn: how likely something
/// is found belongs to the design, and drawing again does not better it. The noise is shared by
/// all effects, so that their chances can be compared.
struct TrialPower {
  let plan: TrialPlan
  let noise: DayNoise.Parameters
  /// The number of simulated trials.
  let simulationCount: Int
  let seed: UInt64

  /// The simulated trials without effect behind the critical value of the regression.
  static let nullCount = 999
  /// The most schedules that trials are made and tested with. Of more, so many are drawn: a test
  /// among them keeps its level all the same, and loses a little power.
  static let mostSchedules = 100

  /// The mornings of the trial: each day after a day of the plan.
  private var days: [Int] { plan.isOn.indices.map { $0 + 1 } }

  /// The assignments that trials are made and tested with.
  func schedules() -> [Int] {
    var all = Array(0..<plan.design.assignmentCount)
    guard all.count > Self.mostSchedules else { return all }
    var generator = SplitMix64(seed: seed &+ 2)
    for i in 0..<Self.mostSchedules {
      all.swapAt(i, i + Int(generator.nextUniform() * Double(all.count - i)))
    }
    return Array(all.prefix(Self.mostSchedules))
  }

  /// The chances, for each of the effects in standard deviations of the noise.
  ///
  /// The critical value of the regression is that of its own distribution under this noise; the
  /// bootstrap of a study estimates it.
  ///
  /// - Complexity: O(*simulations*·*effects*·*schedules*·*days*), and less where the test is lost
  ///   early.
  func callAsFunction(effectsSD: [Double]) throws(EstimationError) -> [TrialForecast.Power] {
    let columns = exposures()
    var null = Trials(
      noiseSeries(count: Self.nullCount, seed: seed), length: days.count,
      schedules: columns.count)
    var trials = Trials(
      noiseSeries(count: simulationCount, seed: seed &+ 1), length: days.count,
      schedules: columns.count)
    trials.repeat(withEffects: effectsSD, of: columns)
    for (schedule, exposure) in columns.enumerated() {
      let contrast = try ScheduleContrast(days: days, exposure: exposure)
      try null.observe(schedule, contrast)
      try trials.observe(schedule, contrast)
    }
    let critical = ParametricBootstrap.Distribution(absolute: null.regression.sorted())
      .criticalValue(level: 1 - TrialPlan.level)
    let most = Int((TrialPlan.level * Double(columns.count) + 1e-9).rounded(.down))
    for (schedule, exposure) in columns.enumerated() {
      try trials.compare(
        schedule, try ScheduleContrast(days: days, exposure: exposure), most: most)
    }
    return effectsSD.indices.map { index in
      let own = (index * simulationCount)..<((index + 1) * simulationCount)
      let total = Double(simulationCount)
      return TrialForecast.Power(
        effectSD: effectsSD[index],
        regression: Double(own.count { trials.regression[$0] > critical }) / total,
        randomisation: Double(own.count { trials.asExtreme[$0] <= most }) / total)
    }
  }

  /// The exposures on the mornings under each of the schedules, the full level being 1.
  private func exposures() -> [[Double]] {
    let moments = days.map {
      Timestamp(day: plan.firstDay.advanced(by: $0), minuteOfDay: 7 * 60)
    }
    let planned = PlannedExposure(plan, at: moments)
    let full = plan.dose.elementalMg
    return schedules().map { planned(underAssignment: $0).map { $0 / full } }
  }

  private func noiseSeries(count: Int, seed: UInt64) -> [Double] {
    let process = NoiseProcess(noise, on: days)
    var deviates = NormalDeviates(seed: seed)
    var series: [Double] = []
    series.reserveCapacity(count * days.count)
    for _ in 0..<count { process.simulate(&deviates) { _, value in series.append(value) } }
    return series
  }
}
