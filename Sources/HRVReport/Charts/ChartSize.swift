/// The extent of a drawing, in its own units, of which text is 13 high.
struct ChartSize: Hashable {
  let width: Double
  let height: Double
  let kind: Kind

  /// For which screens a drawing is.
  enum Kind: String {
    /// Screens of 720 CSS pixels or more, and paper.
    case wide
    /// Smaller screens.
    case compact
    /// Every screen: a drawing that is half as wide as the page, or narrower.
    case any
  }

  /// Full width of the page.
  static func wide(height: Double) -> ChartSize { .init(width: 900, height: height, kind: .wide) }
  /// Full width of a telephone.
  static func compact(height: Double) -> ChartSize {
    .init(width: 360, height: height, kind: .compact)
  }
  /// Half of the page, or a telephone.
  static func half(height: Double) -> ChartSize { .init(width: 420, height: height, kind: .any) }

  /// The number of marks that have room along the width.
  var tickCount: Int { width > 600 ? 9 : 5 }
}
