public import HRVModel

/// How the slow drift of a series is removed.
///
/// Texts name them for options: `none`, `constant`, `linear`, `polynomial:3`,
/// `smoothness-priors:500`.
public struct Detrending: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case none
    case polynomial(degree: Int)
    case smoothnessPriors(lambda: Double)
  }

  let kind: Kind

  /// Leaves everything as it is.
  public static let none = Detrending(kind: .none)
  /// Removes the mean.
  public static let constant = Detrending(kind: .polynomial(degree: 0))
  /// Removes the least-squares line.
  public static let linear = Detrending(kind: .polynomial(degree: 1))

  /// The degrees that ``polynomial(degree:)`` takes.
  public static let degrees = 0...9
  /// The smoothing parameters that ``smoothnessPriors(lambda:)`` takes.
  ///
  /// The matrix has the condition number 1 + 16 λ²: at the upper end 2·10⁹, so that seven digits
  /// of the result are certain; at λ = 500 it is 4·10⁶, and nine are.
  public static let lambdas = 0.01...10_000

  /// Removes the least-squares polynomial of this degree in time.
  ///
  /// - Throws: ``HRVModel/ModelError/outOfRange(quantity:value:allowed:)`` beyond ``degrees``.
  public static func polynomial(degree: Int) throws(ModelError) -> Detrending {
    guard degrees.contains(degree) else {
      throw .outOfRange(
        quantity: "degree of a trend", value: Double(degree),
        allowed: "\(degrees.lowerBound) to \(degrees.upperBound)")
    }
    return Detrending(kind: .polynomial(degree: degree))
  }

  /// Removes the trend `z` that minimizes `‖x − z‖² + λ² ‖D₂ z‖²`, where `D₂ z` are the second
  /// differences from sample to sample.
  ///
  /// It is a high-pass filter whose gain is `λ²ω⁴ / (1 + λ²ω⁴)` at low frequencies ω (radians a
  /// sample): one half at `1/(2π√λ)` cycles a sample, which for λ = 500 at 4 Hz is 0.028 Hz.
  ///
  /// - Source: M. P. Tarvainen, P. O. Ranta-aho, P. A. Karjalainen, IEEE Trans. Biomed. Eng.
  ///   49(2), 2002, pp. 172–175. doi:10.1109/10.979357
  /// - Throws: ``HRVModel/ModelError/outOfRange(quantity:value:allowed:)`` beyond ``lambdas``.
  public static func smoothnessPriors(lambda: Double) throws(ModelError) -> Detrending {
    guard lambdas.contains(lambda) else {
      throw .outOfRange(
        quantity: "λ of smoothness priors", value: lambda,
        allowed: "\(lambdas.lowerBound) to \(lambdas.upperBound)")
    }
    return Detrending(kind: .smoothnessPriors(lambda: lambda))
  }
}

extension Detrending: LosslessStringConvertible {
  /// The detrending that `text` names; nil when it names none.
  public init?(_ text: String) {
    switch text {
    case "none": self = .none
    case "constant": self = .constant
    case "linear": self = .linear
    default:
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      let made: Detrending?
      switch parts[0] {
      case "polynomial": made = Int(parts[1]).flatMap { try? .polynomial(degree: $0) }
      case "smoothness-priors":
        made = Double(parts[1]).flatMap { try? .smoothnessPriors(lambda: $0) }
      default: made = nil
      }
      guard let made else { return nil }
      self = made
    }
  }

  /// The text that names it.
  public var description: String {
    switch kind {
    case .none: "none"
    case .polynomial(0): "constant"
    case .polynomial(1): "linear"
    case .polynomial(let degree): "polynomial:\(degree)"
    case .smoothnessPriors(let lambda):
      lambda == lambda.rounded()
        ? "smoothness-priors:\(Int(lambda))" : "smoothness-priors:\(lambda)"
    }
  }
}
