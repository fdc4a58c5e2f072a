public import HRVModel

/// How an autoregressive model is chosen.
public struct AutoregressiveOptions: Hashable, Sendable {
  /// How many coefficients there are.
  public enum Order: Hashable, Sendable {
    /// This many.
    case fixed(Int)
    /// As many as make Akaike's criterion `N ln σ² + 2p` least, at most so many.
    case akaike(maximum: Int)

    /// The greatest number of coefficients.
    var maximum: Int {
      switch self {
      case .fixed(let order), .akaike(let order): order
      }
    }
  }

  /// The rate of the resampled tachogram, in Hz. The order counts samples at this rate.
  public let resampleHz: Double
  /// How many coefficients there are.
  public let order: Order
  /// The shortest stretch that is used, in seconds.
  public let minimumS: Double
  /// What is removed from each resampled stretch, beside its mean.
  public let detrending: Detrending

  /// Order 16 at 4 Hz, stretches of at least 110 s, the mean removed: the order and the rate that
  /// Kubios and pyHRV use.
  public static let standard = AutoregressiveOptions(
    unchecked: 4, .fixed(16), SpectralSettings.shortestS, .none)

  /// Creates options, or refuses what no spectrum can be made with.
  ///
  /// - Parameters:
  ///   - resampleHz: in `1...100`.
  ///   - order: in `1...128`.
  ///   - minimumS: in `40...86_400`, with two samples for each coefficient.
  ///   - detrending: what is removed from each stretch.
  /// - Throws: ``HRVModel/ModelError/outOfRange(quantity:value:allowed:)``.
  public init(
    resampleHz: Double = 4, order: Order = .fixed(16),
    minimumS: Double = SpectralSettings.shortestS,
    detrending: Detrending = .none
  ) throws(ModelError) {
    try WelchOptions.check(resampleHz, in: 1...100, "resampling rate in Hz")
    try WelchOptions.check(Double(order.maximum), in: 1...128, "order of the model")
    try WelchOptions.check(minimumS, in: 40...86_400, "minimum length in s")
    try WelchOptions.check(
      Double(order.maximum), in: 1...(minimumS * resampleHz / 2), "order for stretches so short")
    self.init(unchecked: resampleHz, order, minimumS, detrending)
  }

  private init(
    unchecked resampleHz: Double, _ order: Order, _ minimumS: Double, _ detrending: Detrending
  ) {
    self.resampleHz = resampleHz
    self.order = order
    self.minimumS = minimumS
    self.detrending = detrending
  }
}
