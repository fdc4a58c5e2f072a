public import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension ExposureModel {
  /// The body pool with a half-life of 7 days.
  ///
  /// Of half-lives of 0 (a step), 3, 7 and 14 days, 7 loses least when another is the true one:
  /// at most 13 points of power, with a bias of at most 15 %.
  public static let bodyPool = makeBodyPool(halfLifeDays: 7)

  /// What is left of all doses so far, as the daily dose that would keep it there:
  /// `P(s) = (1 − 2^(−1/h))·Σ doseᵢ·2^(−(s−tᵢ)/h)`.
  ///
  /// A constant daily dose reads as itself right after a dose, and as `2^(−1/h)` of itself a
  /// day later.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for a half-life outside 0.1 to
  ///   365 days.
  public static func bodyPool(halfLifeDays: Double) throws(ModelError) -> ExposureModel {
    try checkHalfLife(halfLifeDays)
    return makeBodyPool(halfLifeDays: halfLifeDays)
  }

  private static func makeBodyPool(halfLifeDays: Double) -> ExposureModel {
    ExposureModel(
      id: "body-pool",
      summary: "body pool with a half-life of"
        + " \(NumberText.short(halfLifeDays, decimals: 2)) d",
      formula: "(1 - 2^(-1/h)) * sum of dose * 2^(-elapsed/h)",
      source: "slow pools turn over in weeks (Avioli and Berman 1966); h by the power it keeps"
        + " when wrong",
      windowDays: poolWindowDays(halfLifeDays), memoryDays: poolMemoryDays(halfLifeDays),
      weight: poolWeight(halfLifeDays: halfLifeDays))
  }

  /// What a dose of 1 counts after so many days, 0 before it was taken:
  /// `(1 − 2^(−1/h))·2^(−elapsed/h)`.
  static func poolWeight(halfLifeDays: Double) -> @Sendable (_ elapsedDays: Double) -> Double {
    let fresh = 1 - exp2(-1 / halfLifeDays)
    return { $0 > 0 ? fresh * exp2(-$0 / halfLifeDays) : 0 }
  }

  /// Refuses a half-life that is none.
  static func checkHalfLife(_ halfLifeDays: Double) throws(ModelError) {
    guard (0.1...365).contains(halfLifeDays) else {
      throw .outOfRange(
        quantity: "half-life in days", value: halfLifeDays, allowed: "0.1 to 365")
    }
  }

  /// Three half-lives hold seven eighths of a pool.
  static func poolWindowDays(_ halfLifeDays: Double) -> Int {
    max(1, Int((3 * halfLifeDays).rounded(.up)))
  }

  /// After 53 half-lives a dose is below rounding.
  static func poolMemoryDays(_ halfLifeDays: Double) -> Int {
    max(2, Int((53 * halfLifeDays).rounded(.up)))
  }
}
