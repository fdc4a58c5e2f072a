public import HRVModel

/// Looks ahead: what a plan could show, and whether it is worth following.
public struct TrialPlanning: Sendable {
  private let simulationCount: Int
  private let seed: UInt64

  /// The half-lives for which the visible share of an effect is told, in days.
  public static let halfLivesDays = [1.0, 3, 7, 14, 28]
  /// The fewest days of a baseline from which noise is estimated.
  public static let fewestBaselineDays = 20

  /// Prepares to look ahead.
  ///
  /// - Parameters:
  ///   - simulationCount: the simulated trials behind each chance, 50 to 10 000.
  ///   - seed: where their random numbers start.
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)``.
  public init(simulationCount: Int = 300, seed: UInt64 = 1) throws(ModelError) {
    guard (50...10_000).contains(simulationCount) else {
      throw .outOfRange(
        quantity: "number of simulated trials", value: Double(simulationCount),
        allowed: "50 to 10000")
    }
    self.simulationCount = simulationCount
    self.seed = seed
  }

  /// What `plan` can be expected to show.
  ///
  /// - Parameters:
  ///   - noise: what the outcome does from day to day.
  ///   - effectsSD: full effects, in standard deviations of the noise, each 0 to 10.
  /// - Throws: ``Refusal`` when the test of the plan cannot be worked out.
  /// - Complexity: as of the simulation: O(*simulations*·*effects*·*assignments*·*days*), with at
  ///   most 100 assignments.
  public func forecast(
    of plan: TrialPlan, noise: TrialForecast.Noise, effectsSD: [Double] = [0.5, 1]
  ) throws(Refusal) -> TrialForecast {
    let power = TrialPower(
      plan: plan,
      noise: DayNoise.Parameters(
        dayToDayCorrelation: min(noise.dayToDayCorrelation, DayNoise.greatestCorrelation),
        slowShare: noise.slowShare),
      simulationCount: simulationCount, seed: seed)
    let powers: [TrialForecast.Power]
    do throws(EstimationError) { powers = try power(effectsSD: effectsSD) } catch {
      throw RefusalRule.noEstimate(error)
    }
    return TrialForecast(
      visibleShares: Self.halfLivesDays.map { Self.visibleShare(of: plan, halfLifeDays: $0) },
      noise: noise, powers: powers, simulationCount: simulationCount,
      comparedAssignments: power.schedules().count,
      warnings: PlanRule.warnings(about: plan))
  }

  /// Why `plan` should not be followed; empty when nothing stands against it.
  public static func refusals(of plan: TrialPlan) -> [Refusal] { PlanRule.refusals(of: plan) }

  private static func visibleShare(
    of plan: TrialPlan, halfLifeDays: Double
  ) -> TrialForecast.VisibleShare {
    TrialForecast.VisibleShare(
      halfLifeDays: halfLifeDays,
      allDays: EffectVisibility.share(of: plan.isOn, halfLifeDays: halfLifeDays) ?? 0,
      settledDays: EffectVisibility.share(
        of: plan.isOn, halfLifeDays: halfLifeDays, leavingOut: plan.isSettling))
  }
}
