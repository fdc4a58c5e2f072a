extension Kernels {
  /// Bins of one width, from whole multiples of it: bin *k* holds what is not below *k* widths
  /// and below *k* + 1.
  package struct Bins: Sendable {
    private let perMs: Double

    /// The number that makes the last bit of a sum worth 1.
    private static let units = 0x1p52

    /// Bins of this width, of 1 ms or more.
    package init(widthMs: Double) {
      // A little more than the reciprocal: no rounding takes a value on the edge of a bin below
      // it, nor leaves it in doubt. What lies less than a part in 10¹⁵ below an edge is on it.
      perMs = (1 / widthMs) * (1 + 0x1p-50)
    }

    /// The bin of a value that is not negative, and below 10⁹ ms.
    @inline(__always)
    package func index(_ valueMs: Double) -> Int {
      // Rounds to the nearest whole number what is half less: the whole part, without a
      // conversion that checks its range.
      let shifted = (valueMs * perMs - 0.5) + Self.units
      return Int(truncatingIfNeeded: shifted.bitPattern & 0xFFFF_FFFF)
    }
  }

  /// `counts[k] +=` the number of `x` in bin `origin + k`.
  ///
  /// - Precondition: every value falls into one of `counts`.
  package static func count(
    _ x: borrowing Span<Double>, in bins: Bins, from origin: Int,
    into counts: inout MutableSpan<UInt32>
  ) {
    // Bins are found a block ahead: the processor then knows early which counts it will need,
    // and does not take one before another in flight has been added to.
    var block = InlineArray<32, Int>(repeating: 0)
    var first = 0
    while first &+ 32 <= x.count {
      let part = x.extracting(first..<(first &+ 32))
      for i in 0..<32 { block[i] = bins.index(part[i]) &- origin }
      for i in 0..<32 { counts[block[i]] &+= 1 }
      first &+= 32
    }
    while first < x.count {
      counts[bins.index(x[first]) &- origin] &+= 1
      first &+= 1
    }
  }

  /// Adds `width` neighbouring counts each, from the first on, and puts the sum of group *k* at
  /// place *k*.
  ///
  /// - Precondition: `width` divides the number of counts.
  package static func join(_ counts: inout MutableSpan<UInt32>, by width: Int) {
    for k in 0..<(counts.count / width) {
      var sum: UInt32 = 0
      for i in (k * width)..<((k + 1) * width) { sum &+= counts[i] }
      counts[k] = sum
    }
  }

  /// The index of the greatest count, of the first one if several are.
  ///
  /// - Precondition: there is a count.
  package static func firstGreatest(_ counts: borrowing Span<UInt32>) -> Int {
    var best = 0
    for k in counts.indices where counts[k] > counts[best] { best = k }
    return best
  }

  /// How many bins from the peak of a histogram the foot of its best triangle lies, on one side.
  ///
  /// The triangle has the height *Y* of the peak and falls in a straight line to 0 at a distance
  /// of *d* bins, so that it is `Y (1 − j/d)` at the *j*-th bin from the peak. With counts `Dⱼ`
  /// at these bins (0 beyond the last), the sum of squared errors is
  ///
  ///     Σ Dⱼ² − 2 Y Σ Dⱼ (1 − j/d) + Y² Σ (1 − j/d)²,  the last two over j = 1…d − 1,
  ///
  /// in which only the sums of `Dⱼ` and `j Dⱼ` run with *d*, and the last term is
  /// `Y² (d − 1)(2d − 1) / 6d`. The sides do not know of each other, so the best of all
  /// triangles is that of the best sides. A foot may lie beyond the last bin. Past six times the
  /// sum of the `Dⱼ` over *Y*, the third term alone is greater than what the second can save.
  ///
  /// - Returns: the whole *d* of the least error, 1 or more; of equal errors, the least *d*.
  /// - Complexity: O(Σ D / Y).
  package static func triangleSide(
    _ counts: borrowing Span<UInt32>, peak: Int, step: Int
  ) -> Int {
    let height = Double(counts[peak])
    let last = step > 0 ? counts.count - 1 - peak : peak
    var total = 0.0
    for j in 0..<last { total += Double(counts[peak + (j + 1) * step]) }
    let farthest = Int(6 * total / height) + 2
    var (sum, moment) = (0.0, 0.0)
    var (best, saved) = (1, 0.0)
    var d = 2
    while d <= farthest {
      let j = d - 1
      if j <= last {
        let count = Double(counts[peak + j * step])
        sum += count
        moment += Double(j) * count
      }
      let width = Double(d)
      let saving =
        (12 * (sum * width - moment) - height * (width - 1) * (2 * width - 1)) / (6 * width)
      if saving > saved { (best, saved) = (d, saving) }
      d += 1
    }
    return best
  }
}
