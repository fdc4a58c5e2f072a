/// What the noise of a daily series may look like: a slow part, correlated from day to day,
/// and a part that is new every day.
///
/// `Cov(eᵢ, eⱼ) = σ²·(w·ρ^|tᵢ−tⱼ| + (1−w)·fᵢ·[i = j])`, t in days, so that missing days only
/// lengthen a gap. The known factors `f` have a mean of 1; without weights all of them are 1.
enum DayNoise: Sendable {
  /// Both parts: `ρ` and the slow share `w` are estimated.
  case slowAndWhite
  /// The slow part alone (`w = 1`): a first-order autoregression.
  case slowOnly

  /// The parameters of the noise.
  struct Parameters: Hashable, Sendable {
    /// The correlation of the slow part from one day to the next.
    var dayToDayCorrelation: Double
    /// The share of the variance that is slow.
    var slowShare: Double
  }

  /// The largest day-to-day correlation that is considered. Beyond it, a slow part can hardly
  /// be told from a straight line over any study of a few months.
  static let greatestCorrelation = 0.99

  /// The points from the best of which the search for the maximum sets out.
  ///
  /// - Parameter isWeighted: whether days differ in their white noise.
  func grid(isWeighted: Bool) -> [Parameters] {
    let shares = self == .slowOnly ? [1] : [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.12]
    let correlations = [0.2, 0.4, 0.6, 0.75, 0.85, 0.92, 0.96]
    // Without correlation and weights the share has no meaning: one point stands for all.
    let uncorrelated: [Double] =
      self == .slowOnly ? [1] : isWeighted ? [1, 0.55, 0.12] : [0.55]
    return uncorrelated.map { Parameters(dayToDayCorrelation: 0, slowShare: $0) }
      + correlations.flatMap { correlation in
        shares.map { Parameters(dayToDayCorrelation: correlation, slowShare: $0) }
      }
  }
}
