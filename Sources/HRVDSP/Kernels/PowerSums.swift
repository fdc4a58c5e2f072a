/// The sum of some numbers and of their squares.
package struct PowerSums: Equatable, Sendable {
  /// Σ x.
  package var sum = 0.0
  /// Σ x².
  package var sumOfSquares = 0.0

  package init() {}

  package static func += (total: inout PowerSums, part: PowerSums) {
    total.sum += part.sum
    total.sumOfSquares += part.sumOfSquares
  }
}
