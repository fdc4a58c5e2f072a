public import HRVModel

/// How a single periodogram is made.
public struct PeriodogramOptions: Hashable, Sendable {
  /// The rate of the resampled tachogram, in Hz.
  public let resampleHz: Double
  /// The shortest stretch that gives a spectrum, in seconds.
  public let minimumS: Double
  /// The weights that fade the stretch in and out.
  public let window: Window
  /// What is removed from the resampled stretch.
  public let detrending: Detrending

  /// 4 Hz, at least 110 s, Hann's window, the mean removed.
  public static let standard = PeriodogramOptions(
    unchecked: 4, SpectralSettings.shortestS, .hann, .none)

  /// Creates options, or refuses what no spectrum can be made with.
  ///
  /// - Parameters:
  ///   - resampleHz: in `1...100`.
  ///   - minimumS: in `10...86_400`.
  ///   - window: the weights of the stretch.
  ///   - detrending: what is removed from the stretch, beside its mean.
  /// - Throws: ``HRVModel/ModelError/outOfRange(quantity:value:allowed:)``.
  public init(
    resampleHz: Double = 4, minimumS: Double = SpectralSettings.shortestS, window: Window = .hann,
    detrending: Detrending = .none
  ) throws(ModelError) {
    try WelchOptions.check(resampleHz, in: 1...100, "resampling rate in Hz")
    try WelchOptions.check(minimumS, in: 10...86_400, "minimum length in s")
    self.init(unchecked: resampleHz, minimumS, window, detrending)
  }

  private init(
    unchecked resampleHz: Double, _ minimumS: Double, _ window: Window,
    _ detrending: Detrending
  ) {
    self.resampleHz = resampleHz
    self.minimumS = minimumS
    self.window = window
    self.detrending = detrending
  }
}
