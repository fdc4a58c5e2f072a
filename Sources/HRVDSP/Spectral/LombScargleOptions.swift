public import HRVModel

/// The grid of a Lomb–Scargle spectrum.
public struct LombScargleOptions: Hashable, Sendable {
  /// How many bins there are to `1 / span`, the distance of frequencies that can be told apart.
  public let oversampling: Int
  /// The highest frequency, in Hz.
  public let maximumHz: Double
  /// The least time that the intervals must cover, in seconds.
  public let minimumS: Double

  /// One bin to `1 / span`, up to 0.5 Hz, at least 110 s.
  public static let standard = LombScargleOptions(unchecked: 1, 0.5, SpectralSettings.shortestS)

  /// Creates options, or refuses what no spectrum can be made with.
  ///
  /// - Parameters:
  ///   - oversampling: in `1...32`.
  ///   - maximumHz: in `0.1...2`.
  ///   - minimumS: in `10...86_400`.
  /// - Throws: ``HRVModel/ModelError/outOfRange(quantity:value:allowed:)``.
  public init(
    oversampling: Int = 1, maximumHz: Double = 0.5, minimumS: Double = SpectralSettings.shortestS
  ) throws(ModelError) {
    try WelchOptions.check(Double(oversampling), in: 1...32, "oversampling")
    try WelchOptions.check(maximumHz, in: 0.1...2, "highest frequency in Hz")
    try WelchOptions.check(minimumS, in: 10...86_400, "minimum length in s")
    self.init(unchecked: oversampling, maximumHz, minimumS)
  }

  private init(unchecked oversampling: Int, _ maximumHz: Double, _ minimumS: Double) {
    self.oversampling = oversampling
    self.maximumHz = maximumHz
    self.minimumS = minimumS
  }
}
