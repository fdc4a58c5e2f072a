extension Kernels {
  /// The least and the greatest of `x`.
  ///
  /// - Precondition: `x` is not empty and holds no NaN.
  package static func extremes(
    _ x: borrowing Span<Double>
  ) -> (least: Double, greatest: Double) {
    var (least, greatest) = (x[0], x[0])
    var lows = SIMD8<Double>(repeating: x[0])
    var highs = lows
    var i = 0
    while i &+ 8 <= x.count {
      let values = eight(x, i)
      lows.replace(with: values, where: values .< lows)
      highs.replace(with: values, where: values .> highs)
      i &+= 8
    }
    while i < x.count {
      least = min(least, x[i])
      greatest = max(greatest, x[i])
      i &+= 1
    }
    for lane in 0..<8 {
      least = min(least, lows[lane])
      greatest = max(greatest, highs[lane])
    }
    return (least, greatest)
  }

  /// `y[i] = |x[i] − centre|`.
  ///
  /// - Precondition: `y` is as long as `x` or longer.
  package static func distances(
    _ x: borrowing Span<Double>, from centre: Double, into y: inout MutableSpan<Double>
  ) {
    precondition(x.count <= y.count)
    for i in x.indices { y[i] = abs(x[i] - centre) }
  }

  /// `y[i] = |x[i + 1] − x[i]|`, from `y[first]` on.
  ///
  /// - Precondition: `y` has room for `x.count - 1` values from `first` on.
  package static func differenceSizes(
    _ x: borrowing Span<Double>, into y: inout MutableSpan<Double>, at first: Int
  ) {
    precondition(first >= 0 && first + max(0, x.count - 1) <= y.count)
    var i = 1
    while i < x.count {
      y[first &+ i &- 1] = abs(x[i] - x[i &- 1])
      i &+= 1
    }
  }
}
