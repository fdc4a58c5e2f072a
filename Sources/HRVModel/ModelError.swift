/// A value that would break an invariant of the model.
public enum ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A series needs at least one interval or sample.
  case emptySeries
  /// An interval is not finite or not greater than zero.
  case invalidInterval(index: Int, valueMs: Double)
  /// A sample is not finite.
  case invalidSample(index: Int)
  /// A rate, a duration or a mass lies outside what it may be.
  case outOfRange(quantity: String, value: Double, allowed: String)
  /// Two things that are to be one series differ.
  case incompatible(String, String)

  /// One sentence for a person.
  public var description: String {
    switch self {
    case .emptySeries: "the series is empty"
    case .invalidInterval(let index, let valueMs):
      "interval \(index) is \(valueMs) ms; an interval is finite and greater than 0"
    case .invalidSample(let index): "sample \(index) is not a finite number"
    case .outOfRange(let quantity, let value, let allowed):
      "\(quantity) is \(value); allowed is \(allowed)"
    case .incompatible(let one, let other):
      "\(one) and \(other) cannot be one series"
    }
  }
}
