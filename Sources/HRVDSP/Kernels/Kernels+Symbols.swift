extension Kernels {
  /// How many words of three symbols vary in which way.
  package struct WordCounts: Equatable, Sendable {
    /// Three equal symbols.
    package var noVariation = 0
    /// Two neighbouring equal symbols and another one.
    package var oneVariation = 0
    /// A climb or a fall over all three.
    package var twoLike = 0
    /// A peak or a valley.
    package var twoUnlike = 0

    package init() {}

    /// All words.
    package var total: Int { noVariation + oneVariation + twoLike + twoUnlike }
  }

  /// The number of symbols.
  package static let symbolLevels = 6

  /// Adds the words of one run, in symbols of six equal parts from `least` to `greatest`; a value
  /// on an inner edge belongs to the upper part.
  ///
  /// - Precondition: `least < greatest`, and no element lies outside.
  package static func addWords(
    _ x: borrowing Span<Double>, least: Double, greatest: Double, to words: inout WordCounts
  ) {
    guard x.count >= 3 else { return }
    let range = greatest - least
    let levels = symbolLevels
    func symbol(_ value: Double) -> Int {
      min(levels - 1, Int(Double(levels) * (value - least) / range))
    }
    var total = words
    var (first, middle) = (symbol(x[0]), symbol(x[1]))
    var i = 2
    while i < x.count {
      let last = symbol(x[i])
      let (before, after) = (middle - first, last - middle)
      let product = before * after
      total.noVariation &+= before == 0 && after == 0 ? 1 : 0
      total.oneVariation &+= (before == 0) != (after == 0) ? 1 : 0
      total.twoLike &+= product > 0 ? 1 : 0
      total.twoUnlike &+= product < 0 ? 1 : 0
      (first, middle) = (middle, last)
      i &+= 1
    }
    words = total
  }
}
