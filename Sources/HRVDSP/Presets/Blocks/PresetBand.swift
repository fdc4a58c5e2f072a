/// A band with the program's edges and its rule of integration.
struct PresetBand: Hashable, Sendable {
  let lowerHz: Double
  let upperHz: Double
  var holdsLower = true
  var holdsUpper = false
  let rule: Rule
  /// Whether a power of 0 is no number.
  var emptyIsMissing = false

  /// How the density is added up.
  enum Rule: Hashable, Sendable {
    /// Trapezia between neighbouring bins of the band.
    case trapezoid
    /// Σ density · bin width
    case rectangle
    /// Σ density, where the program's density is a power already.
    case sum
  }
}
