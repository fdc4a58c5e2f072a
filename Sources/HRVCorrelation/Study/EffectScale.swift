internal import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// How an effect is told: of a logarithm in percent of the metric itself, `100·(e^β − 1)`, of
/// any other outcome in its own unit, where percent of a whole are percentage points.
enum EffectScale: Hashable, Sendable {
  case percent
  case unit(String)

  /// The scale of `outcome`; logarithms have ids that begin with `ln_`.
  init(_ outcome: MetricDefinition) {
    if outcome.id.rawValue.hasPrefix("ln_") {
      self = .percent
    } else {
      self = .unit(outcome.unit == "%" ? "percentage points" : outcome.unit)
    }
  }

  /// The unit of what ``callAsFunction(_:)`` gives.
  var unit: String {
    switch self {
    case .percent: "%"
    case .unit(let unit): unit
    }
  }

  /// `effect`, in the outcome's unit, on this scale; nil when it is not a finite number.
  func callAsFunction(_ effect: Double) -> Double? {
    let told =
      switch self {
      case .percent: 100 * expm1(effect)
      case .unit: effect
      }
    return told.isFinite ? told : nil
  }
}
