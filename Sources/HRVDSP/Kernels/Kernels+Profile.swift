extension Kernels {
  /// Prefix sums over the profile yₖ = Σ (xⱼ − `pivot`), j ≤ k: `sums[k]` holds Σ y, Σ i·y and
  /// Σ y² over the profile's points i < k.
  ///
  /// - Precondition: `sums` holds one element more than `x`.
  /// - Complexity: O(*n*), no allocation.
  package static func profileSums(
    _ x: borrowing Span<Double>, about pivot: Double, into sums: inout MutableSpan<ProfileSums>
  ) {
    precondition(sums.count > x.count)
    var (y, s, index) = (0.0, ProfileSums(), 0.0)
    sums[0] = s
    for k in 0..<x.count {
      y += x[k] - pivot
      s.y += y
      s.iy += index * y
      s.yy += y * y
      index += 1
      sums[k &+ 1] = s
    }
  }

  /// Σ (y − line)² over boxes of the profile, each with its own line of least squares, at
  /// `start`, `start + length`, … before `end`; `start` becomes the next box's.
  ///
  /// Over one box of s points, with t counted from its middle, Σ t² = s (s² − 1) / 12, so
  /// Σ (y − line)² = Σ y² − (Σ y)² / s − 12 (Σ t·y)² / (s (s² − 1)).
  ///
  /// A constant added to x adds a line to the profile and changes nothing, which is why the
  /// pivot is free: near the mean, it keeps the numbers small.
  ///
  /// - Precondition: every box lies in `sums`.
  /// - Complexity: O(boxes), no allocation.
  package static func squaredResiduals(
    _ sums: borrowing Span<ProfileSums>, _ box: ProfileBox, from start: inout Int, to end: Int
  ) -> Double {
    let (length, perPoint, perSlope) = (box.length, box.perPoint, box.perSlope)
    let s = Double(length)
    var middle = Double(start) + (s - 1) / 2
    var total = 0.0
    while start < end {
      let (a, b) = (sums[start], sums[start &+ length])
      let y = b.y - a.y
      let ty = (b.iy - a.iy) - middle * y
      total += (b.yy - a.yy) - (y * y * perPoint + ty * ty * perSlope)
      middle += s
      start &+= length
    }
    return total
  }
}
