#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// How much of a slow effect the difference between days with and without magnesium shows.
enum EffectVisibility {
  /// The mean of a body pool over the days with magnesium less that over the days without, its
  /// full level being 1; nil when there are no days of one kind.
  ///
  /// The pool is empty before the first day, and its level is that right after the day's dose:
  /// `pᵢ = 2^(−1/h)·pᵢ₋₁ + (1 − 2^(−1/h))·[i is on]`.
  static func share(
    of isOn: [Bool], halfLifeDays: Double, leavingOut isLeftOut: [Bool]? = nil
  ) -> Double? {
    let keep = exp2(-1 / halfLifeDays)
    var pool = 0.0
    var (on, off): ([Double], [Double]) = ([], [])
    for day in isOn.indices {
      pool = keep * pool + (isOn[day] ? 1 - keep : 0)
      if isLeftOut?[day] ?? false { continue }
      if isOn[day] { on.append(pool) } else { off.append(pool) }
    }
    return on.isEmpty || off.isEmpty ? nil : on.mean - off.mean
  }
}
