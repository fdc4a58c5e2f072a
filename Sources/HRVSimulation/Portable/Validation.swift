internal import HRVModel

/// Refuses a number outside `allowed`; NaN lies outside everything.
func require(
  _ value: Double, in allowed: ClosedRange<Double>, _ quantity: String
) throws(ModelError) {
  guard allowed.contains(value) else {
    throw .outOfRange(
      quantity: quantity, value: value, allowed: "\(allowed.lowerBound) to \(allowed.upperBound)")
  }
}

/// Refuses a count outside `allowed`.
func require(
  _ count: Int, in allowed: ClosedRange<Int>, _ quantity: String
) throws(ModelError) {
  guard allowed.contains(count) else {
    throw .outOfRange(
      quantity: quantity, value: Double(count),
      allowed: "\(allowed.lowerBound) to \(allowed.upperBound)")
  }
}
