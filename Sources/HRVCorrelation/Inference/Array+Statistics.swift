/// Σ aᵢ·bᵢ, in order.
func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += a[i] * b[i] }
  return sum
}

extension [Double] {
  /// The arithmetic mean; 0 of nothing.
  var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }

  /// The values minus their mean.
  var centred: [Double] {
    let mean = mean
    return map { $0 - mean }
  }

  /// The standard deviation with divisor `n − 1`; 0 of fewer than two values.
  var standardDeviation: Double {
    count < 2 ? 0 : centred.euclideanLength / Double(count - 1).squareRoot()
  }

  /// √Σ xᵢ².
  var euclideanLength: Double { dot(self, self).squareRoot() }

  /// The middle value, or the mean of the two middle ones; nil of nothing.
  var median: Double? {
    guard !isEmpty else { return nil }
    let ordered = sorted()
    let middle = count / 2
    return count % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2
  }

  /// Whether all values are one, up to rounding.
  var isConstant: Bool {
    guard let least = self.min(), let greatest = self.max() else { return true }
    return greatest - least <= 1e-9 * Swift.max(abs(least), abs(greatest))
  }
}
