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

  /// The number of points of the grid in each direction.
  static let gridSide = 8

  /// The angles of ``parameters(x:y:)`` that points of the grid have: the middles of equal parts
  /// of the quarter circle.
  static let gridAngles = (0..<gridSide).map {
    (Double($0) + 0.5) * Double.pi / Double(2 * gridSide)
  }

  /// The points from the best of which the search for the maximum sets out; `y` runs fastest.
  var grid: [Parameters] {
    Self.gridAngles.flatMap { x in
      (self == .slowOnly ? [Double.pi / 2] : Self.gridAngles).map { parameters(x: x, y: $0) }
    }
  }
}
