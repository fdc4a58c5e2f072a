internal import Synchronization

/// Plans of several lengths, kept for the next recording that needs them.
final class PlanCache<Plan: Sendable>: Sendable {
  private let capacity: Int
  private let plans = Mutex<[Int: Plan]>([:])

  /// A cache that keeps the first `capacity` plans: a long batch of odd lengths must not keep
  /// one of each.
  init(capacity: Int) { self.capacity = capacity }

  /// The plan of this length, made when there is none. Planning happens outside the lock: two
  /// tasks may make the same plan, and one of the two is dropped.
  func plan(length: Int, _ make: (Int) -> Plan) -> Plan {
    if let known = plans.withLock({ $0[length] }) { return known }
    let made = make(length)
    return plans.withLock { plans in
      if let known = plans[length] { return known }
      if plans.count < capacity { plans[length] = made }
      return made
    }
  }
}
