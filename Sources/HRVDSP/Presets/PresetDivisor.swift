/// What a sum of squares is divided by.
enum PresetDivisor: Hashable, Sendable {
  /// n
  case n
  /// n − 1
  case nMinus1
  /// n + 1
  case nPlus1

  func callAsFunction(_ count: Int) -> Double {
    switch self {
    case .n: Double(count)
    case .nMinus1: Double(count - 1)
    case .nPlus1: Double(count + 1)
    }
  }
}
