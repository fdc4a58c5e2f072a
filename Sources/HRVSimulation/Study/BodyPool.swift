/// Magnesium that a dose leaves in the body, lost with one half-life:
///
///     P(s) = (1 − 2^(−1/h)) · Σ doseᵢ · 2^(−(s − tᵢ)/h),   over doses with tᵢ < s
///
/// The factor makes the pool read the daily dose right after a dose of an endless daily
/// regimen; a day later it reads 2^(−1/h) of that.
struct BodyPool {
  private let halfLifeDays: Double
  private var sumMg = 0.0
  private var lastDays = 0.0

  /// An empty pool.
  init(halfLifeDays: Double) { self.halfLifeDays = halfLifeDays }

  /// Adds a dose; times may not run backwards.
  mutating func take(_ doseMg: Double, atDays timeDays: Double) {
    sumMg = sumMg * kept(until: timeDays) + doseMg
    lastDays = timeDays
  }

  /// The level, in mg/d, at a time after the last dose.
  func levelMgPerDay(atDays timeDays: Double) -> Double {
    (1 - PortableMath.powerOfTwo(-1 / halfLifeDays)) * sumMg * kept(until: timeDays)
  }

  private func kept(until timeDays: Double) -> Double {
    PortableMath.powerOfTwo(-(timeDays - lastDays) / halfLifeDays)
  }
}
