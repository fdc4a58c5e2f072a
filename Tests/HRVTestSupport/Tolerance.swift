/// How far a computed value may lie from the expected one, and in what measure.
public enum Tolerance: Sendable {
  /// `|a − b| ≤ t · max(|a|, |b|)`.
  case relative(Double)
  /// `|a − b| ≤ t`, in the unit of the values: for expected zeros.
  case absolute(Double)
  /// The same bits.
  case exact

  /// Whether `a` and `b` are near enough. NaN is near nothing.
  public func accepts(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .relative(let t): abs(a - b) <= t * max(abs(a), abs(b))
    case .absolute(let t): abs(a - b) <= t
    case .exact: a.bitPattern == b.bitPattern
    }
  }
}

/// The first place where two arrays differ by more than allowed, as a sentence.
public func mismatch(_ actual: [Double], _ expected: [Double], _ tolerance: Tolerance) -> String? {
  guard actual.count == expected.count else {
    return "\(actual.count) values, expected \(expected.count)"
  }
  for i in actual.indices where !tolerance.accepts(actual[i], expected[i]) {
    return "[\(i)] is \(actual[i]), expected \(expected[i]) ± \(tolerance)"
  }
  return nil
}
