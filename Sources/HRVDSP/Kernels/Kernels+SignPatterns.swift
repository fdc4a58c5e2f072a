extension Kernels {
  /// What the signs of successive differences tell of one or more runs.
  package struct SignPatterns: Equatable, Sendable {
    /// Pairs of neighbouring differences.
    package var pairs = 0
    /// Pairs whose product is not positive: the sign changes, or a difference is 0.
    package var inflections = 0
    /// Stretches of differences of one sign, zeros apart.
    package var segments = 0
    /// Differences in these stretches: those that are not 0.
    package var moving = 0
    /// Differences in stretches of three or more.
    package var inLongSegments = 0
    /// Differences in four or more neighbouring stretches of one difference each.
    package var inAlternation = 0

    package init() {}

    fileprivate mutating func close(_ length: Int, _ singles: inout Int) {
      guard length > 0 else { return }
      segments &+= 1
      moving &+= length
      if length >= 3 { inLongSegments &+= length }
      if length == 1 { singles &+= 1 } else { closeAlternation(&singles) }
    }

    fileprivate mutating func closeAlternation(_ singles: inout Int) {
      if singles >= 4 { inAlternation &+= singles }
      singles = 0
    }
  }

  /// Adds what the signs of the differences of one run tell.
  package static func addSignPatterns(
    _ x: borrowing Span<Double>, to patterns: inout SignPatterns
  ) {
    guard x.count > 1 else { return }
    var total = patterns
    var (previous, length, singles) = (0, 0, 0)
    var i = 1
    while i < x.count {
      let sign = (x[i] > x[i &- 1] ? 1 : 0) &- (x[i] < x[i &- 1] ? 1 : 0)
      if sign == previous, sign != 0 {
        length &+= 1
      } else {
        if i > 1 { total.inflections &+= 1 }
        total.close(length, &singles)
        if sign == 0 { total.closeAlternation(&singles) }
        length = sign == 0 ? 0 : 1
      }
      previous = sign
      i &+= 1
    }
    total.close(length, &singles)
    total.closeAlternation(&singles)
    total.pairs &+= x.count &- 2
    patterns = total
  }
}
